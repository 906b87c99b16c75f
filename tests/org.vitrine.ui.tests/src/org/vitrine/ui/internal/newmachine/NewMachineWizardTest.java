// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.vitrine.core.Dialects;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.Loss;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.TemplateSource;
import org.vitrine.ui.internal.editor.model.HostChoice;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.HostFile;
import org.vitrine.ui.internal.support.Pictures;

/** The wizard, used as a person does. */
class NewMachineWizardTest {
    private final IWorkbenchPage page = Objects.requireNonNull(
            Objects.requireNonNull(PlatformUI.getWorkbench().getActiveWorkbenchWindow()).getActivePage());
    private final WizardDialog dialog = new WizardDialog(page.getWorkbenchWindow().getShell(), new NewMachineWizard());

    private void open() {
        dialog.setBlockOnOpen(false);
        dialog.open();
    }

    @AfterEach
    void close() throws Exception {
        dialog.close();
        page.closeAllEditors(false);
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("Machines");
        if (project.exists()) {
            project.delete(true, new NullProgressMonitor());
        }
    }

    private static void until(String what, BooleanSupplier so) {
        EventLoop.until(what, Duration.ofSeconds(30), so);
    }

    private Composite body() {
        return (Composite) Objects.requireNonNull(dialog.getCurrentPage().getControl());
    }

    private <T extends Control> List<T> all(Class<T> type) {
        return Controls.all(body(), type).toList();
    }

    private void press(String label) {
        Button button = Controls.all(dialog.getShell(), Button.class)
                .filter(one -> one.getText().replace("&", "").startsWith(label)).findFirst().orElseThrow();
        assertTrue(button.isEnabled(), label + " can be pressed: " + dialog.getCurrentPage().getErrorMessage());
        Controls.click(button);
    }

    private void choose(Button button) {
        all(Button.class).stream().filter(one -> (one.getStyle() & SWT.RADIO) != 0)
                .forEach(one -> one.setSelection(one == button));
        Controls.click(button);
    }

    private static void select(Combo combo, int index) {
        combo.select(index);
        combo.notifyListeners(SWT.Selection, new Event());
    }

    private void picture(String name) {
        dialog.getShell().forceActive();
        EventLoop.run(Duration.ofMillis(500));
        Pictures.take(dialog.getShell(), name);
    }

