// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.vitrine.core.Row;
import org.vitrine.provider.Use;
import org.vitrine.provider.Verdict;

/**
 * Findings by verdict, worst first. Rows are used again as findings come and go, since that happens as one types; what is
 * selected stays selected as long as its check says something of the same thing.
 */
final class ChecksTree {
    private static final List<Verdict> ORDER = List.of(Verdict.BLOCK, Verdict.UNKNOWN, Verdict.WARN, Verdict.INFO,
            Verdict.PASS);
    private static final int ROWS = 12;

    private final Look look;
    private final Tree tree;
    private List<Row> rows = List.of();
    private String chosen = "";

    ChecksTree(Look look, Composite parent, Runnable selected) {
        this.look = look;
        tree = look.toolkit().createTree(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        tree.setData(Ids.KEY, Ids.CHECKS);
        GridDataFactory.fillDefaults().grab(true, true).hint(100, ROWS * tree.getItemHeight()).applyTo(tree);
        tree.addListener(SWT.Selection, event -> {
            chosen = event.item != null && event.item.getData() instanceof Row row ? key(row) : "";
            selected.run();
        });
    }

    /** Shows these findings. */
    void show(List<Row> newest) {
        if (newest.equals(rows)) {
            return;
        }
        boolean first = rows.isEmpty();
        rows = newest;
        for (int i = 0; i < ORDER.size(); i++) {
            Verdict verdict = ORDER.get(i);
            TreeItem group = i < tree.getItemCount() ? tree.getItem(i) : group(verdict);
            List<Row> of = newest.stream().filter(row -> row.finding().verdict() == verdict).toList();
            set(group, NLS.bind(Messages.ChecksPage_group, FindingView.word(verdict), of.size()));
            boolean wasEmpty = group.getItemCount() == 0;
            fill(group, of);
            if (wasEmpty && !of.isEmpty() && verdict != Verdict.PASS) {
                group.setExpanded(true);
            }
        }
        if (selected().isEmpty()) {
            chosen = newest.stream().findFirst().filter(row -> row.finding().verdict() != Verdict.PASS)
                    .map(ChecksTree::key).orElse("");
        }
        restore();
        if (first) {
            tree.setTopItem(tree.getItem(0));
        }
    }

    private TreeItem group(Verdict verdict) {
        TreeItem group = new TreeItem(tree, SWT.NONE);
        group.setImage(look.image(verdict));
        group.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        return group;
    }

    private static void fill(TreeItem group, List<Row> of) {
        while (group.getItemCount() > of.size()) {
            group.getItem(group.getItemCount() - 1).dispose();
        }
        for (int i = 0; i < of.size(); i++) {
            TreeItem item = i < group.getItemCount() ? group.getItem(i) : new TreeItem(group, SWT.NONE);
            set(item, of.get(i).finding().summary().toString());
            item.setData(of.get(i));
        }
    }

    private static void set(TreeItem item, String text) {
        if (!text.equals(item.getText())) {
            item.setText(text);
        }
    }

    private void restore() {
        Optional<TreeItem> item = find(row -> key(row).equals(chosen));
        boolean same = item.isPresent() && Arrays.asList(tree.getSelection()).contains(item.get());
        if (item.isPresent() && !same) {
            tree.setSelection(item.get());
        }
    }

    private Optional<TreeItem> find(Predicate<Row> wanted) {
        return Arrays.stream(tree.getItems()).flatMap(group -> Arrays.stream(group.getItems()))
                .filter(item -> item.getData() instanceof Row row && wanted.test(row)).findFirst();
    }

    /** The finding that is selected, as it is now. */
    Optional<Row> selected() {
        return rows.stream().filter(row -> key(row).equals(chosen)).findFirst();
    }

    /** Selects the first finding that is wanted; whether there is one. */
    boolean select(Predicate<Row> wanted) {
        Optional<Row> row = rows.stream().filter(wanted).findFirst();
        row.ifPresent(one -> {
            chosen = key(one);
            restore();
        });
        return row.isPresent();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    boolean setFocus() {
        return tree.setFocus();
    }

    private static String key(Row row) {
        return row.check() + " " + row.finding().subject().or(() -> row.use().map(Use::anchor))
                .map(element -> String.valueOf(element.id())).orElse("");
    }
}
