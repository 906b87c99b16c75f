// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.events.IHyperlinkListener;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.ImageHyperlink;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.Icons;

/** Makes the form's controls in the theme's colours. */
final class Look {
    private static final int WRAP_HINT = 120;
    private final FormToolkit toolkit;
    private final ResourceManager images;
    /** Finding an icon's file among the bundles takes longer than showing it. */
    private final Map<Icons, Image> icons = new EnumMap<>(Icons.class);

    /** With an owner whose end is the images' end. */
    Look(FormToolkit toolkit, Control owner) {
        this.toolkit = toolkit;
        images = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    FormToolkit toolkit() {
        return toolkit;
    }

    /** A text that goes over as many lines as it needs. */
    Label wrapped(Composite parent, String text) {
        Label label = toolkit.createLabel(parent, text.replace("&", "&&"), SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(WRAP_HINT, SWT.DEFAULT).applyTo(label);
        return label;
    }

    /** The same in the colour of what is said aside. */
    Label aside(Composite parent, String text) {
        parent.setBackgroundMode(SWT.INHERIT_DEFAULT);
        Label label = wrapped(parent, text);
        // a theme's style sheet would give every label the same colour
        label.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        label.setBackground(null);
        label.setForeground(asideColor());
        return label;
    }

    /** A text in bold. */
    Label strong(Composite parent, String text) {
        Label label = wrapped(parent, text);
        label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        return label;
    }

    /** Something to click. */
    Hyperlink link(Composite parent, String text, Runnable action) {
        Hyperlink link = toolkit.createHyperlink(parent, text, SWT.WRAP);
        link.addHyperlinkListener(IHyperlinkListener.linkActivatedAdapter(event -> action.run()));
        return link;
    }

    /** A small picture to click that takes something away. */
    ImageHyperlink clear(Composite parent, Runnable action) {
        ImageHyperlink link = toolkit.createImageHyperlink(parent, SWT.NONE);
        link.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_ETOOL_CLEAR));
        link.addHyperlinkListener(IHyperlinkListener.linkActivatedAdapter(event -> action.run()));
        return link;
    }

    Label icon(Composite parent, Verdict verdict) {
        Label label = toolkit.createLabel(parent, null);
        label.setImage(image(verdict));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(label);
        return label;
    }

    Image image(Verdict verdict) {
        return image(Icons.of(verdict));
    }

    Image image(Icons icon) {
        return icons.computeIfAbsent(icon, one -> images.create(one.descriptor()));
    }

    /** The colour of what is said aside. */
    static Color asideColor() {
        return JFaceResources.getColorRegistry().get(JFacePreferences.QUALIFIER_COLOR);
    }

    /** The colour of what is wrong. */
    static Color errorColor() {
        return JFaceResources.getColorRegistry().get(JFacePreferences.ERROR_COLOR);
    }

    /** Shows or hides a control together with its place in a grid; true when that changes anything. */
    static boolean show(Control control, boolean shown) {
        control.setVisible(shown);
        if (control.getLayoutData() instanceof GridData data && data.exclude == shown) {
            data.exclude = !shown;
            return true;
        }
        return false;
    }
}
