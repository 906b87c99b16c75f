// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;
import org.vitrine.core.Imported;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Remedy;
import org.vitrine.ui.internal.editor.form.ChecksView;
import org.vitrine.ui.internal.editor.form.FindingActions;
import org.vitrine.ui.internal.editor.form.HostChooser;

/** What the checks say of the document on the chosen host, and what of it a domain would not carry. */
final class ChecksPage extends FormPage implements FindingActions {
    private static final int HEIGHT = 120;
    private static final int GAP = 16;
    private static final int MARGIN = 10;

    /** The controls, once the page has been turned to. */
    private record Body(HostChooser hosts, Label said, ChecksView checks, Table losses) {
    }

    private final GuidedEditor guided;
    private Optional<Body> body = Optional.empty();

    ChecksPage(GuidedEditor guided) {
        super(guided, "checks", Messages.Checks_page);
        this.guided = guided;
    }

    @Override
    protected void createFormContent(@Nullable IManagedForm managed) {
        if (managed == null) {
            return;
        }
        FormToolkit toolkit = managed.getToolkit();
        Composite parent = managed.getForm().getBody();
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(GAP, GAP / 2).margins(MARGIN, MARGIN)
                .applyTo(parent);
        toolkit.decorateFormHeading(managed.getForm().getForm());
        managed.getForm().setText(Messages.Checks_page);
        Composite bar = toolkit.createComposite(parent);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(2, 2).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(bar);
        HostChooser hosts = new HostChooser(toolkit, bar, guided.model());
        Label said = toolkit.createLabel(bar, "");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(said);
        ChecksView checks = new ChecksView(toolkit, parent, this, () -> managed.reflow(true));
        body = Optional.of(new Body(hosts, said, checks, losses(toolkit, parent)));
        refresh();
    }

    private static Table losses(FormToolkit toolkit, Composite parent) {
        Section section = toolkit.createSection(parent, ExpandableComposite.TITLE_BAR | Section.DESCRIPTION);
        section.setText(Messages.Checks_losses);
        section.setDescription(Messages.Checks_lossesDescription);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(SWT.DEFAULT, HEIGHT).applyTo(section);
        Composite client = toolkit.createComposite(section);
        TableColumnLayout layout = new TableColumnLayout();
        client.setLayout(layout);
        Table table = toolkit.createTable(client, SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        column(table, layout, Messages.Checks_part, 1);
        column(table, layout, Messages.Checks_why, 3);
        section.setClient(client);
        return table;
    }

    private static void column(Table table, TableColumnLayout layout, String title, int weight) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(title);
        layout.setColumnData(column, new ColumnWeightData(weight, true));
    }

    void refresh() {
        IManagedForm managed = getManagedForm();
        if (managed != null && !managed.getForm().isDisposed()) {
            body.ifPresent(one -> show(one, managed));
        }
    }

    private void show(Body shown, IManagedForm managed) {
        shown.hosts().refresh();
        Read read = guided.model().read();
        shown.said().setText(read.imported().isPresent() ? "" : Messages.Checks_none);
        List<Row> rows = read.report().map(Report::rows).orElse(List.of());
        if (shown.checks().show(rows, true)) {
            managed.reflow(true);
        }
        List<Loss> lost = read.imported().map(Imported::losses).orElse(List.of());
        shown.losses().setItemCount(lost.size());
        for (int i = 0; i < lost.size(); i++) {
            TableItem item = shown.losses().getItem(i);
            item.setText(new String[]{lost.get(i).part(), lost.get(i).why().toString()});
        }
    }

    /** None: a check's ways out are edits of the domain that the document is translated to. */
    @Override
    public Stream<Remedy> ways(Row row) {
        return Stream.empty();
    }

    @Override
    public void take(Row row, Remedy remedy) {
        throw new IllegalStateException("There is no way out to take: " + remedy.title());
    }

    @Override
    public Optional<Link> link(Row row) {
        return row.finding().place().map(place -> new Link(Messages.Checks_show,
                () -> guided.show(guided.model().read().offset(place))));
    }
}
