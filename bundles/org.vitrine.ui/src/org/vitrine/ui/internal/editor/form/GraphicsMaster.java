// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Shell;
import org.vitrine.core.Report;
import org.vitrine.core.Unclaimed;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.Field;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.editor.model.Analysis;
import org.vitrine.ui.internal.editor.model.Overview;
import org.vitrine.ui.internal.editor.model.Overview.Item;

/** The uses of graphics technologies: whatever the installed providers know. */
record GraphicsMaster(Sources sources) implements Master {

    @Override
    public String title() {
        return Messages.GraphicsPage_list;
    }

    @Override
    public String nothing() {
        return Messages.GraphicsPage_nothing;
    }

    @Override
    public String adding() {
        return Messages.OverviewBody_add;
    }

    @Override
    public Optional<List<Item>> items() {
        return current().map(Overview::uses);
    }

    @Override
    public List<Unclaimed> others() {
        // screens have a page of their own
        return current().map(Overview::kept).orElse(List.of()).stream()
                .filter(one -> !one.element().name().equals("graphics")).toList();
    }

    @Override
    public List<String> failures() {
        return current().map(Overview::failures).orElse(List.of()).stream().map(Text::toString).toList();
    }

    /** What was said of an earlier version would undo for a moment what a person has just typed. */
    private Optional<Overview> current() {
        return sources.analysis().overview().filter(
                said -> sources.model().latest().filter(now -> now == said.domain()).isPresent());
    }

    /** The worst that the checks say of it. */
    @Override
    public Icons icon(Item item) {
        List<Verdict> said = sources.analysis().checked().map(Analysis.Checked::report).map(Report::rows)
                .orElse(List.of()).stream()
                .filter(row -> row.use().filter(use -> use.anchor().id() == item.use().anchor().id()).isPresent())
                .map(row -> row.finding().verdict()).toList();
        return Icons.of(said.stream().max(Comparator.naturalOrder()).orElse(Verdict.PASS));
    }

    @Override
    public void set(Item item, Field<?> field, Optional<String> text) {
        sources.edits().set(item, field, text);
    }

    @Override
    public void add(Shell shell, Domain domain) {
        new AddGraphicsDialog(shell, domain, sources).open();
    }

    @Override
    public void remove(Shell shell, Domain domain, Item item) {
        new RemoveGraphicsDialog(shell, domain, item, sources).open();
    }
}
