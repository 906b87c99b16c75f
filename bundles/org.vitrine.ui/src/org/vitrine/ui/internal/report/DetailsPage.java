// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.vitrine.host.Fact;

/** The page with all functions and, beside them, everything that is known of the selected one. */
final class DetailsPage {
    private static final int[] SHARES = {55, 45};
    private final ReportModel report;
    private final SashForm area;
    private final Text filter;
    private final VirtualTable<Device> devices;
    private final StyledText details;

    DetailsPage(Composite parent, ReportModel report) {
        this.report = report;
        area = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
        Composite list = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(list);
        filter = new Text(list, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(Messages.Details_filter);
        filter.addListener(SWT.Modify, event -> show());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        Pen pen = new Pen(list);
        devices = new VirtualTable<Device>(list, (item, device) -> fill(item, device, pen))
                .column(Messages.Column_address, 130).column(Messages.Column_device, 330)
                .column(Messages.Column_driver, 110)
                .column(Messages.Column_group, 80);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 100).applyTo(devices.control());
        devices.control().addListener(SWT.Selection, event -> report.select(devices.selected().map(Device::address)));
        details = new StyledText(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        details.setMargins(12, 12, 12, 12);
        details.setAlwaysShowScrollBars(false);
        area.setWeights(SHARES);
        report.onContent(this::show);
        report.onSelect(this::selected);
    }

    Control control() {
        return area;
    }

    void setFocus() {
        filter.setFocus();
    }

    private static void fill(TableItem item, Device device, Pen pen) {
        item.setText(new String[]{device.address().toString(), device.name(), device.driverWord(), device.groupWord()});
        item.setImage(pen.icon(device.kind()));
    }

    private void show() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<Device> all = report.content().flatMap(ReportContent::model)
                .map(model -> model.devices().stream().filter(device -> matches(device, wanted)).toList())
                .orElse(List.of());
        devices.show(all);
        selected();
    }

    private static boolean matches(Device device, String wanted) {
        return Stream.of(device.address().toString(), device.name(), device.driverWord(), device.kind().word(),
                device.groupWord()).anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void selected() {
        List<Device> shown = devices.rows();
        devices.select(report.selected().map(address -> IntStream.range(0, shown.size())
                .filter(i -> shown.get(i).address().equals(address)).findFirst().orElse(-1)).orElse(-1));
        RichText rich = new RichText();
        Optional<ReportContent> content = report.content();
        Optional<Device> device = content.flatMap(now -> report.selected().flatMap(now::device));
        if (content.isPresent() && device.isPresent()) {
            rich.heading(device.get().name());
            DeviceFacts.of(content.get().snapshot(), device.get()).forEach(line -> rich.fact(line.name(), line.words(),
                    line.fact() instanceof Fact.Known));
        } else {
            rich.aside(Messages.Details_none);
        }
        rich.show(details);
    }
}
