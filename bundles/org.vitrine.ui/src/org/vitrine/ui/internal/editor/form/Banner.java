// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.vitrine.domain.DomainException;
import org.vitrine.provider.Verdict;

/** Says in full why the text is no domain, and leads to the place. */
final class Banner {
    private static final int PARTS = 3;
    private final Composite bar;
    private final Label sentence;
    private final Hyperlink link;

    Banner(Look look, Composite parent, Runnable brokenPlace) {
        bar = look.toolkit().createComposite(parent);
        GridLayoutFactory.fillDefaults().numColumns(PARTS).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).exclude(true).applyTo(bar);
        bar.setVisible(false);
        look.icon(bar, Verdict.BLOCK);
        sentence = look.strong(bar, "");
        sentence.setData(Ids.KEY, Ids.BANNER);
        link = look.link(bar, Messages.UseSection_show, brokenPlace);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.BEGINNING).applyTo(link);
    }

    /** True when something looks different now. */
    boolean show(Optional<DomainException> problem) {
        String text = problem.map(Throwable::getMessage).map(message -> message.replace("&", "&&")).orElse("");
        if (text.equals(sentence.getText()) && bar.isVisible() == problem.isPresent()) {
            return false;
        }
        sentence.setText(text);
        Look.show(link, problem.flatMap(DomainException::position).isPresent());
        Look.show(bar, problem.isPresent());
        return true;
    }

    void span(int columns) {
        ((GridData) bar.getLayoutData()).horizontalSpan = columns;
    }
}
