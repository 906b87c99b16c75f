// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.host.Fact;

/** Says in words what giving the selected function away means; without a selection, what the picture shows. */
final class DevicePanel {
    private static final int MARGIN = 12;
    private final StyledText text;

    DevicePanel(Composite parent) {
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setAlwaysShowScrollBars(false);
        text.setCaret(null);
    }

    StyledText control() {
        return text;
    }

    /** Shows the newest. */
    void show(ReportModel report) {
        RichText rich = new RichText();
        Optional<Release> release = report.content()
                .flatMap(content -> report.selected().flatMap(content::release));
        if (release.isPresent()) {
            tell(rich, release.get());
        } else {
            report.content().ifPresent(content -> tell(rich, content.topology()));
        }
        rich.show(text);
    }

    private static void tell(RichText rich, Release release) {
        Device device = release.device();
        rich.heading(device.name()).aside(device.address().toString());
        rich.aside(NLS.bind(Messages.Panel_facts, DeviceFacts.driver(device), DeviceFacts.group(device)));
        if (device.busBridge()) {
            release.notes().forEach(rich::line);
            return;
        }
        if (!release.notes().isEmpty()) {
            rich.heading(Messages.Panel_notes);
            release.notes().forEach(note -> rich.item(note, ""));
        }
        list(rich, Messages.Panel_along, release.along());
        list(rich, Messages.Panel_reset, release.reset());
        rich.heading(Messages.Panel_losses);
        boolean alone = release.affected().size() == 1;
        release.losses().forEach(loss -> rich.item(loss.what(), alone ? "" : loss.device().place()));
        list(rich, Messages.Panel_beside, release.beside());
    }

    private static void list(RichText rich, String heading, List<Device> devices) {
        if (!devices.isEmpty()) {
            rich.heading(heading);
            devices.forEach(device -> rich.item(device.name(), device.place()));
        }
    }

    private static void tell(RichText rich, Fact<TopologyModel> topology) {
        switch (topology) {
            case Fact.Known<TopologyModel>(TopologyModel model) -> {
                long machines = model.devices().stream().filter(Device::isForMachines).count();
                rich.heading(NLS.bind(Messages.Panel_summary, model.devices().size(), model.groups()));
                rich.line(NLS.bind(Messages.Panel_machines, machines));
                if (model.groups() == 0) {
                    rich.line(Messages.Release_noIommu);
                }
                rich.heading(Messages.Panel_legend);
                Messages.Panel_legend_text.lines().forEach(line -> rich.item(line, ""));
            }
            case Fact.Absent<TopologyModel> none -> rich.line(Messages.Topology_none);
            case Fact.Unknown<TopologyModel>(String why) -> rich.line(NLS.bind(Messages.Topology_unknown, why));
        }
    }
}
