// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ScrollBar;
import org.vitrine.core.Machine;

/** The cards, to scroll and to select one. Only what is seen is drawn. For the UI thread. */
final class MachineList {
    private final Control paper;
    private final Canvas canvas;
    private final CardPainter painter;
    private final Gallery gallery;
    private final Figures figures;
    private List<Slot> slots = List.of();
    private boolean isGrouped;
    private Grid grid;
    private int top;
    private int chosen = Grid.NONE;
    private int hovered = Grid.NONE;
    private Runnable onChoice = () -> {
        // nobody listens yet
    };

    /**
     * @param paper   gives its colours: the theme styles texts, but not what is painted
     * @param figures of machines
     */
    MachineList(Composite parent, Control paper, Figures figures) {
        this.paper = paper;
        this.figures = figures;
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        painter = new CardPainter(canvas);
        gallery = new Gallery(canvas.getDisplay());
        grid = new Grid(slots, 0, painter.sizes());
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> layOut());
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.Dispose, event -> gallery.dispose());
        canvas.getVerticalBar().addListener(SWT.Selection, event -> scroll(canvas.getVerticalBar().getSelection()));
        new ListAccess(this).install();
    }

    Canvas canvas() {
        return canvas;
    }

    CardPainter painter() {
        return painter;
    }

    Gallery gallery() {
        return gallery;
    }

    /** What is shown, seen or not. */
    List<Slot> slots() {
        return slots;
    }

    /** Calls back when another slot is chosen, or the chosen one changed. */
    void onChoice(Runnable listener) {
        onChoice = listener;
    }

    /** Shows other slots; what was chosen stays so while it is there. */
    void show(List<Slot> newest, boolean grouped) {
        if (newest.equals(slots) && grouped == isGrouped) {
            return;
        }
        Optional<Slot> before = chosen();
        slots = newest;
        isGrouped = grouped;
        hovered = Grid.NONE;
        chosen = before.map(slot -> index(slot.subject())).orElse(Grid.NONE);
        layOut();
        if (!before.equals(chosen())) {
            onChoice.run();
        }
    }

    private int index(Object subject) {
        return IntStream.range(0, slots.size()).filter(i -> slots.get(i).subject() == subject).findFirst()
                .orElse(Grid.NONE);
    }

    private void layOut() {
        grid = new Grid(slots, canvas.getClientArea().width, painter.sizes());
        scroll(top);
    }

    private int page() {
        return canvas.getClientArea().height;
    }

    private void scroll(int to) {
        int page = Math.max(1, page());
        top = Math.clamp(to, 0, Math.max(0, grid.height() - page));
        ScrollBar bar = canvas.getVerticalBar();
        bar.setVisible(grid.height() > page);
        int step = painter.sizes().cardHeight();
        bar.setValues(top, 0, Math.max(page, grid.height()), page, step / 2, Math.max(step, page - step));
        canvas.redraw();
    }

    /** The slot at a place of the control, or {@link Grid#NONE}. */
    int at(int x, int y) {
        return grid.at(x, y + top);
    }

    /** Where a slot is in the control, seen or not. */
    Rectangle place(int slot) {
        Rectangle bounds = grid.bounds(slot);
        bounds.y -= top;
        return bounds;
    }

    /** The machines whose cards can be seen at least in part. */
    List<Machine> visible() {
        return IntStream.range(grid.first(top), grid.end(top + page())).mapToObj(slots::get)
                .filter(Slot.Card.class::isInstance).map(slot -> ((Slot.Card) slot).machine()).toList();
    }

    /** Draws a machine's card anew, if it can be seen. */
    void redraw(Machine machine) {
        IntStream.range(grid.first(top), grid.end(top + page())).filter(i -> slots.get(i).subject() == machine)
                .forEach(this::redraw);
    }

    /** Draws a machine's figures anew, if its card can be seen. */
    void redrawFigures(Machine machine) {
        IntStream.range(grid.first(top), grid.end(top + page())).filter(i -> slots.get(i).subject() == machine)
                .mapToObj(i -> painter.figures(place(i)))
                .forEach(part -> canvas.redraw(part.x, part.y, part.width, part.height, false));
    }

    private void redraw(int slot) {
        if (slot != Grid.NONE && slot < slots.size()) {
            Rectangle place = place(slot);
            canvas.redraw(place.x, place.y, place.width, place.height, false);
        }
    }

    /** The chosen slot. */
    Optional<Slot> chosen() {
        return chosen == Grid.NONE ? Optional.empty() : Optional.of(slots.get(chosen));
    }

    /** The chosen slot's number, or {@link Grid#NONE}. */
    int choice() {
        return chosen;
    }

    /** Chooses what shows this, if it is there. */
    void choose(@Nullable Object subject) {
        int slot = subject == null ? Grid.NONE : index(subject);
        if (slot != Grid.NONE) {
            choose(slot);
        }
    }

    /** Chooses a slot and scrolls until it is seen. */
    void choose(int slot) {
        redraw(chosen);
        chosen = slot;
        if (slot != Grid.NONE) {
            Rectangle bounds = grid.bounds(slot);
            if (bounds.y < top) {
                scroll(bounds.y - painter.sizes().gap());
            } else if (bounds.y + bounds.height > top + page()) {
                scroll(bounds.y + bounds.height + painter.sizes().gap() - page());
            }
            redraw(slot);
            canvas.getAccessible().setFocus(slot);
        }
        onChoice.run();
    }

    /** Chooses what is seen first, when nothing is chosen. */
    void enter() {
        if (chosen == Grid.NONE) {
            IntStream.range(grid.first(top), slots.size()).filter(i -> place(i).y >= 0).findFirst()
                    .ifPresent(this::choose);
        }
    }

    /** Goes where a key leads. */
    void go(int key) {
        choose(grid.next(chosen, key, page()));
    }

    /** Brings out the slot under the mouse. */
    void hover(int slot) {
        if (slot != hovered) {
            redraw(hovered);
            hovered = slot;
            redraw(slot);
            canvas.setToolTipText(slot == Grid.NONE ? null : ListWords.tooltip(slots.get(slot), figures));
        }
    }

    private void paint(GC gc) {
        Shades shades = Shades.of(paper);
        Rectangle dirty = gc.getClipping();
        gc.setBackground(shades.ground());
        gc.fillRectangle(dirty);
        gc.setAntialias(SWT.ON);
        for (int i = grid.first(top + dirty.y), end = grid.end(top + dirty.y + dirty.height); i < end; i++) {
            Rectangle place = place(i);
            if (place.intersects(dirty)) {
                var marks = new CardPainter.Marks(i == chosen, i == hovered, canvas.isFocusControl());
                switch (slots.get(i)) {
                    case Slot.Group group -> painter.group(gc, shades, group, place, marks);
                    case Slot.Card card -> painter.card(gc, shades, card, gallery.of(card.machine()),
                            figures.of(card.machine()), where(card), place, marks, dirty);
                }
            }
        }
    }

    private Optional<String> where(Slot.Card card) {
        return isGrouped ? Optional.empty() : Optional.of(card.machine().connection().label().toString());
    }
}
