// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Objects;
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
    private @Nullable Parts parts;

    /** What an open report is made of. */
    private record Parts(ReportModel report, TopologyPicture picture, Form heading, ReportActions actions) {
    }

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
        heading.setText(getPartName());
        heading.getBody().setLayout(new FillLayout());
        toolkit = tools;
        form = heading;
        return heading.getBody();
    }

    @Override
    protected void createPages() {
        HostOpening opening = new HostOpening(getSite().getService(Hosts.class));
        ReportModel report = new ReportModel(getSite().getShell().getDisplay(), getPartName(),
                opening.of(getEditorInput()), getSite().getService(DeviceNames.class));
        TopologyPage topology = new TopologyPage(getContainer(), report);
        page(topology.control(), Messages.Page_topology);
        page(new DetailsPage(getContainer(), report).control(), Messages.Page_details);
        page(new FactsPage(getContainer(), report).control(), Messages.Page_facts);
        Form heading = Objects.requireNonNull(form);
        Parts all = new Parts(report, topology.picture(), heading, new ReportActions(report, topology.picture()));
        parts = all;
        all.actions().fill(heading.getToolBarManager());
        report.onState(() -> tell(all));
        if (getEditorInput() instanceof HostInput input) {
            report.select(input.device());
        }
        report.start();
    }

    private void page(Control control, String title) {
        setPageText(addPage(control), title);
    }

    private static void tell(Parts all) {
        ReportModel report = all.report();
        Form heading = all.heading();
        report.host().ifPresent(host -> heading.setText(host.label().toString()));
        heading.setBusy(report.isLooking());
        Optional<String> problem = report.problem();
        if (problem.isPresent()) {
            heading.setMessage(problem.get(), IMessageProvider.WARNING);
        } else {
            heading.setMessage(report.isLooking() ? Messages.Report_looking : null, IMessageProvider.NONE);
        }
        all.actions().enable();
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "the report is not open");
    }

    /** Selects a function and shows it in the picture. */
    void select(PciAddress address) {
        parts().report().select(Optional.of(address));
    }

    /** Looks at the host again. */
    void rescan() {
        parts().report().rescan();
    }

    /** Gives up looking. */
    void stop() {
        parts().report().stop();
    }

    /** Whether the host is being looked at. */
    boolean isLooking() {
        return parts().report().isLooking();
    }

    /** What the heading says; empty when all is well. */
    String message() {
        @Nullable
        String message = parts().heading().getMessage();
        return message == null ? "" : message;
    }

    /** The picture. */
    TopologyPicture picture() {
        return parts().picture();
    }

    /** A page's control. */
    Control page(int index) {
        return getControl(index);
    }

    @Override
    protected void setActivePage(int index) {
        super.setActivePage(index);
    }

    @Override
    protected void pageChange(int index) {
        super.pageChange(index);
        Parts all = parts;
        if (all != null) {
            all.actions().enable(index == 0);
        }
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        Parts all = parts;
        if (type == Host.class && all != null) {
            Optional<Host> host = all.report().host();
            return host.isPresent() ? type.cast(host.get()) : null;
        }
        return super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        Parts all = parts;
        if (getActivePage() == 0 && all != null) {
            all.picture().canvas().setFocus();
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
        Parts all = parts;
        if (all != null) {
            all.report().dispose();
        }
        FormToolkit tools = toolkit;
        if (tools != null) {
            tools.dispose();
        }
        super.dispose();
    }
}
