// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;

/**
 * What mouse and keyboard do in the list.
 *
 * @param list the list
 * @param does what they cause
 */
record ListInput(MachineList list, Actions does) {

    /** What they cause outside of the list. */
    interface Actions {
        /** A machine was double-clicked, or Enter pressed. */
        void open(Slot.Card card);

        /** A group is to be folded or unfolded. */
        void fold(Slot.Group group);

        /** A connection that was lost is to be opened again. */
        void reopen(Slot.Lost lost);

        /** A letter was typed: it is for the filter. */
        void type(char letter);
    }

    void install() {
        Canvas canvas = list.canvas();
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.MouseDoubleClick, event -> card().ifPresent(card -> {
            if (event.button == 1 && list.at(event.x, event.y) == list.choice().lead()) {
                does.open(card);
            }
        }));
        canvas.addListener(SWT.MouseMove, event -> list.hover(list.at(event.x, event.y)));
        canvas.addListener(SWT.MouseExit, event -> list.hover(Grid.NONE));
        canvas.addListener(SWT.KeyDown, this::typed);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.addListener(SWT.FocusIn, event -> list.enter());
        canvas.addListener(SWT.MenuDetect, this::placeMenu);
    }

    /** By the keyboard the menu comes where the chosen machine is, and not where the mouse happens to be. */
    private void placeMenu(Event event) {
        if (event.detail == SWT.MENU_KEYBOARD && list.chosen().isPresent()) {
            Rectangle place = list.place(list.choice().lead());
            Point middle = list.canvas().toDisplay(place.x + place.width / 2, place.y + place.height / 2);
            event.x = middle.x;
            event.y = middle.y;
        }
    }

    private Optional<Slot.Card> card() {
        return list.chosen().filter(Slot.Card.class::isInstance).map(Slot.Card.class::cast);
    }

    private Optional<Slot.Group> group() {
        return list.chosen().filter(Slot.Group.class::isInstance).map(Slot.Group.class::cast);
    }

    private Optional<Slot.Lost> lost() {
        return list.chosen().filter(Slot.Lost.class::isInstance).map(Slot.Lost.class::cast);
    }

    private void pressed(Event event) {
        int slot = list.at(event.x, event.y);
        list.canvas().setFocus();
        boolean isForMenu = event.button != 1 && list.choice().all().contains(slot);
        if (!isForMenu) {
            list.choose(choice(slot, event));
        }
        if (event.button == 1 && (event.stateMask & SWT.MODIFIER_MASK) == 0) {
            group().ifPresent(does::fold);
            lost().ifPresent(does::reopen);
        }
    }

    private Choice choice(int slot, Event event) {
        if ((event.stateMask & SWT.SHIFT) != 0) {
            return list.choice().through(slot, list.slots());
        }
        return (event.stateMask & SWT.MOD1) != 0 ? list.choice().toggled(slot, list.slots()) : Choice.of(slot);
    }

    private void go(Event event) {
        int slot = list.next(event.keyCode);
        list.choose((event.stateMask & SWT.SHIFT) != 0
                ? list.choice().through(slot, list.slots())
                : Choice.of(slot));
    }

    private void typed(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> group().filter(group -> !group.isFolded())
                    .ifPresentOrElse(does::fold, () -> go(event));
            case SWT.ARROW_RIGHT -> group().filter(Slot.Group::isFolded)
                    .ifPresentOrElse(does::fold, () -> go(event));
            case SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.PAGE_UP, SWT.PAGE_DOWN, SWT.HOME, SWT.END -> go(event);
            case SWT.ESC -> list.choose(list.choice().lead());
            case SWT.CR, SWT.KEYPAD_CR, ' ' -> {
                group().ifPresent(does::fold);
                lost().ifPresent(does::reopen);
                card().ifPresent(does::open);
            }
            default -> {
                if (event.character > ' ' && event.character != SWT.DEL && (event.stateMask & ~SWT.SHIFT) == 0) {
                    does.type(event.character);
                }
            }
        }
    }
}
