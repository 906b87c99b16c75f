// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Point;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** A keyboard and a mouse: events that the X server takes for real ones (its XTEST extension). */
final class Input implements AutoCloseable {
    static final int CONTROL = 0xffe3;
    static final int ALT = 0xffe9;
    static final int DELETE = 0xffff;

    private interface X11 extends Library {
        Pointer XOpenDisplay(@Nullable String name);

        int XCloseDisplay(Pointer display);

        int XFlush(Pointer display);

        byte XKeysymToKeycode(Pointer display, NativeLong keySym);
    }

    private interface XTest extends Library {
        int XTestFakeKeyEvent(Pointer display, int keyCode, int press, NativeLong delay);

        int XTestFakeMotionEvent(Pointer display, int screen, int x, int y, NativeLong delay);

        int XTestFakeButtonEvent(Pointer display, int button, int press, NativeLong delay);
    }

    private static final NativeLong NOW = new NativeLong(0);
    private final X11 x11 = Native.load("libX11.so.6", X11.class);
    private final XTest test = Native.load("libXtst.so.6", XTest.class);
    private final Pointer display = x11.XOpenDisplay(null);

    void move(Point to) {
        test.XTestFakeMotionEvent(display, 0, to.x, to.y, NOW);
        x11.XFlush(display);
    }

    void click(Point at) {
        move(at);
        test.XTestFakeButtonEvent(display, 1, 1, NOW);
        test.XTestFakeButtonEvent(display, 1, 0, NOW);
        x11.XFlush(display);
    }

    /** Presses keys in this order and releases them in reverse. */
    void keys(int... keySyms) {
        for (int key : keySyms) {
            key(key, 1);
        }
        for (int i = keySyms.length - 1; i >= 0; i--) {
            key(keySyms[i], 0);
        }
        x11.XFlush(display);
    }

    private void key(int keySym, int press) {
        int code = Byte.toUnsignedInt(x11.XKeysymToKeycode(display, new NativeLong(keySym)));
        test.XTestFakeKeyEvent(display, code, press, NOW);
    }

    @Override
    public void close() {
        x11.XCloseDisplay(display);
    }
}
