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
    private final List<Styled> styles = new ArrayList<>();
    private final List<Integer> bullets = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    /** Colours are chosen when it is shown, by those of the control. */
    private record Styled(int start, int length, boolean quiet, int fontStyle) {
        StyleRange range(Look look) {
            return new StyleRange(start, length, quiet ? look.aside() : null, null, fontStyle);
        }
    }

    private RichText line(String words, int fontStyle, boolean quiet) {
        styles.add(new Styled(text.length(), words.length(), quiet, fontStyle));
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

    /** A line in a quiet colour. */
    RichText aside(String words) {
        return line(words, SWT.NORMAL, true);
    }

    /** A line of a list, with something quiet behind it. */
    RichText item(String words, String aside) {
        bullets.add(line());
        text.append(BULLET).append(words);
        if (!aside.isEmpty()) {
            text.append("  ");
            styles.add(new Styled(text.length(), aside.length(), true, SWT.NORMAL));
            text.append(aside);
        }
        text.append('\n');
        return this;
    }

    /** A name and behind it, in a column, what is known; a reason instead of a value is set in italics. */
    RichText fact(String name, String words, boolean known) {
        styles.add(new Styled(text.length(), name.length(), true, SWT.NORMAL));
        text.append(name);
        words.lines().forEach(line -> {
            text.append('\t');
            columns.add(line());
            styles.add(new Styled(text.length(), line.length(), !known, known ? SWT.NORMAL : SWT.ITALIC));
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
        Look look = Look.of(control);
        control.setStyleRanges(styles.stream().map(styled -> styled.range(look)).toArray(StyleRange[]::new));
        control.setTabStops(new int[]{COLUMN});
        columns.forEach(line -> control.setLineWrapIndent(line, 1, COLUMN));
        bullets.forEach(line -> control.setLineWrapIndent(line, 1, HANGING));
        control.setTopIndex(0);
    }
}
