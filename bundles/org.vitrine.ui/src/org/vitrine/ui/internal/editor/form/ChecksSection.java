// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.events.ExpansionAdapter;
import org.eclipse.ui.forms.events.ExpansionEvent;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.Section;
import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.editor.model.Analysis;

/** What the checks say: each finding that matters in full, worst first, and those that pass folded away. */
final class ChecksSection {
    private static final int GAP = 10;
    private final Look look;
    private final Section section;
    private final Composite client;
    private final FindingView.Actions actions;
    private final Runnable resized;
    private List<String> shown = List.of("nothing yet");
    private List<Row> rows = List.of();
    private boolean isOpen;

    ChecksSection(Look look, Composite parent, FindingView.Actions actions, Runnable resized) {
        this.look = look;
        this.actions = actions;
        this.resized = resized;
        section = look.toolkit().createSection(parent, ExpandableComposite.TITLE_BAR);
        section.setText(Messages.ChecksSection_title);
        section.setData(Ids.KEY, Ids.CHECKS);
        client = look.toolkit().createComposite(section);
        GridLayoutFactory.fillDefaults().spacing(0, GAP).applyTo(client);
        section.setClient(client);
    }

    Section section() {
        return section;
    }

    /** Shows the newest report; true when something looks different now. */
    boolean show(Analysis analysis, boolean enabled) {
        List<Row> now = analysis.checked().map(Analysis.Checked::report).map(Report::rows).orElse(List.of());
        Stream<String> problem = analysis.hostProblem().stream().map(Object::toString);
        List<String> signature = Stream
                .concat(Stream.of(String.valueOf(analysis.checked().isPresent()), String.valueOf(enabled)),
                        Stream.concat(problem, now.stream().map(FindingView::signature)))
                .toList();
        rows = now;
        if (signature.equals(shown)) {
            return false;
        }
        shown = signature;
        Stream.of(client.getChildren()).forEach(Control::dispose);
        fill(analysis, enabled);
        client.layout(true);
        return true;
    }

    private void fill(Analysis analysis, boolean enabled) {
        analysis.hostProblem().ifPresent(problem -> look.wrapped(client, problem.toString()));
        if (analysis.checked().isEmpty()) {
            look.aside(client, Messages.ChecksSection_checking);
            return;
        }
        long passed = rows.stream().filter(row -> row.finding().verdict() == Verdict.PASS).count();
        if (passed == rows.size()) {
            look.wrapped(client, Messages.ChecksSection_allWell);
        }
        for (int i = 0; i < rows.size() - passed; i++) {
            int at = i; // the row as it is when a link is clicked, not as it was when this was drawn
            FindingView.create(look, client, () -> rows.get(at), enabled, actions);
        }
        if (passed > 0) {
            passed(rows.subList(rows.size() - (int) passed, rows.size()));
        }
    }

    private void passed(List<Row> good) {
        ExpandableComposite fold = look.toolkit().createExpandableComposite(client,
                ExpandableComposite.TWISTIE | ExpandableComposite.CLIENT_INDENT);
        fold.setText(good.size() == 1
                ? Messages.ChecksSection_onePassed
                : NLS.bind(Messages.ChecksSection_passed, good.size()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(fold);
        Composite list = look.toolkit().createComposite(fold);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(list);
        for (Row row : good) {
            look.icon(list, Verdict.PASS);
            look.wrapped(list, row.finding().summary().toString()).setToolTipText(row.question().toString());
        }
        fold.setClient(list);
        fold.setExpanded(isOpen);
        fold.addExpansionListener(new ExpansionAdapter() {
            @Override
            public void expansionStateChanged(@Nullable ExpansionEvent event) {
                isOpen = fold.isExpanded();
                resized.run();
            }
        });
    }
}
