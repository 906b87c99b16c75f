// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

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
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;

/**
 * The Outline of a domain: its elements as a tree, in step with the caret. A row is an element whatever version of the text it
 * is from, so that what is open stays open as one types.
 */
public final class OutlinePage extends ContentOutlinePage {
    private static final List<String> TELLING = List.of("type", "name", "model", "mode", "dev", "alias", "bus",
            "policy",
            "value");
    /** Milliseconds without a change before the rows are brought up to date. */
    private static final int PAUSE = 300;
    private final Help help;
    private final Runnable refresh = this::refresh;
    private boolean following;

    /** A row: equal as long as it is the same element. */
    private record Row(long id, Element element) {
        static Row of(Element element) {
            return new Row(element.id(), element);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row row && row.id == id;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(id);
        }
    }

    OutlinePage(Help help) {
        this.help = help;
    }

    @Override
    public void createControl(@Nullable Composite parent) {
        super.createControl(parent);
        TreeViewer tree = getTreeViewer();
        tree.setUseHashlookup(true);
        tree.setContentProvider(new Rows());
        tree.setLabelProvider(new Words());
        tree.addSelectionChangedListener(event -> {
            if (!following && event.getStructuredSelection().getFirstElement() instanceof Row row) {
                help.show(row.element());
            }
        });
        help.domain().ifPresent(this::show);
        tree.expandToLevel(3);
    }

    /** Shows this version of the domain. */
    void show(Domain domain) {
        TreeViewer tree = getTreeViewer();
        if (tree == null || tree.getControl().isDisposed()) {
            return;
        }
        if (tree.getInput() == null) {
            following = true;
            tree.setInput(this);
            following = false;
        } else {
            tree.getControl().getDisplay().timerExec(PAUSE, refresh);
        }
    }

    private void refresh() {
        TreeViewer tree = getTreeViewer();
        if (tree != null && !tree.getControl().isDisposed() && tree.getControl().isVisible()) {
            following = true;
            tree.refresh();
            following = false;
        }
    }

    /** Selects the element at the caret. */
    void follow(int offset) {
        TreeViewer tree = getTreeViewer();
        Optional<Element> at = help.domain().flatMap(domain -> domain.elementAt(offset));
        if (tree != null && !tree.getControl().isDisposed() && !tree.getControl().isFocusControl() && at.isPresent()) {
            following = true;
            tree.setSelection(new StructuredSelection(Row.of(at.get())), true);
            following = false;
        }
    }

    private final class Rows implements ITreeContentProvider {
        @Override
        public Object[] getElements(@Nullable Object input) {
            return help.domain().stream().map(domain -> Row.of(domain.root())).toArray();
        }

        @Override
        public Object[] getChildren(@Nullable Object parent) {
            return now(parent).stream().flatMap(Element::children).map(Row::of).toArray();
        }

        @Override
        public @Nullable Object getParent(@Nullable Object child) {
            Optional<Row> above = now(child).flatMap(Element::parent).map(Row::of);
            return above.isPresent() ? above.get() : null;
        }

        @Override
        public boolean hasChildren(@Nullable Object parent) {
            return now(parent).stream().flatMap(Element::children).findFirst().isPresent();
        }
    }

    /** The element of a row in the newest version of the text. */
    private Optional<Element> now(@Nullable Object row) {
        return row instanceof Row one ? help.domain().flatMap(domain -> domain.find(one.element())) : Optional.empty();
    }

    /** Plain texts: a tree that draws its rows itself measures thousands of them at each change. */
    private final class Words extends LabelProvider {
        @Override
        public String getText(@Nullable Object row) {
            Optional<Element> element = now(row)
                    .or(() -> row instanceof Row one ? Optional.of(one.element()) : Optional.empty());
            String detail = element.map(Words::detail).orElse("");
            return element.map(Element::name).orElse("") + (detail.isEmpty() ? "" : "  " + detail);
        }

        /** What tells it from its neighbours: the attributes that say what it is, else its text. */
        private static String detail(Element element) {
            Map<String, String> attributes = element.attributes();
            String own = String.join(" ",
                    TELLING.stream().flatMap(name -> Stream.ofNullable(attributes.get(name))).toList());
            String model = own.isEmpty() || element.name().equals("video")
                    ? element.get("model@type").or(() -> element.get("@id")).orElse("")
                    : own;
            return model.isEmpty() && element.children().findFirst().isEmpty() ? element.text().orElse("") : model;
        }
    }
}
