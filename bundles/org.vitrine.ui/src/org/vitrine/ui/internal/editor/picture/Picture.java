// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.vitrine.core.Row;
import org.vitrine.domain.Element;
import org.vitrine.provider.Use;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.editor.form.DomainPage;

/**
 * The picture: boxes that lead to their form by a click, or by the arrow keys and Enter. What belongs to the box under the
 * mouse, or with the focus, is brought out. For the UI thread.
 */
public final class Picture {
    private static final int NONE = -1;
    private final Canvas canvas;
    private final BiConsumer<String, Element> opener;
    private final LocalResourceManager resources;
    private final Font bold;
    private final int line;
    private PictureModel model = PictureModel.EMPTY;
    private PictureLayout layout = PictureLayout.of(List.of(), 0, 1);
    private List<Row> rows = List.of();
    private boolean isDrawn;
    private int hovered = NONE;
    private int focused = NONE;

    /** @param opener turns to the page of this id and shows an element there */
    public Picture(Composite parent, BiConsumer<String, Element> opener) {
        this.opener = opener;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        resources = new LocalResourceManager(JFaceResources.getResources(), canvas);
        bold = resources.create(FontDescriptor.createFrom(canvas.getFont()).withStyle(SWT.BOLD));
        GC gc = new GC(canvas);
        line = gc.getFontMetrics().getHeight();
        gc.dispose();
        canvas.setBackground(parent.getBackground());
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> layOut());
        canvas.addListener(SWT.MouseMove, this::moved);
        canvas.addListener(SWT.MouseExit, event -> hover(NONE));
        canvas.addListener(SWT.MouseUp, this::clicked);
        canvas.addListener(SWT.KeyDown, this::typed);
        canvas.addListener(SWT.FocusIn, event -> focus(focused == NONE && !model.nodes().isEmpty() ? 0 : focused));
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(@Nullable AccessibleEvent event) {
                if (event != null) {
                    event.result = focused == NONE ? Messages.Picture_name : words(focused);
                }
            }
        });
    }

    /** The control. */
    public Canvas canvas() {
        return canvas;
    }

    /** Shows another version; true when its height is another one. */
    public boolean show(PictureModel newest) {
        boolean same = isDrawn && newest.looksLike(model);
        isDrawn = true;
        model = newest;
        if (!same) {
            hovered = NONE;
            focused = Math.min(focused, newest.nodes().size() - 1);
            int before = layout.height();
            layOut();
            return before != layout.height();
        }
        return false;
    }

    /** Shows what the checks say. */
    public void judge(List<Row> newest) {
        if (!rows.equals(newest)) {
            rows = newest;
            canvas.redraw();
        }
    }

    /** What a person reads in it, box by box, for tests. */
    public List<String> texts() {
        return IntStream.range(0, model.nodes().size()).mapToObj(this::words).toList();
    }

    private void layOut() {
        layout = PictureLayout.of(model.nodes(), canvas.getClientArea().width, line);
        if (canvas.getLayoutData() instanceof GridData data) {
            data.heightHint = layout.height();
        }
        canvas.redraw();
    }

    private void moved(Event event) {
        hover(layout.at(event.x, event.y).orElse(NONE));
    }

    private void hover(int box) {
        if (box != hovered) {
            hovered = box;
            canvas.setCursor(box != NONE && model.nodes().get(box).element().isPresent()
                    ? canvas.getDisplay().getSystemCursor(SWT.CURSOR_HAND)
                    : null);
            canvas.setToolTipText(box == NONE ? null : words(box));
            canvas.redraw();
        }
    }

    private void focus(int box) {
        focused = box;
        canvas.getAccessible().setFocus(box);
        canvas.redraw();
    }

    private void clicked(Event event) {
        canvas.setFocus();
        layout.at(event.x, event.y).ifPresent(box -> {
            focus(box);
            open(box);
        });
    }

    private void typed(Event event) {
        if (focused == NONE) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_LEFT, SWT.ARROW_RIGHT, SWT.ARROW_UP, SWT.ARROW_DOWN ->
                focus(layout.next(focused, event.keyCode));
            case SWT.CR, SWT.KEYPAD_CR, ' ' -> open(focused);
            default -> {
                // not ours
            }
        }
    }

    private void open(int box) {
        Node node = model.nodes().get(box);
        node.element().ifPresent(element -> opener.accept(
                element.name().equals("graphics") ? DomainPage.SCREENS : DomainPage.GRAPHICS, element));
    }

    private String words(int box) {
        Node node = model.nodes().get(box);
        return NLS.bind(Messages.Picture_words, node.title(), node.detail());
    }

    private void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        PicturePainter painter = new PicturePainter(gc, canvas.getBackground(), canvas.getForeground(),
                JFaceResources.getColorRegistry().get(JFacePreferences.ACTIVE_HYPERLINK_COLOR), bold, canvas.getFont());
        gc.setBackground(canvas.getBackground());
        gc.fillRectangle(canvas.getClientArea());
        for (Node.Column column : Node.Column.values()) {
            painter.heading(column, layout.columns().get(column.ordinal()), line / 2, layout.width());
        }
        if (isDrawn && model.nodes().isEmpty()) {
            painter.sentence(Messages.Picture_nothing, layout.columns().getFirst(), 3 * line);
        }
        int chosen = hovered != NONE ? hovered : canvas.isFocusControl() ? focused : NONE;
        Set<Integer> marked = connected(chosen);
        model.edges().forEach(edge -> painter.edge(layout.boxes().get(edge.from()), layout.boxes().get(edge.to()),
                marked.contains(edge.from()) && marked.contains(edge.to())));
        for (int i = 0; i < model.nodes().size(); i++) {
            Node node = model.nodes().get(i);
            painter.box(node, layout.boxes().get(i), icon(node), marked.contains(i),
                    canvas.isFocusControl() && i == focused);
        }
    }

    /** The box and all that it is connected with, to the left and to the right. */
    private Set<Integer> connected(int box) {
        Set<Integer> all = new HashSet<>();
        if (box != NONE) {
            all.add(box);
            for (int round = 0; round < 2; round++) {
                Set<Integer> right = new HashSet<>(all);
                model.edges().stream().filter(edge -> right.contains(edge.from()) && isRightOf(edge.to(), box))
                        .forEach(edge -> all.add(edge.to()));
                model.edges().stream().filter(edge -> right.contains(edge.to()) && isRightOf(box, edge.from()))
                        .forEach(edge -> all.add(edge.from()));
            }
        }
        return all;
    }

    private boolean isRightOf(int box, int of) {
        return model.nodes().get(box).column().ordinal() > model.nodes().get(of).column().ordinal();
    }

    /** The worst that the checks say of it, or what it is. */
    private Image icon(Node node) {
        Optional<Verdict> worst = node.column() == Node.Column.HOST
                ? Optional.empty()
                : rows.stream().filter(row -> row.finding().subject().or(() -> row.use().map(Use::anchor))
                        .filter(about -> node.element().filter(own -> own.id() == about.id()).isPresent()).isPresent())
                        .map(row -> row.finding().verdict()).max(Verdict::compareTo)
                        .filter(verdict -> verdict != Verdict.PASS && verdict != Verdict.INFO);
        Icons icon = worst.map(verdict -> switch (verdict) {
            case BLOCK -> Icons.BLOCK;
            case UNKNOWN -> Icons.UNKNOWN;
            default -> Icons.WARN;
        }).orElse(node.column() == Node.Column.SCREEN ? Icons.SCREEN : Icons.GPU);
        return resources.create(icon.descriptor());
    }
}
