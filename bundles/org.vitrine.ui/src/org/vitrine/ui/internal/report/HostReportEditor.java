// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.widgets.Form;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.host.PciAddress;

/** The report on a host: topology, details and raw facts, live. Adapts to the host. */
public final class HostReportEditor extends MultiPageEditorPart {
    private @Nullable FormToolkit toolkit;
    private @Nullable Form form;
    private @Nullable ReportModel report;
    private @Nullable TopologyPage topology;
    private @Nullable ReportActions actions;

    @Override
    public void init(@Nullable IEditorSite site, @Nullable IEditorInput input) throws PartInitException {
        super.init(site, input);
        if (input != null) {
            setPartName(input.getName());
        }
    }

    @Override
    protected Composite createPageContainer(@Nullable Composite parent) {
        FormToolkit tools = new FormToolkit(getSite().getShell().getDisplay());
        Form heading = tools.createForm(parent);
        tools.decorateFormHeading(heading);
        heading.setText(getPartName());
        heading.getBody().setLayout(new FillLayout());
        toolkit = tools;
        form = heading;
        return heading.getBody();
    }

    @Override
    protected void createPages() {
        HostOpening opening = new HostOpening(getSite().getService(Hosts.class));
        ReportModel model = new ReportModel(getSite().getShell().getDisplay(), getPartName(), opening.of(getEditorInput()),
                getSite().getService(DeviceNames.class));
        report = model;
        TopologyPage picture = new TopologyPage(getContainer(), model);
        DetailsPage details = new DetailsPage(getContainer(), model);
        FactsPage facts = new FactsPage(getContainer(), model);
        topology = picture;
        page(picture.control(), Messages.Page_topology);
        page(details.control(), Messages.Page_details);
        page(facts.control(), Messages.Page_facts);
        Form heading = form;
        if (heading != null) {
            ReportActions tools = new ReportActions(model, picture.picture());
            tools.fill(heading.getToolBarManager());
            actions = tools;
            model.onChange(() -> tell(heading, model));
        }
        if (getEditorInput() instanceof HostInput input) {
            model.select(input.device());
        }
        model.start();
    }

    private void page(Control control, String title) {
        setPageText(addPage(control), title);
    }

    private void tell(Form heading, ReportModel model) {
        model.host().ifPresent(host -> heading.setText(host.label().toString()));
        Optional<String> problem = model.problem();
        heading.setBusy(model.isLooking());
        if (problem.isPresent()) {
            heading.setMessage(problem.get(), IMessageProvider.WARNING);
        } else {
            heading.setMessage(model.isLooking() ? Messages.Report_looking : null, IMessageProvider.NONE);
        }
        ReportActions tools = actions;
        if (tools != null) {
            tools.enable();
        }
    }

    /** Selects a function and shows it in the picture. */
    void select(PciAddress address) {
        ReportModel model = report;
        if (model != null) {
            model.select(Optional.of(address));
        }
    }

    @Override
    protected void pageChange(int index) {
        super.pageChange(index);
        ReportActions tools = actions;
        if (tools != null) {
            tools.enable(index == 0);
        }
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        ReportModel model = report;
        if (type == Host.class && model != null) {
            Optional<Host> host = model.host();
            return host.isPresent() ? type.cast(host.get()) : null;
        }
        return super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        TopologyPage picture = topology;
        if (getActivePage() == 0 && picture != null) {
            picture.picture().canvas().setFocus();
        } else {
            super.setFocus();
        }
    }

    @Override
    public void doSave(@Nullable IProgressMonitor monitor) {
        // a report is not changed here
    }

    @Override
    public void doSaveAs() {
        // a report is recorded, not saved
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public void dispose() {
        ReportModel model = report;
        if (model != null) {
            model.dispose();
        }
        FormToolkit tools = toolkit;
        if (tools != null) {
            tools.dispose();
        }
        super.dispose();
    }
}