    private IFile finished(String path) {
        until("the machine is made: " + dialog.getCurrentPage().getErrorMessage(),
                () -> dialog.getCurrentPage().isPageComplete());
        press("Finish");
        until("the editor opens", () -> page.getActiveEditor() != null);
        IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromOSString(path));
        assertTrue(file.exists(), path);
        IEditorPart editor = Objects.requireNonNull(page.getActiveEditor());
        assertEquals(file.getName(), editor.getTitle());
        return file;
    }

    private static Domain domain(IFile file) throws Exception {
        return Domain.of(new String(file.getContents(true).readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aGuestWithGraphicsOfThisHost(@TempDir Path folder) throws Exception {
        open();
        dialog.getShell().forceActive();
        until("one can type the name at once", () -> all(Text.class).getFirst().isFocusControl());
        all(Text.class).getFirst().setText("my desktop");
        picture("new-machine");
        press("Next");
        Path image = folder.resolve("images").resolve("d.img");
        all(Text.class).getFirst().setText(image.toString());
        all(Text.class).get(1).setText(System.getProperty("vitrine.installer", ""));
        press("Next");
        Table table = all(Table.class).getFirst();
        until("the host's offers are listed", () -> table.getItemCount() > 0);
        TableItem qxl = Arrays.stream(table.getItems()).filter(item -> item.getText(0).contains("QXL")).findFirst()
                .orElseThrow();
        qxl.setChecked(true);
        picture("new-machine-graphics");
        press("Next");
        until("the machine is made", () -> dialog.getCurrentPage().isPageComplete());
        picture("new-machine-preview");
        Domain made = domain(finished("/Machines/my desktop.xml"));
        assertEquals(Optional.of("my desktop"), made.name());
        assertEquals(Optional.of("qxl"), made.get("/devices/video/model@type"));
        assertEquals(Optional.of(image.toString()), made.get("/devices/disk/source@file"));
        assertEquals(Optional.of("qcow2"), made.get("/devices/disk/driver@type"));
        assertEquals(0x514649fb, ByteBuffer.wrap(Files.readAllBytes(image)).getInt());
    }

    @Test
    void theEditorAsksTheHostThatTheMachineIsFor(@TempDir Path folder) throws Exception {
        Hosts hosts = PlatformUI.getWorkbench().getService(Hosts.class);
        Host elsewhere = hosts.open(HostFile.write(folder, HostFile.named("elsewhere")).toString());
        try {
            open();
            select(all(Combo.class).getFirst(), hosts.all().indexOf(elsewhere));
            press("Next");
            all(Text.class).getFirst().setText(folder.resolve("d.qcow2").toString());
            press("Next");
            press("Next");
            finished("/Machines/machine.xml");
            HostChoice choice = Objects
                    .requireNonNull(Objects.requireNonNull(page.getActiveEditor()).getAdapter(HostChoice.class));
            until("the host is asked", () -> choice.chosen().equals(Optional.of(elsewhere)));
        } finally {
            hosts.forget(elsewhere);
        }
    }

    /** Another source than the providers' own, as a third party would bring one. */
    private static ServiceRegistration<TemplateSource> oddKind() {
        return FrameworkUtil.getBundle(NewMachineWizard.class).getBundleContext().registerService(TemplateSource.class,
                () -> List.of(MachineTemplate.of("odd", GuestSystem.WINDOWS, "Odd desktop", "Needs a rare host")
                        .using("qxl", Map.of("vgamem", "12345"), Map.of(), "twelve thousand KiB")),
                new Hashtable<>());
    }

    @Test
    void aKindOfMachineBringsItsGuestAndItsGraphicsAlsoWhereTheHostLacksThem(@TempDir Path folder) throws Exception {
        ServiceRegistration<TemplateSource> odd = oddKind();
        try {
            open();
            Table kinds = all(Table.class).getFirst();
            until("the templates are listed", () -> kinds.getItemCount() > 3);
            until("the host has been looked at", () -> !kinds.getItem(1).getText(1).isEmpty());
            List<String> titles = Arrays.stream(kinds.getItems()).map(TableItem::getText).toList();
            assertEquals("This host lacks twelve thousand KiB",
                    kinds.getItem(titles.indexOf("Odd desktop")).getText(1));
            assertTrue(titles.contains("QXL desktop, Linux"), titles.toString());
            kinds.select(titles.indexOf("Odd desktop"));
            kinds.notifyListeners(SWT.Selection, new Event());
            press("Next");
            assertEquals(1, all(Combo.class).getFirst().getSelectionIndex(), "Windows");
            all(Text.class).getFirst().setText(folder.resolve("d.qcow2").toString());
            press("Next");
            Table table = all(Table.class).getFirst();
            until("its graphics are chosen", () -> table.getItemCount() > 1 && table.getItem(0).getChecked());
            picture("new-machine-lacking");
            assertEquals("This host lacks twelve thousand KiB", table.getItem(0).getText(2));
            assertEquals(1, Arrays.stream(table.getItems()).filter(TableItem::getChecked).count());
            press("Next");
            until("the machine is made", () -> dialog.getCurrentPage().isPageComplete());
            Domain made = domain(finished("/Machines/machine.xml"));
            assertEquals(Optional.of("12345"), made.get("/devices/video/model@vgamem"));
            assertTrue(made.find("/devices/tpm").isPresent(), "what Windows asks for");
        } finally {
            odd.unregister();
        }
    }

    @Test
    void aFileIsTakenAsItIs(@TempDir Path folder) throws Exception {
        String text = "<domain type='qemu'>\n  <name>kept</name> <!-- mine -->\n  <memory>65536</memory>\n</domain>\n";
        Path file = Files.writeString(folder.resolve("given.xml"), text);
        open();
        choose(all(Button.class).stream().filter(b -> b.getText().contains("file")).findFirst().orElseThrow());
        all(Text.class).get(1).setText(folder.resolve("nothing.xml").toString());
        assertFalse(dialog.getCurrentPage().isPageComplete(), "a file that is not there");
        all(Text.class).get(1).setText(file.toString());
        press("Next");
        assertEquals(text, domain(finished("/Machines/given.xml")).text());
    }

    @Test
    void windowsGetsWhatItAsksFor() {
        open();
        press("Next");
        select(all(Combo.class).getFirst(), 1);
        assertEquals(2, all(Combo.class).get(1).getSelectionIndex(), "UEFI with Secure Boot");
        assertTrue(all(Button.class).stream().anyMatch(b -> b.getText().contains("TPM") && b.getSelection()));
        picture("new-machine-guest");
    }

    @Test
    void aNameOrADiskThatCannotBeIsSaid(@TempDir Path folder) throws IOException {
        open();
        all(Text.class).getFirst().setText("a/b");
        assertFalse(dialog.getCurrentPage().isPageComplete());
        all(Text.class).getFirst().setText("ab");
        press("Next");
        all(Text.class).getFirst().setText(Files.createFile(folder.resolve("x.img")).toString());
        assertFalse(dialog.getCurrentPage().isPageComplete());
        assertTrue(String.valueOf(dialog.getCurrentPage().getErrorMessage()).contains("replace"));
    }

    @Test
    void aCopyIsAnotherMachine() throws VitrineException {
        Domain domain = Domain.of("<domain type='kvm'><name>a</name><uuid>u</uuid><os><nvram>/n</nvram><type>hvm</type>"
                + "</os><devices><disk type='file' device='disk'><source file='/d'/><target dev='vda'/></disk>"
                + "<disk type='file' device='cdrom'><source file='/i'/><target dev='sda'/></disk><interface type='user'><mac address='52:54:00:00:00:01'/></interface></devices>"
                + "</domain>");
        Machine machine = (Machine) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Machine.class},
                (proxy, method, arguments) -> domain);
        Origin.Made made = new Origin.Copy(machine, "b").make(Progress.NONE);
        Domain copy = made.domain();
        assertEquals(List.of("vda"), made.losses().stream().map(Loss::part).toList(), "what both would write to");
        assertEquals(Optional.of("b"), copy.name());
        assertTrue(Stream.of("/uuid", "/os/nvram", "/devices/interface/mac").allMatch(p -> copy.find(p).isEmpty()));
        assertTrue(copy.find("/devices/interface").isPresent());
    }

    @Test
    void aFileThatDescribesNoMachineIsASentence(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear all");
        Dialects dialects = PlatformUI.getWorkbench().getService(Dialects.class);
        VitrineException e = assertThrows(VitrineException.class,
                () -> new Origin.File(file, dialects, HostSnapshot.nothingKnown()).make(Progress.NONE));
        assertTrue(e.text().toString().contains("letter.txt describes no machine"), e.text().toString());
    }

    @Test
    void aDiskThatIsThereStays(@TempDir Path folder) throws Exception {
        Path image = Files.writeString(folder.resolve("d.img"), "mine");
        assertThrows(VitrineException.class, () -> new NewDisk(image, 1, true).create());
        assertEquals("mine", Files.readString(image));
    }
}
