// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.vitrine.host.Text;

/** Where a screen's picture is, or a sentence in place of it. Its composite outlives pictures and can have the focus. */
final class Surface {
    private final Composite composite;
    private final StackLayout stack = new StackLayout();
    private final MessagePane pane;

    Surface(Composite parent) {
        composite = new Composite(parent, SWT.NONE);
        composite.setLayout(stack);
        pane = new MessagePane(composite);
    }

    Composite control() {
        return composite;
    }

    /** Puts a picture on top. */
    void show(Picture picture) {
        raise(picture.control());
    }

    /** Puts a sentence on top. */
    void show(Text message) {
        pane.show(message.toString());
        raise(pane.control());
    }

    private void raise(Control control) {
        if (stack.topControl != control) {
            stack.topControl = control;
            composite.layout();
        }
    }
}
