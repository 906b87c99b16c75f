// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.vitrine.core.Templates;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.OnUi;

/** The templates of the installed technologies, after a machine whose graphics one chooses oneself. */
final class TemplateList {
    private static final int HEIGHT = 150;
    private final Table table;
    private List<MachineTemplate> templates = List.of();

    TemplateList(Composite form, int columns, Templates source, Runnable chosen) {
        Composite frame = new Composite(form, SWT.NONE);
        GridDataFactory.fillDefaults().span(columns, 1).indent(24, 0).grab(true, true).hint(SWT.DEFAULT, HEIGHT)
                .applyTo(frame);
        TableColumnLayout layout = new TableColumnLayout();
        frame.setLayout(layout);
        table = new Table(frame, SWT.SINGLE | SWT.BORDER | SWT.FULL_SELECTION);
        layout.setColumnData(new TableColumn(table, SWT.NONE), new ColumnWeightData(1, 240));
        row(Messages.Template_own);
        table.select(0);
        Label line = new Label(form, SWT.WRAP);
        line.setText(Messages.Template_own_line);
        GridDataFactory.fillDefaults().span(columns, 1).indent(24, 0).hint(480, 36).grab(true, false).applyTo(line);
        table.addListener(SWT.Selection, event -> {
            line.setText(chosen().map(one -> one.line().toString()).orElse(Messages.Template_own_line));
            chosen.run();
        });
        Background.run(Messages.Template_asking, progress -> {
            List<MachineTemplate> all = source.all();
            OnUi.later(table, () -> show(all));
        });
    }

    private void row(String title) {
        new TableItem(table, SWT.NONE).setText(title);
    }

    private void show(List<MachineTemplate> all) {
        templates = all;
        all.forEach(template -> row(template.title().toString()));
    }

    /** The chosen one; empty when the graphics are chosen one by one. */
    Optional<MachineTemplate> chosen() {
        int index = table.getSelectionIndex() - 1;
        return index < 0 || index >= templates.size() ? Optional.empty() : Optional.of(templates.get(index));
    }
}
