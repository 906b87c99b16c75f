// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;

/**
 * Tells the guest of the pointer. A guest with a tablet has it where it is on the picture; one with a mouse only while it
 * has the keyboard too: the pointer then stays in the middle, for it must not end at the picture's edge. For the UI thread.
 */
final class PointerInput {
    private static final int WHEEL_UP = 3;
    private static final int WHEEL_DOWN = 4;
    private static final int FIRST_SIDE = 5;
    private static final int LAST_PLAIN = 3;
    private final FrameCanvas picture;
    private final DBusDisplay display;
    private final BooleanSupplier grabbed;
    private boolean absolute = true;
    private int expectedX = -1;
    private int expectedY = -1;

    PointerInput(FrameCanvas picture, DBusDisplay display, BooleanSupplier grabbed) {
        this.picture = picture;
        this.display = display;
        this.grabbed = grabbed;
        Canvas canvas = picture.control();
        canvas.addListener(SWT.MouseMove, this::moved);
        canvas.addListener(SWT.MouseDown, e -> button(e, true));
        canvas.addListener(SWT.MouseUp, e -> button(e, false));
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
    }

    /** Whether the guest has a tablet. */
    void absolute(boolean yes) {
        absolute = yes;
    }

    private void moved(Event event) {
        if (absolute) {
            Optional<Point> pixel = picture.guestPixel(event.x, event.y);
            pixel.ifPresent(p -> display.moveTo(p.x, p.y));
        } else if (grabbed.getAsBoolean()) {
            movedBy(event);
        }
    }

    private void movedBy(Event event) {
        Rectangle area = picture.control().getClientArea();
        Point middle = new Point(area.width / 2, area.height / 2);
        boolean known = expectedX >= 0;
        int x = event.x - (known ? expectedX : middle.x);
        int y = event.y - (known ? expectedY : middle.y);
        expectedX = middle.x;
        expectedY = middle.y;
        if (x != 0 || y != 0) {
            if (known) {
                display.moveBy(x, y);
            }
            picture.control().getDisplay().setCursorLocation(picture.control().toDisplay(middle));
        }
    }

    private void button(Event event, boolean press) {
        if (absolute) {
            picture.guestPixel(event.x, event.y).ifPresent(p -> display.moveTo(p.x, p.y));
        }
        int number = event.button <= LAST_PLAIN ? event.button - 1 : event.button - LAST_PLAIN - 1 + FIRST_SIDE;
        display.button(number, press);
    }

    private void wheel(Event event) {
        int number = event.count > 0 ? WHEEL_UP : WHEEL_DOWN;
        for (int i = 0; i < Math.clamp(Math.abs(event.count) / LAST_PLAIN, 1, LAST_PLAIN); i++) {
            display.button(number, true);
            display.button(number, false);
        }
        event.doit = false;
    }
}
