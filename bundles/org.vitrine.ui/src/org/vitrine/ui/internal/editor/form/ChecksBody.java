// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.domain.Element;
import org.vitrine.provider.Use;
import org.vitrine.ui.internal.editor.model.Analysis;

/** What the checks say against a host that can be chosen: left by verdict, right one in full with its ways out. */
final class ChecksBody implements PageBody {
    private static final int GAP = 16;
    private static final int MARGIN = 10;

    private final IManagedForm form;
    private final Sources sources;
    private final Look look;
    private final Banner banner;
    private final HostChooser hosts;
    private final Label said;
    private final ChecksTree tree;
    private final Composite details;
    private String detailed = "nothing yet";

    ChecksBody(IManagedForm form, Sources sources) {
        this.form = form;
        this.sources = sources;
        Composite body = form.getForm().getBody();
        look = new Look(form.getToolkit(), body);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(GAP, GAP / 2).margins(MARGIN, MARGIN)
                .applyTo(body);
        banner = new Banner(look, body, sources.brokenPlace());
        Composite bar = look.toolkit().createComposite(body);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(2, 2).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(bar);
        hosts = new HostChooser(look.toolkit(), bar, sources.analysis());
        said = look.aside(bar, "");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(said);
        tree = new ChecksTree(look, body, this::selected);
        details = look.toolkit().createComposite(body);
        GridLayoutFactory.fillDefaults().applyTo(details);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(details);
    }

    @Override
    public boolean refresh() {
        boolean moved = banner.show(sources.model().problem());
        hosts.refresh();
        tell();
        tree.show(sources.analysis().checked().map(Analysis.Checked::report).map(Report::rows).orElse(List.of()));
        return moved | detail();
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

    private void selected() {
        if (detail()) {
            form.reflow(true);
        }
    }

    /** Shows the selected finding in full; true when it is another one, or says something else. */
    private boolean detail() {
        Optional<Row> row = tree.selected();
        boolean enabled = sources.edits().isPossible();
        String now = row.map(one -> FindingView.signature(one) + enabled).orElse("");
        if (now.equals(detailed)) {
            return false;
        }
        detailed = now;
        Stream.of(details.getChildren()).forEach(Control::dispose);
        row.ifPresentOrElse(one -> {
            look.aside(details, one.question().toString());
            // the row as it is when a button is pressed, not as it was when this was drawn
            FindingView.create(look, details, () -> tree.selected().orElse(one), enabled, sources.actions());
        }, () -> look.aside(details, tree.isEmpty() ? Messages.ChecksPage_nothing : Messages.ChecksPage_select));
        details.layout(true);
        return true;
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
        return tree.setFocus();
    }

    @Override
    public boolean reveal(Element element, Optional<String> check) {
        return tree.select(row -> check.map(row.check()::equals).orElseGet(() -> row.finding().subject()
                .or(() -> row.use().map(Use::anchor)).filter(about -> about.id() == element.id()).isPresent()));
    }
}
