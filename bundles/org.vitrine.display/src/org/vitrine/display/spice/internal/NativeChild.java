// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.internal.gtk.OS;
import org.eclipse.swt.widgets.Composite;

/** Keeps a foreign widget as large as the composite it is in: the only place that needs SWT's own container functions. */
final class NativeChild {
    private final Composite host;
    private final long widget;

    NativeChild(Composite host, long widget) {
        this.host = host;
        this.widget = widget;
    }

    /** Once the widget has been added; again whenever the size changes. */
    void follow() {
        fit();
        host.addListener(SWT.Resize, e -> fit());
    }

    private void fit() {
        Rectangle area = host.getClientArea();
        OS.swt_fixed_move(host.handle, widget, 0, 0);
        OS.swt_fixed_resize(host.handle, widget, Math.max(1, area.width), Math.max(1, area.height));
    }
}
