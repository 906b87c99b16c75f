// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.vitrine.display.UsbSharing;
import org.vitrine.display.UsbSharing.Device;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.HeadedDialog;

/** The USB devices that are plugged in here: those with a tick are the guest's. Follows what is plugged in and out. */
final class UsbDialog extends HeadedDialog {
    private static final int LOOK_MS = 1000;
    private static final int ROWS = 8;
    private static final int WIDTH_CHARS = 64;
    private final UsbSharing ports;
    private List<Device> shown = List.of();
    private @Nullable Table table;
    private @Nullable Control none;
    private @Nullable StackLayout stack;

    UsbDialog(Shell parent, String machine, UsbSharing ports) {
        super(parent, new Head(Messages.Usb_title, NLS.bind(Messages.Usb_heading, machine), Messages.Usb_message));
        this.ports = ports;
    }

    @Override
    protected void fill(Composite area) {
        Composite place = new Composite(area, SWT.BORDER);
        StackLayout layers = new StackLayout();
        place.setLayout(layers);
        Table devices = new Table(place, SWT.CHECK | SWT.SINGLE | SWT.FULL_SELECTION);
        GridDataFactory.fillDefaults().grab(true, true).indent(0, 6)
                .hint(convertWidthInCharsToPixels(WIDTH_CHARS), ROWS * devices.getItemHeight()).applyTo(place);
        devices.addListener(SWT.Selection, event -> {
            if (event.detail == SWT.CHECK && event.item instanceof TableItem item) {
                toggled(devices.indexOf(item), item.getChecked());
            }
        });
        table = devices;
        none = sentence(place);
        stack = layers;
        fill(devices, List.of());
        look(devices);
    }

    private static Control sentence(Composite place) {
        Composite centre = new Composite(place, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(centre);
        Label sentence = new Label(centre, SWT.WRAP | SWT.CENTER);
        sentence.setText(Messages.Usb_none);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, true).applyTo(sentence);
        return centre;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    private void look(Table devices) {
        if (!devices.isDisposed()) {
            List<Device> now = ports.devices();
            if (!now.equals(shown)) {
                fill(devices, now);
            }
            devices.getDisplay().timerExec(LOOK_MS, () -> look(devices));
        }
    }

    private void fill(Table devices, List<Device> now) {
        shown = now;
        devices.setItemCount(now.size());
        for (int i = 0; i < now.size(); i++) {
            Device device = now.get(i);
            TableItem item = devices.getItem(i);
            item.setText(device.obstacle().isPresent()
                    ? device.name() + " \u2013 " + device.obstacle().get()
                    : device.name());
            item.setChecked(device.shared());
            item.setGrayed(device.obstacle().isPresent());
        }
        StackLayout layers = stack;
        if (layers != null) {
            layers.topControl = now.isEmpty() ? none : devices;
            devices.getParent().layout();
        }
    }

    private void toggled(int row, boolean checked) {
        Device device = shown.get(row);
        if (device.obstacle().isPresent() && checked) {
            told(device.obstacle());
        } else {
            setErrorMessage(null);
            setMessage(NLS.bind(checked ? Messages.Usb_giving : Messages.Usb_taking, device.name()));
            ports.share(device, checked, this::told);
        }
    }

    private void told(Optional<Text> problem) {
        Table devices = table;
        if (devices != null && !devices.isDisposed()) {
            setMessage(problem.map(Text::toString).orElse(Messages.Usb_message),
                    problem.isPresent() ? IMessageProvider.ERROR : IMessageProvider.NONE);
            fill(devices, ports.devices());
        }
    }
}
