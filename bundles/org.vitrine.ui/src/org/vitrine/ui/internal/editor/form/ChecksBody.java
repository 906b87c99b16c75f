// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.vitrine.core.Report;
import org.vitrine.domain.Element;
import org.vitrine.provider.Use;
import org.vitrine.ui.internal.editor.model.Analysis;

/** What the checks say against a host that can be chosen: left by verdict, right one in full with its ways out. */
final class ChecksBody implements PageBody {
    private static final int GAP = 16;
    private static final int MARGIN = 10;

    private final Sources sources;
    private final Banner banner;
    private final HostChooser hosts;
    private final Label said;
    private final ChecksView checks;

    ChecksBody(IManagedForm form, Sources sources) {
        this.sources = sources;
        Composite body = form.getForm().getBody();
        Look look = new Look(form.getToolkit(), body);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(GAP, GAP / 2).margins(MARGIN, MARGIN)
                .applyTo(body);
        banner = new Banner(look, body, sources.brokenPlace());
        Composite bar = look.toolkit().createComposite(body);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(2, 2).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(bar);
        hosts = new HostChooser(look.toolkit(), bar, sources.analysis());
        said = look.aside(bar, "");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(said);
        checks = new ChecksView(look.toolkit(), body, sources.actions(), () -> form.reflow(true));
    }

    @Override
    public boolean refresh() {
        boolean moved = banner.show(sources.model().problem());
        hosts.refresh();
        tell();
        return moved | checks.show(
                sources.analysis().checked().map(Analysis.Checked::report).map(Report::rows).orElse(List.of()),
                sources.edits().isPossible());
    }

    private void tell() {
        Analysis analysis = sources.analysis();
        String text = analysis.hostProblem().map(Object::toString)
                .orElse(analysis.checked().isEmpty() ? Messages.ChecksSection_checking : "").replace("&", "&&");
        if (!text.equals(said.getText())) {
            said.setText(text);
            said.requestLayout();
        }
    }

    @Override
    public boolean isPending() {
        return false;
    }

    @Override
    public void flush() {
        // nothing can be typed here
    }

    @Override
    public boolean setFocus() {
        return checks.setFocus();
    }

    @Override
    public boolean reveal(Element element, Optional<String> check) {
        return checks.select(row -> check.map(row.check()::equals).orElseGet(() -> row.finding().subject()
                .or(() -> row.use().map(Use::anchor)).filter(about -> about.id() == element.id()).isPresent()));
    }
}
