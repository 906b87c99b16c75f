// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.vitrine.core.Report;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.editor.model.Analysis;

/**
 * The lines over a page: the machine's name, and the worst that is to be said of it. That has its place whether there is
 * something to say or not: a message of the form would lay out the whole page each time it comes or goes, as one types.
 */
final class Heading {
    private final ScrolledForm form;
    private final Sources sources;
    private final Look look;
    private final Label icon;
    private final Label sentence;

    Heading(ScrolledForm form, FormToolkit toolkit, Sources sources) {
        this.form = form;
        this.sources = sources;
        Composite head = form.getForm().getHead();
        look = new Look(toolkit, head);
        Composite line = new Composite(head, SWT.NONE);
        line.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(6, 0, 0, 4).applyTo(line);
        icon = new Label(line, SWT.NONE);
        icon.setImage(look.image(Verdict.INFO));
        sentence = new Label(line, SWT.NONE);
        sentence.setData(Ids.KEY, Ids.WORST);
        // a theme's style sheet would give them a ground other than the heading's
        Stream.of(line, icon, sentence).forEach(
                control -> control.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(sentence);
        form.getForm().setHeadClient(line);
    }

    /** Shows the newest. */
    void refresh(String file) {
        String name = sources.model().latest().flatMap(Domain::name).orElse(file);
        if (!form.getText().equals(name)) {
            form.setText(name);
        }
        if (sources.model().problem().isPresent()) {
            tell(Verdict.BLOCK, sources.model().latest().isPresent()
                    ? Messages.OverviewPage_broken
                    : Messages.OverviewPage_noDomain);
        } else if (!sources.edits().isEditable()) {
            tell(Verdict.INFO, Messages.OverviewPage_readOnly);
        } else {
            sources.analysis().checked().map(Analysis.Checked::report).ifPresentOrElse(this::summarize,
                    () -> tell(Verdict.INFO, Messages.ChecksSection_checking));
        }
    }

    private void summarize(Report report) {
        int blocks = report.of(Verdict.BLOCK).size();
        int others = report.of(Verdict.WARN).size() + report.of(Verdict.UNKNOWN).size();
        if (blocks > 0) {
            tell(Verdict.BLOCK,
                    NLS.bind(blocks == 1 ? Messages.OverviewPage_oneBlock : Messages.OverviewPage_blocks, blocks));
        } else if (others > 0) {
            tell(Verdict.WARN,
                    NLS.bind(others == 1 ? Messages.OverviewPage_oneWarning : Messages.OverviewPage_warnings, others));
        } else {
            tell(Verdict.PASS, Messages.OverviewPage_ready);
        }
    }

    private void tell(Verdict verdict, String text) {
        Image image = look.image(verdict);
        if (image != icon.getImage()) {
            icon.setImage(image);
            sentence.setForeground(verdict == Verdict.BLOCK ? Look.errorColor() : form.getForeground());
        }
        if (!text.equals(sentence.getText())) {
            sentence.setText(text);
        }
    }
}
