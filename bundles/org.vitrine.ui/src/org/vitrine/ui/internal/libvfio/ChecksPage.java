// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;
import org.vitrine.core.Imported;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
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
    private record Body(HostChooser hosts, Label said, ChecksView checks, Text losses) {
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

    /** A text and no table: it has commands to be copied. */
    private static Text losses(FormToolkit toolkit, Composite parent) {
        Section section = toolkit.createSection(parent, ExpandableComposite.TITLE_BAR | Section.DESCRIPTION);
        section.setText(Messages.Checks_losses);
        section.setDescription(Messages.Checks_lossesDescription);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(HEIGHT, HEIGHT).applyTo(section);
        Text text = toolkit.createText(section, "", SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        section.setClient(text);
        return text;
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
        String lost = read.imported().map(Imported::losses).orElse(List.of()).stream()
                .map(loss -> NLS.bind(Messages.Checks_loss, loss.part(), loss.why())).collect(Collectors.joining("\n"));
        if (!lost.equals(shown.losses().getText())) {
            shown.losses().setText(lost);
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
