// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.vitrine.core.Blueprint;
import org.vitrine.core.Blueprint.Firmware;
import org.vitrine.core.Blueprint.Media;
import org.vitrine.core.Blueprint.Network;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;

/** The guest and what it needs besides graphics. */
final class HardwarePage extends WizardPage {
    private static final int FIELD_WIDTH = 80;
    private static final String[] IMAGES = {"*.iso", "*"};
    private static final String QCOW2 = ".qcow2";
    private static final String RAW = ".img";
    private String suggested = "";
    private Optional<MachineTemplate> taken = Optional.empty();
    private @Nullable Combo guest;
    private @Nullable Spinner memory;
    private @Nullable Spinner vcpus;
    private @Nullable Combo firmware;
    private @Nullable Button tpm;
    private @Nullable Combo diskKind;
    private @Nullable Text disk;
    private @Nullable Spinner diskSize;
    private @Nullable Text installer;
    private @Nullable Text drivers;
    private @Nullable Combo network;
    private @Nullable Text networkName;

    HardwarePage() {
        super("hardware");
        setTitle(Messages.Hardware_title);
        setDescription(Messages.Hardware_description);
    }

    @Override
    public void createControl(@Nullable Composite parent) {
        Composite form = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).spacing(8, 6).applyTo(form);
        guest = combo(form, Messages.Hardware_guest, this::guestChanged, Messages.Guest_linux, Messages.Guest_windows);
        memory = spinner(form, Messages.Hardware_memory, Messages.Hardware_mib, 64, 16 << 20, 4096);
        vcpus = spinner(form, Messages.Hardware_vcpus, "", 1, 1024, 4);
        firmware = combo(form, Messages.Hardware_firmware, this::check, Messages.Firmware_bios, Messages.Firmware_uefi,
                Messages.Firmware_secure);
        label(form, "");
        Button tpmButton = new Button(form, SWT.CHECK);
        tpmButton.setText(Messages.Hardware_tpm);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(tpmButton);
        tpm = tpmButton;
        diskKind = combo(form, Messages.Hardware_disk, this::diskChanged, Messages.Disk_new, Messages.Disk_newRaw,
                Messages.Disk_existing, Messages.Disk_none);
        diskSize = spinner(form, Messages.Hardware_diskSize, Messages.Hardware_gib, 1, 1 << 16, 64);
        disk = file(form, Messages.Hardware_diskFile);
        installer = file(form, Messages.Hardware_installer, IMAGES);
        drivers = file(form, Messages.Hardware_drivers, IMAGES);
        network = combo(form, Messages.Hardware_network, this::check, Messages.Network_user, Messages.Network_virtual,
                Messages.Network_bridge, Messages.Network_none);
        label(form, Messages.Hardware_networkName);
        Text nameField = new Text(form, SWT.BORDER);
        nameField.addListener(SWT.Modify, event -> check());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(nameField);
        networkName = nameField;
        setControl(form);
        check();
    }

    private static void label(Composite form, String text) {
        new Label(form, SWT.NONE).setText(text);
    }

    private static Combo combo(Composite form, String text, Runnable changed, String... choices) {
        label(form, text);
        Combo combo = new Combo(form, SWT.READ_ONLY);
        combo.setItems(choices);
        combo.select(0);
        combo.addListener(SWT.Selection, event -> changed.run());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(combo);
        return combo;
    }

    private static Spinner spinner(Composite form, String text, String unit, int least, int most, int value) {
        label(form, text);
        Composite both = new Composite(form, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(both);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(both);
        Spinner spinner = new Spinner(both, SWT.BORDER);
        spinner.setValues(value, least, most, 0, 1, 1024);
        GridDataFactory.fillDefaults().hint(FIELD_WIDTH, SWT.DEFAULT).applyTo(spinner);
        label(both, unit);
        return spinner;
    }

    private Text file(Composite form, String text, String... endings) {
        label(form, text);
        Text field = new Text(form, SWT.BORDER);
        field.addListener(SWT.Modify, event -> check());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        Button browse = new Button(form, SWT.PUSH);
        browse.setText(Messages.Browse);
        browse.addListener(SWT.Selection, event -> Browse.existing(getShell(), field, text.replace("&", ""), endings));
        return field;
    }

    /** What Windows 11 asks for before it installs. */
    private void guestChanged() {
        select(firmware, Firmware.usual(guest()).ordinal());
        if (tpm != null) {
            tpm.setSelection(guest() == GuestSystem.WINDOWS);
        }
        check();
    }

    /** What a kind of machine asks for; what a person chose since stays when the page is seen again. */
    void take(MachineTemplate template) {
        if (taken.filter(template::equals).isPresent()) {
            return;
        }
        taken = Optional.of(template);
        select(guest, template.guest().ordinal());
        guestChanged();
        select(firmware, Firmware.of(template).ordinal());
    }

    private static void select(@Nullable Combo combo, int index) {
        if (combo != null) {
            combo.select(index);
        }
    }

    /** A machine's name for its new disk, until a person has typed another; a number comes after one that is taken. */
    void suggest(Path folder, String name) {
        Text field = disk;
        if (field != null && field.getText().equals(suggested)) {
            String plain = name.replaceAll("[^\\w.-]", "_");
            Path file = folder.resolve(plain + ending());
            for (int i = 2; Files.exists(file); i++) {
                file = folder.resolve(plain + "-" + i + ending());
            }
            suggested = file.toString();
            field.setText(suggested);
        }
    }

    /** A new image is called as its format is, when its name was ours. */
    private void diskChanged() {
        Text field = disk;
        if (field != null && isNewDisk()) {
            String text = field.getText();
            String other = isQcow2() ? RAW : QCOW2;
            if (text.endsWith(other)) {
                boolean isOurs = text.equals(suggested);
                String renamed = text.substring(0, text.length() - other.length()) + ending();
                suggested = isOurs ? renamed : suggested;
                field.setText(renamed);
            }
        }
        check();
    }

    private String ending() {
        return isQcow2() ? QCOW2 : RAW;
    }

    private static int index(@Nullable Combo combo) {
        return combo == null ? 0 : combo.getSelectionIndex();
    }

    private static String text(@Nullable Text field) {
        return field == null ? "" : field.getText().strip();
    }

    private static int value(@Nullable Spinner spinner) {
        return spinner == null ? 0 : spinner.getSelection();
    }

    private GuestSystem guest() {
        return GuestSystem.values()[index(guest)];
    }

    private boolean isQcow2() {
        return index(diskKind) == 0;
    }

    private boolean isNewDisk() {
        return index(diskKind) < 2;
    }

    private boolean hasDisk() {
        return index(diskKind) < 3;
    }

    private Network network() {
        return switch (index(network)) {
            case 0 -> new Network.User();
            case 1 -> new Network.Virtual(text(networkName));
            case 2 -> new Network.Bridge(text(networkName));
            default -> new Network.None();
        };
    }

    private void check() {
        enable(disk, hasDisk());
        enable(diskSize, isNewDisk());
        enable(drivers, guest() == GuestSystem.WINDOWS);
        boolean named = index(network) == 1 || index(network) == 2;
        enable(networkName, named);
        Optional<String> problem = problem(named);
        problem.ifPresentOrElse(this::setErrorMessage, () -> setErrorMessage(null));
        setPageComplete(problem.isEmpty());
    }

    private static void enable(@Nullable Control control, boolean enabled) {
        if (control != null) {
            control.setEnabled(enabled);
        }
    }

    private Optional<String> problem(boolean named) {
        if (hasDisk() && !text(disk).startsWith("/")) {
            return Optional.of(Messages.Disk_missing);
        }
        if (isNewDisk() && Files.exists(Path.of(text(disk)))) {
            return Optional.of(Messages.Disk_exists);
        }
        if (Arrays.asList(text(installer), text(drivers)).stream().anyMatch(f -> !f.isEmpty() && !f.startsWith("/"))) {
            return Optional.of(Messages.Image_missing);
        }
        return named && text(networkName).isEmpty() ? Optional.of(Messages.Network_missing) : Optional.empty();
    }

    /** The image to be made for the machine, with its size. */
    Optional<NewDisk> newDisk() {
        return isNewDisk()
                ? Optional.of(new NewDisk(Path.of(text(disk)), value(diskSize), isQcow2()))
                : Optional.empty();
    }

    /** The machine, on this host. */
    Blueprint plan(String name, HostSnapshot host) {
        Optional<String> image = hasDisk() ? Optional.of(text(disk)) : Optional.empty();
        String format = (isNewDisk() ? isQcow2() : text(disk).endsWith(QCOW2)) ? "qcow2" : "raw";
        Optional<String> setup = Optional.of(text(installer)).filter(file -> !file.isEmpty());
        Optional<String> virtio = Optional.of(text(drivers))
                .filter(file -> !file.isEmpty() && guest() == GuestSystem.WINDOWS);
        // unknown is not yes: software emulation surely starts
        boolean kvm = host.kvm().isUsable().equals(Fact.known(true));
        return new Blueprint(name, guest(), kvm, value(memory), value(vcpus), Firmware.values()[index(firmware)],
                tpm != null && tpm.getSelection(), new Media(image, format, setup, virtio), network());
    }
}
