// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.vitrine.host.Fact;
import org.vitrine.host.PciAddress;

/**
 * Draws the shapes of a layout.
 *
 * @param pen       texts and icons
 * @param look      the colours
 * @param metrics   the measures of the layout
 * @param highlight what is brought out
 * @param far       whether the picture is so small that only what is large can be read
 */
record TopologyPainter(Pen pen, Look look, Metrics metrics, Highlight highlight, boolean far) {
    private static final int ROUND = 10;
    private static final int ICON = 16;
    private static final int OPAQUE = 255;
    private static final int DIMMED = 150;

    /** Draws one shape. */
    void draw(GC gc, Shape shape) {
        gc.setAlpha(OPAQUE);
        gc.setLineStyle(SWT.LINE_SOLID);
        switch (shape) {
            case Shape.Group group -> group(gc, group);
            case Shape.Bridge bridge -> bridge(gc, bridge);
            case Shape.Card card -> card(gc, card);
        }
    }

    private void group(GC gc, Shape.Group group) {
        Area area = group.area();
        Color color = look.group();
        box(gc, area, look.mixed(color, 0.08), color, 2);
        String label = NLS.bind(Messages.Group_label, group.number());
        String text = group.shown() == group.all()
                ? label
                : NLS.bind(Messages.Group_part, new Object[]{label, group.shown(), group.all()});
        int gap = metrics.gap();
        pen.text(gc, pen.bold(), look.mixed(color, 0.9), text, area.x() + gap, area.y() + gap / 2,
                area.width() - 2 * gap);
    }

    private void bridge(GC gc, Shape.Bridge bridge) {
        Device device = bridge.device();
        box(gc, bridge.area(), look.ground(), edge(device), width(device));
        Area line = TopologyLayout.line(bridge.area(), metrics);
        gc.setAlpha(highlight.dims(device.address()) ? DIMMED : OPAQUE);
        boolean isMarked = highlight.isChosen(device.address()) || highlight.changed().contains(device.address());
        if (isMarked) {
            box(gc, line, face(device), edge(device), width(device));
        }
        small(gc, line, device, false);
    }

    private void card(GC gc, Shape.Card card) {
        Device device = card.device();
        gc.setAlpha(highlight.dims(device.address()) ? DIMMED : OPAQUE);
        gc.setLineStyle(highlight.beside().contains(device.address()) ? SWT.LINE_DASH : SWT.LINE_SOLID);
        box(gc, card.area(), face(device), edge(device), width(device));
        gc.setLineStyle(SWT.LINE_SOLID);
        if (card.large()) {
            large(gc, card.area(), device, card.framed());
        } else {
            small(gc, card.area(), device, card.framed());
        }
    }

    private Color face(Device device) {
        PciAddress address = device.address();
        return highlight.changed().contains(address)
                ? look.mixed(look.changed(), 0.4)
                : highlight.isChosen(address)
                        ? look.mixed(look.affected(), 0.32)
                        : highlight.affected().contains(address) ? look.mixed(look.affected(), 0.14) : ground(device);
    }

    /** From afar there is no chip to tell what is kept for machines. */
    private Color ground(Device device) {
        return far && device.isForMachines() ? look.mixed(look.machines(), 0.22) : look.face();
    }

    private Color edge(Device device) {
        PciAddress address = device.address();
        return highlight.affected().contains(address) || highlight.beside().contains(address)
                ? look.affected()
                : look.edge();
    }

    private int width(Device device) {
        return highlight.isChosen(device.address()) ? 3 : highlight.affected().contains(device.address()) ? 2 : 1;
    }

    private static void box(GC gc, Area area, Color fill, Color edge, int width) {
        gc.setBackground(fill);
        gc.fillRoundRectangle(area.x(), area.y(), area.width(), area.height(), ROUND, ROUND);
        gc.setForeground(edge);
        gc.setLineWidth(width);
        gc.drawRoundRectangle(area.x(), area.y(), area.width(), area.height(), ROUND, ROUND);
    }

    /** One line: icon, address, name, driver, group. */
    private void small(GC gc, Area area, Device device, boolean framed) {
        int gap = metrics.gap();
        int y = area.y() + (metrics.small() - metrics.line()) / 2;
        int x = icon(gc, device, area.x() + gap, area.y() + metrics.small() / 2);
        if (far) {
            pen.text(gc, pen.large(), look.text(), device.place(), x, area.y(), area.right() - gap - x);
            return;
        }
        int right = chips(gc, device, framed, Math.min(area.right(), area.x() + area.width()) - gap / 2, y);
        x += pen.text(gc, pen.normal(), look.aside(), device.place(), x, y, right - gap - x) + gap;
        pen.text(gc, pen.normal(), look.text(), device.name(), x, y, right - gap - x);
    }

    /** Two lines: icon and name, address, driver and group. */
    private void large(GC gc, Area area, Device device, boolean framed) {
        int gap = metrics.gap();
        int first = area.y() + gap / 2;
        int x = icon(gc, device, area.x() + gap, far ? area.centerY() : first + metrics.line() / 2);
        if (far) {
            pen.text(gc, pen.large(), look.text(), device.name(), x, area.y() + gap / 2, area.right() - gap - x);
            return;
        }
        pen.text(gc, pen.bold(), look.text(), device.name(), x, first, area.right() - gap - x);
        int second = first + metrics.line() + gap / 2;
        int right = chips(gc, device, framed, area.right() - gap / 2, second);
        pen.text(gc, pen.normal(), look.aside(), device.place(), x, second, right - gap - x);
    }

    private int icon(GC gc, Device device, int x, int middle) {
        gc.drawImage(pen.icon(device.kind()), x, middle - ICON / 2);
        return x + ICON + metrics.gap();
    }

    /** The driver, and the group where no frame tells it; returns where they begin. */
    private int chips(GC gc, Device device, boolean framed, int right, int y) {
        int height = metrics.line();
        int left = right;
        if (!framed && !(device.group() instanceof Fact.Absent)) {
            left = pen.chip(gc, look.mixed(look.group(), 0.08), look.group(), look.mixed(look.group(), 0.9),
                    NLS.bind(Messages.Group_chip, device.groupWord()), left, y, height) - metrics.gap() / 2;
        }
        boolean machines = device.isForMachines();
        return pen.chip(gc, machines ? look.mixed(look.machines(), 0.25) : look.mixed(look.text(), 0.08),
                machines ? look.machines() : look.mixed(look.text(), 0.14), look.text(), device.driverWord(), left, y,
                height);
    }
}
