// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import org.eclipse.swt.widgets.Composite;

/** One way to a machine's screen. */
@FunctionalInterface
public interface Way {

    /**
     * Begins to show the screen; called on the UI thread, where it does not wait.
     *
     * @param parent   gets the picture's control as a child; the picture is looked at when this one is visible
     * @param listener is told what happens from now on, never before this method has returned
     */
    Picture open(Composite parent, Picture.Listener listener);
}
