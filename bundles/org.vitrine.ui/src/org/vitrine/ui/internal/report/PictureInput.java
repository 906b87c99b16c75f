// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.vitrine.host.PciAddress;

/** What mouse and keyboard do in the picture: hover, select, pan, zoom, walk from function to function. */
final class PictureInput {
    private static final double STEP = 1.2;
    private final TopologyPicture picture;
    private final Canvas canvas;
    private @Nullable Point dragged;

    PictureInput(TopologyPicture picture) {
        this.picture = picture;
        canvas = picture.canvas();
    }

    /** Listens from now on. */
    void install() {
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.MouseUp, event -> dragged = null);
        canvas.addListener(SWT.MouseMove, this::moved);
        canvas.addListener(SWT.MouseExit, event -> picture.hover(Optional.empty()));
        canvas.addListener(SWT.MouseWheel, this::wheeled);
        canvas.addListener(SWT.KeyDown, this::typed);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(@Nullable AccessibleEvent event) {
                if (event != null) {
                    event.result = picture.report().selected().map(PictureInput.this::words)
                            .orElse(Messages.Page_topology);
                }
            }
        });
    }

    private Optional<PciAddress> at(Event event) {
        Viewport view = picture.viewport();
        return picture.layout().at(view.pictureX(event.x), view.pictureY(event.y));
    }

    private void pressed(Event event) {
        canvas.setFocus();
        if (event.button == 1) {
            Optional<PciAddress> hit = at(event);
            picture.report().select(hit);
            dragged = hit.isEmpty() ? new Point(event.x, event.y) : null;
        }
    }

    private void moved(Event event) {
        Point from = dragged;
        if (from != null) {
            Viewport view = picture.viewport();
            picture.move(view.at(view.left() + (from.x - event.x) / view.zoom(),
                    view.top() + (from.y - event.y) / view.zoom(),
                    picture.layout()));
            dragged = new Point(event.x, event.y);
            return;
        }
        Optional<PciAddress> hit = at(event);
        picture.hover(hit);
        canvas.setToolTipText(hit.isPresent() ? words(hit.get()) : null);
    }

    private String words(PciAddress address) {
        return picture.report().content().flatMap(content -> content.device(address))
                .map(device -> NLS.bind(Messages.Device_tooltip,
                        new Object[]{device.name(), device.address(), DeviceFacts.driver(device),
                                DeviceFacts.group(device)}))
                .orElse(address.toString());
    }

    private void wheeled(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0) {
            event.doit = false;
            picture.move(
                    picture.viewport().zoomed(event.count > 0 ? STEP : 1 / STEP, event.x, event.y, picture.layout()));
        }
    }

    private void typed(Event event) {
        boolean control = (event.stateMask & SWT.MOD1) != 0;
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> walk(Direction.LEFT);
            case SWT.ARROW_RIGHT -> walk(Direction.RIGHT);
            case SWT.ARROW_UP -> walk(Direction.UP);
            case SWT.ARROW_DOWN -> walk(Direction.DOWN);
            case SWT.HOME -> go(picture.layout().first());
            case SWT.END -> go(picture.layout().last());
            case SWT.PAGE_UP -> page(-1);
            case SWT.PAGE_DOWN -> page(1);
            case SWT.ESC -> picture.report().select(Optional.empty());
            case '+', '=', SWT.KEYPAD_ADD -> zoom(control, STEP);
            case '-', SWT.KEYPAD_SUBTRACT -> zoom(control, 1 / STEP);
            case '0', SWT.KEYPAD_0 -> {
                if (control) {
                    picture.fit();
                }
            }
            default -> {
                // not ours
            }
        }
    }

    private void zoom(boolean control, double factor) {
        if (control) {
            picture.zoom(factor);
        }
    }

    private void page(int direction) {
        Viewport view = picture.viewport();
        picture.move(view.at(view.left(), view.top() + direction * view.height() / view.zoom(), picture.layout()));
    }

    private void walk(Direction direction) {
        Optional<PciAddress> from = picture.report().selected();
        go(from.isEmpty() ? picture.layout().first() : picture.layout().next(from.get(), direction));
    }

    private void go(Optional<PciAddress> address) {
        if (address.isPresent()) {
            picture.report().select(address);
            picture.reveal(address.get());
        }
    }
}
