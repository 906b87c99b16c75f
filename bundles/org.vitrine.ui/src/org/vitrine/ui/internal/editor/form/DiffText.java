// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/** A unified difference to look at, what comes and what goes in the theme's colours for that. */
final class DiffText {
    private static final String ADDED = "org.vitrine.ui.diff.added";
    private static final String REMOVED = "org.vitrine.ui.diff.removed";
    private static final int HEADER = 2;
    private final StyledText text;

    DiffText(Composite parent) {
        text = new StyledText(parent, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
    }

    StyledText control() {
        return text;
    }

    /** Shows a difference, without the two lines that name the versions. */
    void show(String diff) {
        List<String> lines = diff.lines().skip(HEADER).toList();
        text.setText(lines.isEmpty() ? Messages.DiffText_none : String.join("\n", lines));
        ColorRegistry colors = JFaceResources.getColorRegistry();
        int at = 0;
        for (String line : lines) {
            if (line.startsWith("+") || line.startsWith("-")) {
                text.setStyleRange(
                        new StyleRange(at, line.length(), colors.get(line.startsWith("+") ? ADDED : REMOVED), null));
            } else if (line.startsWith("@")) {
                text.setStyleRange(new StyleRange(at, line.length(), Look.asideColor(), null));
            }
            at += line.length() + 1;
        }
    }
}
