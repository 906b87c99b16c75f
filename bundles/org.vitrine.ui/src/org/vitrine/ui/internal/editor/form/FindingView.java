// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.core.Row;
import org.vitrine.domain.Element;
import org.vitrine.host.Step;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Use;
import org.vitrine.provider.Verdict;

/** One finding in full: what, why, what was seen, what to do, and links for what can be done from here. */
final class FindingView {

    private final Look look;
    private final Composite text;

    /**
     * Draws a finding.
     *
     * @param row the row as it is when a link is clicked
     */
    static void create(Look look, Composite parent, Supplier<Row> row, boolean enabled, FindingActions actions) {
        FindingView view = new FindingView(look, parent, row.get());
        view.links(row, enabled, actions);
        row.get().finding().remedies().forEach(view::steps);
    }

    private FindingView(Look look, Composite parent, Row row) {
        this.look = look;
        Composite line = look.toolkit().createComposite(parent);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(line);
        Finding finding = row.finding();
        look.icon(line, finding.verdict()).setToolTipText(word(finding.verdict()));
        text = look.toolkit().createComposite(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(text);
        look.strong(text, finding.summary().toString()).setToolTipText(row.question().toString());
        finding.why().ifPresent(why -> look.wrapped(text, why.toString()));
        if (!finding.evidence().isEmpty()) {
            look.aside(text, NLS.bind(Messages.FindingView_seen, evidence(finding)));
        }
        finding.solution().ifPresent(solution -> look.wrapped(text, solution.toString()));
    }

    /** All that is seen of a row; equal ones need not be drawn again. */
    static String signature(Row row) {
        Finding finding = row.finding();
        return String.join("\n", row.check(), finding.verdict().name(), finding.summary().toString(),
                finding.why().toString(),
                finding.solution().toString(), evidence(finding), about(row).map(Element::name).orElse(""),
                finding.remedies().stream().map(remedy -> remedy.title().toString()).collect(Collectors.joining("\n")));
    }

    private void links(Supplier<Row> row, boolean enabled, FindingActions actions) {
        Composite bar = look.toolkit().createComposite(text);
        List<Remedy> fixes = actions.ways(row.get()).toList();
        for (int i = 0; i < fixes.size(); i++) {
            int at = i;
            Button fix = look.toolkit().createButton(bar, fixes.get(i).title().toString().replace("&", "&&"), SWT.PUSH);
            fix.addListener(SWT.Selection, event -> actions.ways(row.get()).skip(at).findFirst()
                    .ifPresent(remedy -> actions.take(row.get(), remedy)));
            fix.setData(Ids.KEY, Ids.REMEDY + row.get().check());
            fix.setEnabled(enabled);
        }
        actions.link(row.get()).ifPresent(link -> look.link(bar, link.label(),
                () -> actions.link(row.get()).map(FindingActions.Link::action).ifPresent(Runnable::run)));
        RowLayout wrapping = new RowLayout();
        wrapping.center = true;
        wrapping.marginLeft = 0;
        bar.setLayout(wrapping);
        Look.show(bar, bar.getChildren().length > 0);
    }

    /** A change of the host is shown as its steps; this editor changes documents only. */
    private void steps(Remedy remedy) {
        if (remedy instanceof Remedy.OnHost onHost) {
            look.wrapped(text, NLS.bind(Messages.FindingView_onHost, onHost.title()));
            List<Step> steps = onHost.plan().steps();
            for (int i = 0; i < steps.size(); i++) {
                look.wrapped(text, "  " + (i + 1) + ". " + steps.get(i).title());
            }
        }
    }

    private static Optional<Element> about(Row row) {
        return row.finding().subject().or(() -> row.use().map(Use::anchor));
    }

    private static String evidence(Finding finding) {
        return finding.evidence().stream().map(seen -> seen.path() + " = " + seen.value())
                .collect(Collectors.joining("; "));
    }

    /** A verdict in words. */
    static String word(Verdict verdict) {
        return switch (verdict) {
            case BLOCK -> Messages.Verdict_block;
            case UNKNOWN -> Messages.Verdict_unknown;
            case WARN -> Messages.Verdict_warn;
            case INFO -> Messages.Verdict_info;
            case PASS, NOT_APPLICABLE -> Messages.Verdict_pass;
        };
    }
}
