// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;
import org.vitrine.ui.internal.editor.model.Overview.Setting;

/** The fields of one use under their groups. */
final class FieldRows {
    private static final int GAP = 8;
    private final Map<String, FieldRow> rows = new LinkedHashMap<>();

    FieldRows(Look look, Composite parent, List<Setting> settings, FieldRow.Sink sink) {
        GridLayoutFactory.fillDefaults().numColumns(FieldRow.COLUMNS).spacing(GAP, GAP / 2).applyTo(parent);
        String group = "";
        for (Setting setting : settings) {
            String own = setting.field().group().toString();
            if (!own.equals(group)) {
                group = own;
                heading(look, parent, own);
            }
            rows.put(setting.field().id(), new FieldRow(look, parent, setting.field(), setting.choices(), sink));
        }
    }

    /** Shows what the document says. */
    void show(Values values, List<Setting> settings, boolean enabled) {
        for (Setting setting : settings) {
            row(setting.field()).ifPresent(row -> row.show(values, setting.choices(), enabled));
        }
    }

    /** Hands on what has been typed. */
    void flush() {
        rows.values().forEach(FieldRow::flush);
    }

    boolean isPending() {
        return rows.values().stream().anyMatch(FieldRow::isPending);
    }

    Optional<FieldRow> row(Field<?> field) {
        return Optional.ofNullable(rows.get(field.id()));
    }

    Optional<FieldRow> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** The field that has the focus. */
    Optional<Field<?>> focused() {
        return rows.values().stream().filter(FieldRow::hasFocus).<Field<?>>map(FieldRow::field).findFirst();
    }

    private static void heading(Look look, Composite parent, String group) {
        Label label = look.strong(parent, group);
        GridDataFactory.fillDefaults().span(FieldRow.COLUMNS, 1).indent(0, GAP / 2).applyTo(label);
    }
}
