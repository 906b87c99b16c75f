// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.vitrine.core.Machine;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.Painted;
import org.vitrine.ui.internal.machine.MachineWords;

/** Draws cards and the lines of groups. For the UI thread. */
final class CardPainter {
    private static final int PAD = 6;
    private static final int GAP = 6;
    private static final int ICON = 16;
    private static final int ROUND = 8;
    private static final int DIMMED = 90;
    private static final double ASPECT = 1.6;
    /** Characters beside the thumbnail of the narrowest card of several columns. */
    private static final int NARROWEST = 22;
    /** Characters beside the thumbnail in a column that is narrower than that. */
    private static final int NAME = 14;
    /** A history that is narrower tells nothing. */
    private static final int LEAST_HISTORY = 12;
    /** As wide as any value of a figure. */
    private static final int WIDEST = 100;

    private final LocalResourceManager resources;
    private final Font normal;
    private final Font bold;
    private final int line;
    private final int thumbHeight;
    private final int thumbWidth;
    private final int characterWidth;

    /**
     * How a slot is marked.
     *
     * @param isLead   whether the keyboard is on it
     * @param hasFocus whether the list has the keyboard
     */
    record Marks(boolean isChosen, boolean isHovered, boolean isLead, boolean hasFocus) {
    }

    /** @param owner whose font is used, and whose disposal frees what is made here */
    CardPainter(Control owner) {
        resources = new LocalResourceManager(JFaceResources.getResources(), owner);
        normal = owner.getFont();
        bold = resources.create(FontDescriptor.createFrom(normal).withStyle(SWT.BOLD));
        GC gc = new GC(owner);
        gc.setFont(bold);
        line = Math.max(ICON, gc.getFontMetrics().getHeight()) + 2;
        characterWidth = (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
        gc.dispose();
        thumbHeight = 3 * line;
        thumbWidth = (int) (thumbHeight * ASPECT);
    }

    /** What a grid needs to know. */
    Grid.Sizes sizes() {
        return new Grid.Sizes(thumbWidth + 2 * PAD + GAP + NARROWEST * characterWidth, thumbHeight + 2 * PAD,
                line + PAD, 2);
    }

    /** The most that a thumbnail may be wide. */
    int thumbWidth() {
        return thumbWidth;
    }

    /** The most that a thumbnail may be high. */
    int thumbHeight() {
        return thumbHeight;
    }

    /** Draws the line of a group. */
    void group(GC gc, Shades shades, Slot.Group group, Rectangle place, Marks marks) {
        background(gc, shades, place, marks);
        int middle = place.y + place.height / 2;
        int x = place.x + PAD + GAP;
        gc.setBackground(shades.aside());
        gc.fillPolygon(group.isFolded()
                ? new int[]{x - 2, middle - 4, x - 2, middle + 4, x + 3, middle}
                : new int[]{x - 4, middle - 2, x + 4, middle - 2, x, middle + 3});
        x += PAD + GAP;
        int y = place.y + (place.height - line) / 2 + 1;
        int room = place.x + place.width - PAD - x;
        gc.setFont(bold);
        int label = gc.stringExtent(group.label()).x;
        gc.setFont(normal);
        String words = words(group);
        if (label + 2 * GAP + gc.stringExtent(words).x > room) {
            words = NumberFormat.getIntegerInstance().format(group.machines());
        }
        int count = gc.stringExtent(words).x;
        x += text(gc, bold, shades.text(), group.label(), x, y, room - count - 2 * GAP) + 2 * GAP;
        text(gc, normal, shades.aside(), words, x, y, count);
    }

    /** Draws the line of a connection that was lost. */
    void lost(GC gc, Shades shades, Slot.Lost lost, Rectangle place, Marks marks) {
        background(gc, shades, place, marks);
        int y = place.y + (place.height - line) / 2 + 1;
        int x = place.x + PAD;
        gc.drawImage(icon(Icons.CONNECTION_CLOSED), x, place.y + (place.height - ICON) / 2);
        x += ICON + GAP;
        int right = place.x + place.width - PAD;
        x += text(gc, bold, shades.text(), lost.label(), x, y, right - x) + 2 * GAP;
        text(gc, normal, shades.aside(), Messages.Lost_again, x, y, right - x);
    }

    /** How many machines a group has, in words. */
    static String words(Slot.Group group) {
        NumberFormat number = NumberFormat.getIntegerInstance();
        return NLS.bind(group.machines() == 1 ? Messages.Group_one : Messages.Group_many,
                number.format(group.machines()), number.format(group.running()));
    }

    /** Where a card has its picture, which makes room for the name in a narrow one. */
    private Rectangle thumb(Rectangle card) {
        int besideName = card.width - 2 * PAD - GAP - NAME * characterWidth;
        return new Rectangle(card.x + PAD, card.y + PAD, Math.clamp(besideName, 2 * line, thumbWidth), thumbHeight);
    }

    /** Where a card has its figures. */
    Rectangle figures(Rectangle card) {
        int x = card.x + PAD + thumb(card).width + GAP + 2;
        return new Rectangle(x, card.y + PAD + 2 * line, card.x + card.width - PAD - x, line);
    }

    /** Draws of a machine what is dirty. */
    void card(GC gc, Shades shades, Slot.Card card, Optional<Image> picture, List<Trace> traces, Optional<String> where,
            Rectangle place, Marks marks, Rectangle dirty) {
        background(gc, shades, place, marks);
        Rectangle thumb = thumb(place);
        boolean runs = card.state() == Machine.State.RUNNING;
        if (thumb.intersects(dirty)) {
            picture.ifPresentOrElse(image -> picture(gc, shades, image, thumb, runs),
                    () -> noPicture(gc, shades, thumb));
        }
        int x = thumb.x + thumb.width + GAP + 2;
        int right = place.x + place.width - PAD;
        text(gc, bold, shades.text(), card.name(), x, thumb.y, right - x);
        gc.drawImage(icon(MachineWords.icon(card.state())), x, thumb.y + line + (line - ICON) / 2);
        String state = MachineWords.state(card.state());
        text(gc, normal, shades.aside(),
                where.map(place1 -> NLS.bind(Messages.Card_where, state, place1)).orElse(state),
                x + ICON + GAP / 2, thumb.y + line, right - x - ICON - GAP / 2);
        if (runs) {
            figures(gc, shades, traces, figures(place));
        }
    }

    private void background(GC gc, Shades shades, Rectangle place, Marks marks) {
        if (marks.isChosen() || marks.isHovered()) {
            gc.setBackground(shades.chosen(marks.isChosen() ? marks.hasFocus() ? 0.35 : 0.2 : 0.08));
            gc.fillRoundRectangle(place.x, place.y, place.width, place.height, ROUND, ROUND);
        }
        if (marks.isLead() && marks.hasFocus()) {
            gc.setForeground(shades.choice());
            gc.drawRoundRectangle(place.x, place.y, place.width - 1, place.height - 1, ROUND, ROUND);
        }
    }

    private static void picture(GC gc, Shades shades, Image image, Rectangle thumb, boolean runs) {
        Rectangle size = image.getBounds();
        double scale = Math.min(thumb.width / (double) size.width, thumb.height / (double) size.height);
        int width = (int) Math.round(size.width * scale);
        int height = (int) Math.round(size.height * scale);
        int x = thumb.x + (thumb.width - width) / 2;
        int y = thumb.y + (thumb.height - height) / 2;
        gc.setAlpha(runs ? 255 : DIMMED);
        gc.drawImage(image, 0, 0, size.width, size.height, x, y, width, height);
        gc.setAlpha(255);
        gc.setForeground(shades.edge());
        gc.drawRectangle(x, y, width - 1, height - 1);
    }

    private void noPicture(GC gc, Shades shades, Rectangle thumb) {
        gc.setBackground(shades.empty());
        gc.fillRectangle(thumb);
        gc.setForeground(shades.edge());
        gc.drawRectangle(thumb.x, thumb.y, thumb.width - 1, thumb.height - 1);
        gc.setAlpha(DIMMED);
        gc.drawImage(icon(Icons.SCREEN), thumb.x + (thumb.width - ICON) / 2, thumb.y + (thumb.height - ICON) / 2);
        gc.setAlpha(255);
    }

    private void figures(GC gc, Shades shades, List<Trace> traces, Rectangle place) {
        int known = (int) traces.stream().filter(trace -> !trace.isEmpty()).count();
        int room = (place.width + 2 * GAP) / (number(gc, Messages.Card_cpu) + 2 * GAP);
        int shown = Math.clamp(known, 1, Math.max(1, room));
        int width = (place.width - (shown - 1) * 2 * GAP) / shown;
        int x = place.x;
        for (int i = 0; i < traces.size() && x < place.x + place.width; i++) {
            if (!traces.get(i).isEmpty()) {
                figure(gc, shades, i == 0 ? shades.cpu() : shades.rate(), traces.get(i),
                        i == 0 ? Messages.Card_cpu : Messages.Card_rate,
                        new Rectangle(x, place.y, width, place.height));
                x += width + 2 * GAP;
            }
        }
    }

    /** The newest value in figures, and beside it how it came to that. */
    private void figure(GC gc, Shades shades, Color color, Trace trace, String words, Rectangle place) {
        int number = number(gc, words);
        if (!Double.isNaN(trace.newest())) {
            text(gc, normal, shades.text(), NLS.bind(words, Math.round(trace.newest())), place.x, place.y + 1, number);
        }
        int left = place.x + number + GAP;
        int history = place.x + place.width - left;
        if (history >= LEAST_HISTORY) {
            new Sparkline(gc, color, shades.below(color)).draw(trace,
                    new Rectangle(left, place.y + 2, history, place.height - 3));
        }
    }

    private int number(GC gc, String words) {
        gc.setFont(normal);
        return gc.stringExtent(NLS.bind(words, WIDEST)).x;
    }

    private static int text(GC gc, Font font, Color color, String text, int x, int y, int width) {
        gc.setFont(font);
        gc.setForeground(color);
        String shown = Painted.fitting(gc, text, width);
        gc.drawString(shown, x, y, true);
        return gc.stringExtent(shown).x;
    }

    private Image icon(Icons icon) {
        return resources.create(icon.descriptor());
    }
}
