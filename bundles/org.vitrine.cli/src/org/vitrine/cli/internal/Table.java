// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns padded to their widest cell; the last one is left ragged. */
final class Table {
    private static final int GAP = 2;
    // what a shortened cell still says
    private static final int LEAST = 8;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heading) {
        row(heading);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /**
     * The same for lines of this many characters: cells of the first column are shortened in the middle where the others need it,
     * and where that is not enough those of the second.
     */
    Table fitting(int characters) {
        return shortened(0, characters).shortened(1, characters);
    }

    private Table shortened(int column, int characters) {
        int columns = rows.getFirst().size();
        int others = IntStream.range(0, columns).filter(other -> other != column).map(this::width).sum();
        int room = Math.max(LEAST, characters - others - GAP * (columns - 1));
        List<String[]> fitted = rows.stream().map(row -> row.toArray(String[]::new)).toList();
        fitted.forEach(cells -> cells[column] = shortened(cells[column], room));
        var table = new Table(fitted.getFirst());
        fitted.stream().skip(1).forEach(table::row);
        return table;
    }

    private static String shortened(String cell, int room) {
        int kept = room - 1;
        return cell.length() <= room
                ? cell
                : cell.substring(0, (kept + 1) / 2) + '\u2026' + cell.substring(cell.length() - kept / 2);
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(column == columns - 1 ? row.get(column) : pad(row.get(column), width(column) + GAP));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }
}
