// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ScrollBar;
import org.vitrine.core.Machine;

/** The cards, to scroll and to choose from. Only what is seen is drawn. For the UI thread. */
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
    private Choice choice = Choice.NOTHING;
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

    /** Calls back when something else is chosen, or what is chosen changed. */
    void onChoice(Runnable listener) {
        onChoice = listener;
    }

    /** Shows other slots; what was chosen stays so while it is there. */
    void show(List<Slot> newest, boolean grouped) {
        if (newest.equals(slots) && grouped == isGrouped) {
            return;
        }
        List<Slot> before = allChosen();
        choice = choice.moved(slots, newest);
        slots = newest;
        isGrouped = grouped;
        hovered = Grid.NONE;
        layOut();
        if (!before.equals(allChosen())) {
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

    /** The slot that the keyboard is on, if it is chosen. */
    Optional<Slot> chosen() {
        return choice.all().contains(choice.lead()) ? Optional.of(slots.get(choice.lead())) : Optional.empty();
    }

    /** All that is chosen, in the order of the list. */
    List<Slot> allChosen() {
        return choice.all().stream().sorted().map(slots::get).toList();
    }

    /** What is chosen, by number. */
    Choice choice() {
        return choice;
    }

    /** Chooses what shows these, as far as it is there. */
    void choose(List<?> subjects) {
        List<Integer> found = subjects.stream().map(this::index).filter(slot -> slot != Grid.NONE).toList();
        if (!found.isEmpty()) {
            int first = found.getFirst();
            choose(new Choice(first, first, Set.copyOf(found)));
        }
    }

    /** Chooses one slot. */
    void choose(int slot) {
        choose(Choice.of(slot));
    }

    /** Chooses, and scrolls until it is seen where the keyboard is. */
    void choose(Choice next) {
        boolean isOther = !next.all().equals(choice.all());
        choice = next;
        int slot = next.lead();
        if (slot != Grid.NONE) {
            Rectangle bounds = grid.bounds(slot);
            if (bounds.y < top) {
                scroll(bounds.y - painter.sizes().gap());
            } else if (bounds.y + bounds.height > top + page()) {
                scroll(bounds.y + bounds.height + painter.sizes().gap() - page());
            }
            canvas.getAccessible().setFocus(slot);
        }
        canvas.redraw();
        if (isOther) {
            canvas.getAccessible().selectionChanged();
        }
        onChoice.run();
    }

    /** Chooses what is seen first, when nothing is chosen. */
    void enter() {
        if (choice.lead() == Grid.NONE) {
            IntStream.range(grid.first(top), slots.size()).filter(i -> place(i).y >= 0).findFirst()
                    .ifPresent(this::choose);
        }
    }

    /** The slot that a key leads to, or {@link Grid#NONE}. */
    int next(int key) {
        return grid.next(choice.lead(), key, page());
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
                var marks = new CardPainter.Marks(choice.all().contains(i), i == hovered, i == choice.lead(),
                        canvas.isFocusControl());
                switch (slots.get(i)) {
                    case Slot.Group group -> painter.group(gc, shades, group, place, marks);
                    case Slot.Lost lost -> painter.lost(gc, shades, lost, place, marks);
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
