// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.CheckboxTreeViewer;
import org.eclipse.jface.viewers.ICheckStateProvider;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.ITreeViewerListener;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.provider.Subject;
import org.vitrine.ui.internal.OnUi;

/** The tree of sources, subjects and figures; a figure that is checked is drawn and has its line's colour. For the UI thread. */
final class FigureTree {
    private static final int CHIP = 12;
    private final MonitorModel model;
    private final Runnable chosen;
    private final CheckboxTreeViewer viewer;
    private final LocalResourceManager images;
    private List<Node> roots = List.of();
    private List<Object> structure = List.of();

    /** @param chosen called after a person checked something */
    FigureTree(Composite parent, MonitorModel model, Runnable chosen) {
        this.model = model;
        this.chosen = chosen;
        viewer = new CheckboxTreeViewer(parent, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        images = new LocalResourceManager(JFaceResources.getResources(), viewer.getControl());
        viewer.setComparer(new ById());
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new Labels());
        viewer.setCheckStateProvider(new Checks());
        viewer.setUseHashlookup(true);
        viewer.setInput(this);
        viewer.addCheckStateListener(event -> check((Node) event.getElement(), event.getChecked()));
        viewer.addTreeListener(new ITreeViewerListener() {
            @Override
            public void treeExpanded(@Nullable TreeExpansionEvent event) {
                unfolded(event, true);
            }

            @Override
            public void treeCollapsed(@Nullable TreeExpansionEvent event) {
                unfolded(event, false);
            }
        });
    }

    CheckboxTreeViewer viewer() {
        return viewer;
    }

    List<Node> roots() {
        return roots;
    }

    /** Tells which figure a person points at. */
    void onSelection(Consumer<Optional<Key>> listener) {
        viewer.addSelectionChangedListener(event -> listener.accept(
                event.getStructuredSelection().getFirstElement() instanceof Node node ? node.key() : Optional.empty()));
    }

    /** Shows what there is now, if it is not what shows. */
    void show() {
        List<Object> now = model.structure();
        if (!now.equals(structure)) {
            structure = now;
            roots = new Nodes(model).make();
            viewer.refresh();
            model.unfolded().forEach(this::unfold);
        }
    }

    /** Unfolds a row and tells the model. */
    void unfold(String id) {
        roots.stream().flatMap(Node::all).filter(node -> node.id().equals(id)).findFirst()
                .filter(node -> !viewer.getExpandedState(node)).ifPresent(node -> {
                    viewer.setExpandedState(node, true);
                    unfolded(node, true);
                });
    }

    /** Shows checks and colours anew. */
    void update() {
        viewer.refresh(true);
    }

    private void unfolded(@Nullable TreeExpansionEvent event, boolean now) {
        if (event != null && event.getElement() instanceof Node node) {
            // while it tells of this, the viewer ignores what there is to show
            OnUi.later(viewer.getControl(), () -> unfolded(node, now));
        }
    }

    private void unfolded(Node node, boolean now) {
        if (roots.contains(node)) {
            model.unfold(node.id(), now);
        } else {
            String machine = "|" + Subject.Kind.MACHINE + " ";
            int at = node.id().indexOf(machine);
            if (at > 0) {
                model.look(node.id().substring(0, at), node.id().substring(at + machine.length()), now);
            }
        }
        chosen.run();
    }

    /** A subject stands for all its figures; a source would be too many, so that it can only be cleared. */
    private void check(Node node, boolean now) {
        boolean isSource = roots.stream().anyMatch(root -> root.id().equals(node.id()));
        boolean isOn = now && !isSource;
        node.figures().toList().forEach(key -> model.choose(key, isOn));
        update();
        chosen.run();
    }

    private static final class ById implements IElementComparer {
        @Override
        public boolean equals(@Nullable Object one, @Nullable Object other) {
            return one instanceof Node a && other instanceof Node b ? a.id().equals(b.id()) : one == other;
        }

        @Override
        public int hashCode(@Nullable Object element) {
            return element instanceof Node node ? node.id().hashCode() : System.identityHashCode(element);
        }
    }

    private final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(@Nullable Object input) {
            return roots.toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((Node) parent).children().toArray();
        }

        @Override
        public @Nullable Object getParent(Object element) {
            for (Node node : roots.stream().flatMap(Node::all).toList()) {
                if (node.children().stream().anyMatch(child -> child.id().equals(((Node) element).id()))) {
                    return node;
                }
            }
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((Node) element).children().isEmpty();
        }
    }

    private final class Labels extends LabelProvider {
        @Override
        public String getText(@Nullable Object element) {
            return element instanceof Node node ? node.label() : "";
        }

        @Override
        public @Nullable Image getImage(@Nullable Object element) {
            if (!(element instanceof Node node)) {
                return null;
            }
            Optional<ImageDescriptor> picture = node.icon().map(icon -> icon.descriptor())
                    .or(() -> node.key().flatMap(model::slot).map(FigureTree.this::chip));
            return picture.isPresent() ? images.create(picture.get()) : null;
        }
    }

    private ImageDescriptor chip(int slot) {
        var data = new ImageData(CHIP, CHIP, 1,
                new PaletteData(Palette.of(viewer.getControl()).rgb(slot)));
        return new Chip(data.palette.colors[0].toString(), data);
    }

    /** Equal by colour, so that each is made once. */
    private static final class Chip extends ImageDescriptor {
        private final String colour;
        private final ImageData data;

        Chip(String colour, ImageData data) {
            this.colour = colour;
            this.data = data;
        }

        @Override
        public @Nullable ImageData getImageData(int zoom) {
            return zoom == 100 ? data : null;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Chip chip && chip.colour.equals(colour);
        }

        @Override
        public int hashCode() {
            return colour.hashCode();
        }
    }

    private final class Checks implements ICheckStateProvider {
        @Override
        public boolean isChecked(@Nullable Object element) {
            return element instanceof Node node && node.figures().anyMatch(key -> model.slot(key).isPresent());
        }

        @Override
        public boolean isGrayed(@Nullable Object element) {
            return element instanceof Node node && node.figures().anyMatch(key -> model.slot(key).isEmpty());
        }
    }
}
