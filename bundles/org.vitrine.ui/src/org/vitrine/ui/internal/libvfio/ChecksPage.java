// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.editor.form.HostChooser;

/** What the checks say of the document on the chosen host, and what of it a domain would not carry. */
final class ChecksPage extends FormPage {
    private static final int HEIGHT = 180;
    private final GuidedEditor guided;
    private @Nullable HostChooser hosts;
    private @Nullable Table checks;
    private @Nullable Table losses;
    private @Nullable LocalResourceManager images;

    ChecksPage(GuidedEditor guided) {
        super(guided, "checks", Messages.Checks_page);
        this.guided = guided;
    }

    @Override
    protected void createFormContent(@Nullable IManagedForm managed) {
        if (managed == null) {
            return;
        }
        Composite body = managed.getForm().getBody();
        body.setLayout(new GridLayout());
        managed.getToolkit().decorateFormHeading(managed.getForm().getForm());
        managed.getForm().setText(Messages.Checks_page);
        images = new LocalResourceManager(JFaceResources.getResources(), body);
        Composite bar = managed.getToolkit().createComposite(body);
        bar.setLayout(new GridLayout(2, false));
        hosts = new HostChooser(managed.getToolkit(), bar, guided.model());
        checks = table(managed.getToolkit(), body, Messages.Checks_checks, "",
                List.of(Messages.Checks_check, Messages.Checks_summary, Messages.Checks_solution));
        losses = table(managed.getToolkit(), body, Messages.Checks_losses, Messages.Checks_lossesDescription,
                List.of(Messages.Checks_part, Messages.Checks_why));
        refresh();
    }

    private static Table table(FormToolkit toolkit, Composite body, String title, String description,
            List<String> columns) {
        int style = ExpandableComposite.TITLE_BAR | (description.isEmpty() ? 0 : Section.DESCRIPTION);
        Section section = toolkit.createSection(body, style);
        section.setText(title);
        section.setDescription(description);
        section.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Composite client = toolkit.createComposite(section);
        TableColumnLayout layout = new TableColumnLayout();
        client.setLayout(layout);
        Table table = toolkit.createTable(client, SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        for (String title2 : columns) {
            TableColumn column = new TableColumn(table, SWT.NONE);
            column.setText(title2);
            layout.setColumnData(column,
                    new ColumnWeightData(column.getText().equals(columns.getFirst()) ? 1 : 3, true));
        }
        client.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        section.setClient(client);
        ((GridData) section.getLayoutData()).heightHint = HEIGHT;
        return table;
    }

    void refresh() {
        Table questions = checks;
        Table parts = losses;
        HostChooser chooser = hosts;
        if (questions == null || parts == null || chooser == null || questions.isDisposed()) {
            return;
        }
        chooser.refresh();
        Read read = guided.model().read();
        questions.removeAll();
        read.report().map(Report::rows).orElse(List.of()).forEach(row -> show(questions, row));
        if (questions.getItemCount() == 0) {
            new TableItem(questions, SWT.NONE).setText(1, Messages.Checks_none);
        }
        parts.removeAll();
        read.imported().ifPresent(imported -> imported.losses().forEach(loss -> show(parts, loss)));
    }

    private void show(Table table, Row row) {
        TableItem item = new TableItem(table, SWT.NONE);
        item.setText(new String[]{row.check(), row.finding().summary().toString(),
                row.finding().solution().map(String::valueOf).orElse("")});
        LocalResourceManager manager = images;
        if (manager != null) {
            item.setImage(manager.create(icon(row.finding().verdict()).descriptor()));
        }
    }

    private static void show(Table table, Loss loss) {
        new TableItem(table, SWT.NONE).setText(new String[]{loss.part(), loss.why().toString()});
    }

    private static Icons icon(Verdict verdict) {
        return switch (verdict) {
            case BLOCK -> Icons.BLOCK;
            case UNKNOWN -> Icons.UNKNOWN;
            case WARN -> Icons.WARN;
            case INFO -> Icons.INFO;
            case PASS, NOT_APPLICABLE -> Icons.READY;
        };
    }

    /** The checks' table, for tests. */
    @Nullable
    Table checks() {
        return checks;
    }
}
