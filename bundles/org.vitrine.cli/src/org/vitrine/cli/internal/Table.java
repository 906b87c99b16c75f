// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** Columns padded to their widest cell; the last one is left ragged. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heading) {
        row(heading);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(column == columns - 1 ? row.get(column) : pad(row.get(column), width(column) + 2));
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
