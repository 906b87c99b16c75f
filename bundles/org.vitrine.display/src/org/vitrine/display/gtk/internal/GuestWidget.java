// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

import com.sun.jna.Pointer;

/** A foreign widget that shows a guest's screen, as a native child of a composite and as large as it. For the UI thread. */
public final class GuestWidget implements AutoCloseable {
    private final Toolkit toolkit;
    private final Pointer widget;
    private final WidgetFocus focus;
    private final NativeChild child;

    /**
     * Puts the widget into its place, and shows it.
     *
     * @param host        without children of its own
     * @param widget      with a reference that goes with this object
     * @param ungrab      makes the widget let go of the pointer
     * @param grabChanged after {@link #isGrabbed()} changed; out of a native callback
     */
    public GuestWidget(Toolkit toolkit, Composite host, Pointer widget, Runnable ungrab, Runnable grabChanged) {
        this.toolkit = toolkit;
        this.widget = widget;
        // shines through at the edges of a scaled picture
        host.setBackground(host.getDisplay().getSystemColor(SWT.COLOR_BLACK));
        focus = new WidgetFocus(toolkit, host, widget, ungrab, grabChanged);
        toolkit.gtk().gtk_container_add(new Pointer(host.handle), widget);
        toolkit.gtk().gtk_widget_set_can_focus(widget, 1);
        toolkit.gtk().gtk_widget_show(widget);
        child = new NativeChild(host, Pointer.nativeValue(widget));
        child.follow();
    }

    /** Gives it the focus, and with it the keyboard. */
    public void grab() {
        focus.grab();
    }

    /** Whether it has the focus in the window that has it. */
    public boolean isGrabbed() {
        return focus.isGrabbed();
    }

    /** Whether it may have the focus, and with it the keyboard. */
    public void takesFocus(boolean yes) {
        toolkit.gtk().gtk_widget_set_can_focus(widget, yes ? 1 : 0);
    }

    /** Takes it out of its composite, which may be in the middle of its disposal. */
    @Override
    public void close() {
        focus.close();
        child.close();
        toolkit.gtk().gtk_widget_destroy(widget);
        toolkit.objects().g_object_unref(widget);
    }
}
