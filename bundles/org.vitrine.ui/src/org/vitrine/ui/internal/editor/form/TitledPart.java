// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;

/**
 * A part of a form under a title, with room for a link beside the title. The toolkit's own section is not used: it
 * draws its whole area into a picture first whenever anything in it changes, which took a sixth of the time of a key.
 */
final class TitledPart {
    private final Composite control;
    private final Composite bar;
    private final Label title;
    private final Composite client;

    TitledPart(FormToolkit toolkit, Composite parent, String text) {
        control = toolkit.createComposite(parent);
        GridLayoutFactory.fillDefaults().applyTo(control);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).applyTo(control);
        bar = toolkit.createComposite(control);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        title = toolkit.createLabel(bar, "");
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        client = toolkit.createComposite(control);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(client);
        setTitle(text);
    }

    /** All of it, which stands in a grid and fills its column. */
    Composite control() {
        return control;
    }

    /** Beside the title there is room for one control. */
    Composite bar() {
        return bar;
    }

    /** Below the title; has no layout yet. */
    Composite client() {
        return client;
    }

    /** Says something else above it. */
    void setTitle(String text) {
        String shown = text.replace("&", "&&");
        if (!shown.equals(title.getText())) {
            title.setText(shown);
            title.requestLayout();
        }
    }
}
