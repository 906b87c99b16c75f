// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

/**
 * The Outline of a text as a tree, in step with the caret.
 *
 * @param <R> a row
 */
public final class OutlinePage<R> extends ContentOutlinePage {

    /**
     * What is in the tree. A row equals the one that was there for the same thing in another version of the text, so that what
     * is open stays open as one types; all is answered of the newest version.
     *
     * @param <R> a row
     */
    public interface Rows<R> {

        /** The topmost. */
        List<R> top();

        /** What is in one. */
        List<R> children(R row);

        /** What one is in. */
        Optional<R> parent(R row);

        /** How one is called. */
        String label(R row);

        /** The deepest one at an offset of the text. */
        Optional<R> at(int offset);

        /** Shows one in the text. */
        void show(R row);
    }

    private record Shown<R>(String label, List<R> children) {
    }

    private static final int OPEN = 3;
    /** Milliseconds without a change before the rows are brought up to date. */
    private static final int PAUSE = 300;
    private final Class<R> type;
    private final Rows<R> rows;
    private final Runnable refresh = this::refresh;
    private Map<R, Shown<R>> known = Map.of();
    private boolean following;

    /** @param type the rows' */
    public OutlinePage(Class<R> type, Rows<R> rows) {
        this.type = type;
        this.rows = rows;
    }

    @Override
    public void createControl(@Nullable Composite parent) {
        super.createControl(parent);
        TreeViewer tree = getTreeViewer();
        tree.setUseHashlookup(true);
        tree.setContentProvider(new Content());
        tree.setLabelProvider(new Words());
        tree.addSelectionChangedListener(event -> {
            if (!following) {
                row(event.getStructuredSelection().getFirstElement()).forEach(rows::show);
            }
        });
        changed();
    }

    private Stream<R> row(@Nullable Object element) {
        return type.isInstance(element) ? Stream.of(type.cast(element)) : Stream.empty();
    }

    /** Shows the newest version of the text. */
    void changed() {
        TreeViewer tree = getTreeViewer();
        if (tree == null || tree.getControl().isDisposed()) {
            return;
        }
        if (tree.getInput() == null) {
            if (!rows.top().isEmpty()) {
                following = true;
                remember();
                tree.setInput(this);
                tree.expandToLevel(OPEN);
                following = false;
            }
        } else {
            tree.getControl().getDisplay().timerExec(PAUSE, refresh);
        }
    }

    /** Only what differs from what is there: a tree of thousands of rows is not filled again for each key. */
    private void refresh() {
        TreeViewer tree = getTreeViewer();
        if (tree == null || tree.getControl().isDisposed() || !tree.getControl().isVisible()) {
            return;
        }
        Map<R, Shown<R>> before = known;
        List<R> top = rows.top();
        remember();
        following = true;
        if (top.stream().allMatch(before::containsKey)) {
            known.forEach((row, now) -> bring(tree, row, Optional.ofNullable(before.get(row)), now));
        } else {
            tree.refresh();
        }
        following = false;
    }

    private void bring(TreeViewer tree, R row, Optional<Shown<R>> before, Shown<R> now) {
        if (before.isPresent() && !before.get().children().equals(now.children())) {
            tree.refresh(row);
        } else if (before.isPresent() && !before.get().label().equals(now.label())) {
            tree.update(row, null);
        }
    }

    private void remember() {
        Map<R, Shown<R>> all = new LinkedHashMap<>();
        rows.top().forEach(row -> remember(row, all));
        known = all;
    }

    private void remember(R row, Map<R, Shown<R>> all) {
        List<R> children = rows.children(row);
        all.put(row, new Shown<>(rows.label(row), children));
        children.forEach(child -> remember(child, all));
    }

    /** Selects the row at the caret. */
    void follow(int offset) {
        TreeViewer tree = getTreeViewer();
        if (tree == null || tree.getControl().isDisposed() || tree.getControl().isFocusControl()) {
            return;
        }
        rows.at(offset).ifPresent(row -> {
            following = true;
            tree.setSelection(new StructuredSelection(row), true);
            following = false;
        });
    }

    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(@Nullable Object input) {
            return rows.top().toArray();
        }

        @Override
        public Object[] getChildren(@Nullable Object parent) {
            return row(parent).flatMap(one -> rows.children(one).stream()).toArray();
        }

        @Override
        public @Nullable Object getParent(@Nullable Object child) {
            Optional<R> above = row(child).findFirst().flatMap(rows::parent);
            return above.isPresent() ? above.get() : null;
        }

        @Override
        public boolean hasChildren(@Nullable Object parent) {
            return row(parent).anyMatch(one -> !rows.children(one).isEmpty());
        }
    }

    /** Plain texts: a tree that draws its rows itself measures thousands of them at each change. */
    private final class Words extends LabelProvider {
        @Override
        public String getText(@Nullable Object element) {
            return row(element).map(rows::label).findFirst().orElse("");
        }
    }
}
