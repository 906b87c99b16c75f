// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.internal.gtk.OS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Listener;

/** Keeps a foreign widget as large as the composite it is in: the only place that needs SWT's own container functions. */
final class NativeChild implements AutoCloseable {
    private final Composite host;
    private final long widget;
    private final Listener resized = e -> fit();

    NativeChild(Composite host, long widget) {
        this.host = host;
        this.widget = widget;
    }

    /** Once the widget has been added; again whenever the size changes. */
    void follow() {
        fit();
        host.addListener(SWT.Resize, resized);
    }

    private void fit() {
        Rectangle area = host.getClientArea();
        OS.swt_fixed_move(host.handle, widget, 0, 0);
        OS.swt_fixed_resize(host.handle, widget, Math.max(1, area.width), Math.max(1, area.height));
    }

    /** The widget goes before its composite does. */
    @Override
    public void close() {
        if (!host.isDisposed()) {
            host.removeListener(SWT.Resize, resized);
        }
    }
}
