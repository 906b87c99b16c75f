// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.endtoend;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Point;

import com.sun.jna.NativeLong;
import com.sun.jna.platform.unix.X11;

/** A person at the X server: moves the pointer, clicks and types through the XTEST extension. */
public final class Keyboard implements AutoCloseable {
    private final X11.Display server;

    /** Connects to the X server. */
    public Keyboard() {
        X11.@Nullable Display opened = X11.INSTANCE.XOpenDisplay(null);
        if (opened == null) {
            throw new AssertionError("no X server at DISPLAY=" + System.getenv("DISPLAY"));
        }
        server = opened;
    }

    /** Clicks with the left button there. */
    public void click(Point at) {
        X11.XTest.INSTANCE.XTestFakeMotionEvent(server, -1, at.x, at.y, new NativeLong(0));
        X11.XTest.INSTANCE.XTestFakeButtonEvent(server, 1, true, new NativeLong(0));
        X11.XTest.INSTANCE.XTestFakeButtonEvent(server, 1, false, new NativeLong(50));
        X11.INSTANCE.XFlush(server);
    }

    /** Presses and releases a key. */
    public void type(String keySym) {
        int code = X11.INSTANCE.XKeysymToKeycode(server, X11.INSTANCE.XStringToKeysym(keySym));
        X11.XTest.INSTANCE.XTestFakeKeyEvent(server, code, true, new NativeLong(0));
        X11.XTest.INSTANCE.XTestFakeKeyEvent(server, code, false, new NativeLong(50));
        X11.INSTANCE.XFlush(server);
    }

    @Override
    public void close() {
        X11.INSTANCE.XCloseDisplay(server);
    }
}
