// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import org.eclipse.swt.widgets.Display;
import org.vitrine.display.gtk.internal.MainLoop;

/** The way back to the UI thread for what runs elsewhere. To be made on that thread. */
public final class UiThread {
    private static final String KEY = MainLoop.class.getName();
    private final Display display;
    private final MainLoop loop;

    /** @param display whose thread */
    public UiThread(Display display) {
        this.display = display;
        // the display outlives whatever is still to be run, which native code refers to
        if (display.getData(KEY) instanceof MainLoop known) {
            loop = known;
        } else {
            loop = new MainLoop(display);
            display.setData(KEY, loop);
        }
    }

    /** The display whose thread it is. */
    public Display display() {
        return display;
    }

    /** Runs it later on the UI thread; drops it when the display is gone, for then nobody looks. */
    public void post(Runnable task) {
        loop.post(task);
    }
}
