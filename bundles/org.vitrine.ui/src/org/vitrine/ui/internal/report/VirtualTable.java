// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A table that fills only the rows that are seen, so that any number of them costs the same. For the UI thread.
 *
 * @param <T> what a row shows
 */
final class VirtualTable<T> {
    private final Table table;
    private List<T> rows = List.of();

    /** @param fill writes a row */
    VirtualTable(Composite parent, BiConsumer<TableItem, T> fill) {
        table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        table.addListener(SWT.SetData, event -> {
            if (event.index < rows.size()) {
                fill.accept((TableItem) event.item, rows.get(event.index));
            }
        });
    }

    /** Adds a column. */
    VirtualTable<T> column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(title);
        column.setWidth(width);
        column.setResizable(true);
        return this;
    }

    Table control() {
        return table;
    }

    /** The rows shown. */
    List<T> rows() {
        return rows;
    }

    /** Shows other rows; what was at the top stays there by its number. */
    void show(List<T> newest) {
        int top = table.getTopIndex();
        table.deselectAll();
        rows = List.copyOf(newest);
        table.setItemCount(rows.size());
        table.clearAll();
        table.setTopIndex(Math.min(top, Math.max(0, rows.size() - 1)));
    }

    /** The selected row. */
    Optional<T> selected() {
        int index = table.getSelectionIndex();
        return index >= 0 && index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
    }

    /** Selects a row and shows it, without telling listeners; none when it is negative. */
    void select(int index) {
        if (index < 0) {
            table.deselectAll();
        } else if (table.getSelectionIndex() != index) {
            table.setSelection(index);
        }
    }
}
