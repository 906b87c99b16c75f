// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;

/** Text with headings and asides, built piece by piece. */
final class RichText {
    private static final String BULLET = "\u2022 ";
    private static final int HANGING = 12;
    private static final int COLUMN = 170;
    private final StringBuilder text = new StringBuilder();
    private final List<StyleRange> styles = new ArrayList<>();
    private final List<Integer> bullets = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    private RichText line(String words, int fontStyle, boolean quiet) {
        StyleRange range = new StyleRange(text.length(), words.length(), quiet ? Look.quiet() : null, null, fontStyle);
        styles.add(range);
        text.append(words).append('\n');
        return this;
    }

    /** A heading; with a line of space above unless it is the first. */
    RichText heading(String words) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        return line(words, SWT.BOLD, false);
    }

    /** A plain line. */
    RichText line(String words) {
        return line(words, SWT.NORMAL, false);
    }

    /** A line in the theme's quiet colour. */
    RichText aside(String words) {
        return line(words, SWT.NORMAL, true);
    }

    /** A line of a list, with something quiet behind it. */
    RichText item(String words, String aside) {
        bullets.add(line());
        text.append(BULLET).append(words);
        if (!aside.isEmpty()) {
            text.append("  ");
            styles.add(new StyleRange(text.length(), aside.length(), Look.quiet(), null));
            text.append(aside);
        }
        text.append('\n');
        return this;
    }

    /** A name and behind it, in a column, what is known; a reason instead of a value is set in italics. */
    RichText fact(String name, String words, boolean known) {
        styles.add(new StyleRange(text.length(), name.length(), Look.quiet(), null));
        text.append(name);
        words.lines().forEach(line -> {
            text.append('\t');
            columns.add(line());
            styles.add(new StyleRange(text.length(), line.length(), known ? null : Look.quiet(), null,
                    known ? SWT.NORMAL : SWT.ITALIC));
            text.append(line).append('\n');
        });
        return this;
    }

    private int line() {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /** Shows it, from the top. */
    void show(StyledText control) {
        control.setText(text.toString());
        control.setStyleRanges(styles.toArray(StyleRange[]::new));
        control.setTabStops(new int[]{COLUMN});
        columns.forEach(line -> control.setLineWrapIndent(line, 1, COLUMN));
        bullets.forEach(line -> control.setLineWrapIndent(line, 1, HANGING));
        control.setTopIndex(0);
    }
}
