// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the typed views show after each kind of change. */
class SimulationTest {
    private static final PciAddress GEFORCE = address("0000:01:00.0");
    private static final PciAddress XE = address("0000:00:02.0");
    private static final String UUID = "11111111-2222-3333-4444-555555555555";

    private static PciAddress address(String text) {
        return PciAddress.of(text).orElseThrow();
    }

    @Test
    void aBoundFunctionLosesItsScreenAndComesToVfio() {
        HostSnapshot host = Corpus.host(Corpus.APU);
        PciFunction gpu = host.pci().gpus().optional().orElseThrow().stream()
                .filter(function -> function.driver().is("amdgpu") && host.drm().card(function) instanceof Fact.Known)
                .findFirst().orElseThrow();
        HostSnapshot after = host.after(new Change.BindDriver(gpu.address(), "vfio-pci"));
        PciFunction given = after.pci().function(gpu.address());
        assertEquals(Fact.known("vfio-pci"), given.driver());
        assertEquals(Fact.known("vfio-pci"), given.driverOverride());
        assertEquals(Fact.absent(), after.drm().card(given));
        assertEquals(Fact.absent(), after.drm().renderNode(given));
        String card = host.drm().card(gpu).optional().orElseThrow().name();
        assertEquals(Fact.absent(), after.entry("/dev/dri/" + card));
        assertInstanceOf(Fact.Known.class,
                after.entry("/dev/vfio/" + given.iommuGroup().optional().orElseThrow()));
        assertEquals(host.drm().cards().optional().orElseThrow().size() - 1,
                after.drm().cards().optional().orElseThrow().size());
    }

    @Test
    void aGroupBecomesViableOnceItsLastBlockerIsGone() {
        HostSnapshot host = Corpus.host(Corpus.DESKTOP);
        IommuGroup group = host.iommu().group(host.pci().function(GEFORCE)).optional().orElseThrow();
        HostSnapshot after = host;
        for (String blocker : group.blockers().optional().orElseThrow()) {
            after = after.after(new Change.BindDriver(address(blocker), "vfio-pci"));
        }
        assertEquals(Fact.known(true), after.iommu().group(group.number()).isViable());
    }

    @Test
    void virtualFunctionsGoWithTheirGroupsAndComeBackWithTheirDrivers() {
        HostSnapshot host = Corpus.host(Corpus.XE);
        Change none = new Change.SetVfCount(XE, 0);
        HostSnapshot after = host.after(none);
        assertEquals(Fact.known(0), after.pci().function(XE).numVfs());
        assertEquals(Fact.known(List.of()), after.pci().function(XE).virtualFunctions());
        assertEquals(3, after.pci().functions().optional().orElseThrow().size());
        assertEquals(3, after.iommu().groups().optional().orElseThrow().size());
        Change.Sequence undo = (Change.Sequence) none.undo(host).optional().orElseThrow();
        assertEquals(new Change.SetVfCount(XE, 7), undo.changes().getFirst());
        assertTrue(undo.changes().contains(new Change.BindDriver(address("0000:00:02.1"), "vfio-pci")));
    }

    @Test
    void aDriverThatLetsGoTakesItsVirtualFunctionsAlong() {
        HostSnapshot host = Corpus.host(Corpus.XE);
        HostSnapshot after = host.after(new Change.BindDriver(XE, "vfio-pci"));
        assertEquals(Fact.known(List.of()), after.pci().function(XE).virtualFunctions());
        assertEquals(Fact.known("vfio-pci"), after.pci().function(XE).driver());
    }

    @Test
    void newVirtualFunctionsAreWhereOffsetAndStrideSay() {
        HostSnapshot host = HostSnapshot.builder().probed(List.of(Probe.path("/sys/**")))
                .put("/sys/bus/pci/devices/0000:03:00.0", Entry.link("../../../devices/pci0000:00/0000:03:00.0"))
                .put("/sys/bus/pci/devices/0000:03:00.0/vendor", Entry.file("0x8086\n"))
                .put("/sys/bus/pci/devices/0000:03:00.0/class", Entry.file("0x030000\n"))
                .put("/sys/bus/pci/devices/0000:03:00.0/sriov_numvfs", Entry.file("0\n"))
                .put("/sys/bus/pci/devices/0000:03:00.0/sriov_totalvfs", Entry.file("8\n"))
                .put("/sys/bus/pci/devices/0000:03:00.0/sriov_offset", Entry.file("256\n"))
                .put("/sys/bus/pci/devices/0000:03:00.0/sriov_stride", Entry.file("2\n"))
                .put("/sys/bus/pci/devices/0000:03:00.0/sriov_vf_device", Entry.file("56c1\n"))
                .put("/sys/bus/pci/devices/0000:03:00.0/sriov_drivers_autoprobe", Entry.file("0\n"))
                .put("/sys/bus/pci/devices/0000:03:00.0/iommu_group", Entry.link("../../../kernel/iommu_groups/5"))
                .build();
        HostSnapshot after = host.after(new Change.SetVfCount(address("0000:03:00.0"), 3));
        assertEquals(Fact.known(List.of("0000:04:00.0", "0000:04:00.2", "0000:04:00.4")),
                Corpus.addresses(after.pci().function(address("0000:03:00.0")).virtualFunctions()));
        PciFunction second = after.pci().function(address("0000:04:00.2"));
        assertEquals(Fact.known(0x56c1), second.device());
        assertEquals(Fact.known(true), second.isDisplay());
        assertEquals(Fact.absent(), second.driver());
        assertEquals(address("0000:03:00.0"), second.physicalFunction().optional().orElseThrow().address());
        assertInstanceOf(Fact.Unknown.class, second.iommuGroup());
    }

    @Test
    void aNewMediatedDeviceIsUnderItsParentAndTakesAPlace() {
        HostSnapshot host = Corpus.host(Corpus.LAPTOP);
        String parent = XE.toString();
        HostSnapshot after = host.after(new Change.CreateMdev(parent, "i915-GVTg_V5_8", UUID));
        MdevDevice device = after.mdev().device(UUID);
        assertEquals(Fact.known(parent), device.parent());
        assertEquals(Fact.known("i915-GVTg_V5_8"), device.type());
        assertEquals(Fact.known(0), new MdevType(after, parent, "i915-GVTg_V5_8").available());
        assertEquals(2, after.mdev().parent(parent).devices().optional().orElseThrow().size());
    }

    @Test
    void aRemovedMediatedDeviceGivesItsPlaceBack() {
        HostSnapshot host = Corpus.host(Corpus.LAPTOP);
        MdevDevice device = host.mdev().devices().optional().orElseThrow().getFirst();
        HostSnapshot after = host.after(new Change.RemoveMdev(device.uuid()));
        assertEquals(Fact.known(2), new MdevType(after, XE.toString(), "i915-GVTg_V5_8").available());
        assertInstanceOf(Fact.Unknown.class, new MdevType(after, XE.toString(), "i915-GVTg_V5_4").available());
        assertEquals(Fact.known(List.of()), after.mdev().parent(XE.toString()).devices());
        assertEquals(host.iommu().groups().optional().orElseThrow().size() - 1,
                after.iommu().groups().optional().orElseThrow().size());
    }

    @Test
    void aVirtualGpusParametersAreGivenToItAgain() {
        HostSnapshot host = Corpus.host(Corpus.SERVER);
        MdevDevice device = host.mdev().devices().optional().orElseThrow().stream()
                .filter(one -> one.vgpuParameters() instanceof Fact.Known).findFirst().orElseThrow();
        Change.Sequence undo = (Change.Sequence) new Change.RemoveMdev(device.uuid()).undo(host).optional()
                .orElseThrow();
        assertEquals(new Change.WriteSysfs(device.path() + "/nvidia/vgpu_params",
                device.vgpuParameters().optional().orElseThrow()), undo.changes().getLast());
    }

    @Test
    void anUnloadedModuleLeavesTheTable() {
        HostSnapshot after = Corpus.host(Corpus.LAPTOP).after(new Change.UnloadModule("kvmgt"));
        assertEquals(Fact.absent(), after.modules().module("kvmgt").references());
        assertEquals(Fact.known(0), after.modules().module("mdev").references());
        assertEquals(Fact.known(List.of()), after.modules().module("mdev").holders());
        HostSnapshot loaded = after.after(new Change.LoadModule("kvmfr", List.of("static_size_mb=64")));
        assertEquals(Fact.known("64"), loaded.modules().module("kvmfr").parameter("static_size_mb"));
        assertEquals(Fact.known(0), loaded.modules().module("kvmfr").references());
    }

    @Test
    void aChoiceMovesItsBrackets() {
        HostSnapshot host = Corpus.host(Corpus.XE);
        String path = "/sys/bus/pci/drivers/xe/" + XE + "/sriov_admin/vf1/profile/sched_priority";
        Change high = new Change.WriteSysfs(path, "high");
        HostSnapshot after = host.after(high);
        assertEquals(Fact.known("high"), after.intelSriov(after.pci().function(XE)).priority(1));
        assertEquals(Fact.known(new Change.WriteSysfs(path, "normal")), high.undo(host));
    }

    @Test
    void aGroupOpensItsDeviceNodesToTheUser() {
        HostSnapshot host = HostSnapshot.builder()
                .probed(List.of(Probe.path("/dev/kvm"), Probe.path("/etc/group"), Probe.command(HostCommand.ID)))
                .put("/dev/kvm", Entry.device(0660, 0, 104, false))
                .put("/etc/group", Entry.file("root:x:0:\nkvm:x:104:bob\n"))
                .output(HostCommand.ID,
                        Fact.known(new CommandOutput(0, "uid=1000(ann) gid=1000(ann) groups=1000(ann)\n", "")))
                .build();
        Change join = new Change.GroupMember("ann", "kvm", true);
        HostSnapshot after = host.after(join);
        assertEquals(true, after.entry("/dev/kvm").optional().orElseThrow().writable());
        assertEquals(Fact.known(Set.of("ann", "kvm")), after.user().groups());
        assertEquals(Fact.known(List.of("bob", "ann")), after.groups().members("kvm"));
        assertEquals(new TreeMap<>(host.tree()),
                new TreeMap<>(after.after(join.undo(host).optional().orElseThrow()).tree()));
        assertEquals(host.entry("/dev/kvm"), host.after(new Change.GroupMember("eve", "kvm", true)).entry("/dev/kvm"));
    }

    @Test
    void argumentsOfTheKernelShowAfterTheReboot() {
        HostSnapshot host = Corpus.host(Corpus.DESKTOP);
        Plan plan = Plan.on(host, "Pass through").step(Text.of("Name it"),
                new Change.KernelArgument("vfio-pci.ids", "10de:2206,10de:1aef"), Step.Effect.REBOOT);
        HostSnapshot configured = host.after(plan.steps().getFirst().change());
        assertEquals(Optional.of("10de:2206,10de:1aef"),
                configured.boot().configured().optional().orElseThrow().value("vfio-pci.ids"));
        assertEquals(host.kernel().arguments(), configured.kernel().arguments());
        assertEquals(Optional.of("10de:2206,10de:1aef"),
                plan.simulate(host).kernel().arguments().optional().orElseThrow().value("vfio-pci.ids"));
        assertEquals(Set.of(Renewal.BOOT_MENU), plan.renewals(0));
    }

    @Test
    void theIommuIsOnAfterTheReboot() {
        HostSnapshot host = HostSnapshot.builder().probed(List.of(Probe.path("/sys/**"), Probe.path("/proc/cmdline"),
                Probe.path("/etc/**"), Probe.path("/boot/**"), Probe.path("/efi/**")))
                .put("/sys/firmware/acpi/tables/DMAR", Entry.file(""))
                .put("/sys/bus/pci/devices/0000:00:02.0", Entry.link("../../../devices/pci0000:00/0000:00:02.0"))
                .put("/proc/cmdline", Entry.file("BOOT_IMAGE=/vmlinuz quiet\n"))
                .put("/etc/default/grub", Entry.file("GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"\n")).build();
        assertEquals(Fact.known(false), host.iommu().isOn());
        HostSnapshot after = Plan.on(host, "IOMMU")
                .step(Text.of("Switch it on"), new Change.KernelArgument("intel_iommu", "on"), Step.Effect.REBOOT)
                .simulate(host);
        assertEquals(Fact.known("BOOT_IMAGE=/vmlinuz quiet intel_iommu=on"), after.file("/proc/cmdline"));
        assertEquals(Fact.known(true), after.iommu().isOn());
        assertInstanceOf(Fact.Unknown.class, after.pci().function(XE).iommuGroup());
    }

    @Test
    void modprobesOptionsAndVfiosIdsCountAfterTheReboot() {
        HostSnapshot host = Corpus.host(Corpus.LAPTOP);
        HostSnapshot after = Plan.on(host, "Options").step(Text.of("Give"),
                new Change.WriteFile("/etc/modprobe.d/vitrine.conf", "options kvm_intel nested=0\n"
                        + "options vfio-pci ids=8086:24fd\n"),
                Step.Effect.REBOOT).simulate(host);
        assertEquals(Fact.known("N"), after.modules().module("kvm_intel").parameter("nested"));
        assertEquals(Fact.known("vfio-pci"), after.pci().function(GEFORCE).driver());
    }

    @Test
    void aBarShowsItsNewSize() {
        HostSnapshot host = HostSnapshot.builder().probed(List.of(Probe.path("/sys/**")))
                .put("/sys/bus/pci/devices/0000:01:00.0/resource1_resize", Entry.file("0000000000000f00\n"))
                .put("/sys/bus/pci/devices/0000:01:00.0/resource", Entry.file("0x0 0x0 0x0\n"
                        + "0x0000004000000000 0x000000400fffffff 0x000000000014220c\n"))
                .build();
        Change more = new Change.ResizeBar(GEFORCE, 1, 1L << 30);
        HostSnapshot after = host.after(more);
        assertEquals(1L << 30, after.pci().function(GEFORCE).bars().optional().orElseThrow().getFirst().size());
        assertEquals(Fact.known(new Change.ResizeBar(GEFORCE, 1, 1L << 28)), more.undo(host));
        assertInstanceOf(Fact.Unknown.class, new Change.ResizeBar(GEFORCE, 2, 1L << 30).undo(host));
    }

    @Test
    void unitsStartAndStop() {
        String text = """
                Id=libvirtd.service
                LoadState=loaded
                ActiveState=inactive
                UnitFileState=disabled

                Id=sshd.service
                LoadState=not-found
                ActiveState=inactive
                UnitFileState=
                """;
        HostSnapshot host = HostSnapshot.builder()
                .output(HostCommand.UNITS, Fact.known(new CommandOutput(0, text, ""))).build();
        var start = new Change.RunUnit("libvirtd.service", Change.RunUnit.Action.START);
        var enable = new Change.RunUnit("libvirtd.service", Change.RunUnit.Action.ENABLE);
        HostSnapshot after = host.after(start).after(enable);
        assertEquals(Fact.known(true), after.units().isActive("libvirtd.service"));
        assertEquals(Fact.known(true), after.units().isEnabled("libvirtd.service"));
        assertEquals(Fact.absent(), after.units().isActive("sshd.service"));
        assertInstanceOf(Fact.Unknown.class, after.units().isActive("other.service"));
        HostSnapshot back = after.after(enable.undo(host).optional().orElseThrow())
                .after(start.undo(host).optional().orElseThrow());
        assertEquals(host.outputs(), back.outputs());
        assertEquals(Fact.absent(), start.undo(after));
        assertEquals(Fact.absent(), new Change.RunUnit("libvirtd.service", Change.RunUnit.Action.RESTART).undo(host));
    }

    @Test
    void aUnitIsFoundByEachOfItsNames() {
        String text = "Id=sddm.service\nNames=sddm.service display-manager.service\nLoadState=loaded\nActiveState=active\n";
        HostSnapshot host = HostSnapshot.builder()
                .output(HostCommand.UNITS, Fact.known(new CommandOutput(0, text, ""))).build();
        assertEquals(Fact.known(true), host.units().isActive("display-manager.service"));
        var stop = new Change.RunUnit("display-manager.service", Change.RunUnit.Action.STOP);
        assertEquals(Fact.known(false), host.after(stop).units().isActive("sddm.service"));
        assertInstanceOf(Fact.Unknown.class, host.units().isActive("manager.service"));
    }

    @Test
    void sharedMemoryGoesAndComesBackAsLongAsItWas() {
        String path = "/dev/shm/looking-glass";
        Entry file = new Entry(Entry.Kind.FILE, 0660, 1000, 104, true, true, Fact.unknown("not read"), 32 << 20, 7);
        HostSnapshot host = HostSnapshot.builder().probed(HostSnapshot.commonProbes()).put(path, file).build();
        var delete = new Change.SharedFile(path, Change.SharedFile.GONE);
        HostSnapshot without = host.after(delete);
        assertEquals(Fact.absent(), without.entry(path));
        assertEquals(Fact.absent(), delete.undo(without));
        assertEquals(Fact.known(new Change.SharedFile(path, 32 << 20)), delete.undo(host));
        assertEquals(host.tree(), without.after(delete.undo(host).optional().orElseThrow()).tree());
        assertEquals(Fact.known(64L << 20),
                host.after(new Change.SharedFile(path, 64 << 20)).sharedMemory().size(path));
        var device = new Change.SharedFile("/dev/kvmfr0", Change.SharedFile.GONE);
        assertInstanceOf(Fact.Unknown.class, device
                .undo(HostSnapshot.builder().put("/dev/kvmfr0", Entry.device(0660, 0, 104, true)).build()));
        for (String other : List.of("/etc/passwd", "/dev/shm/a/b", "/dev/shm/..", "/dev/kvmfr0x", "/dev/sda")) {
            assertThrows(IllegalArgumentException.class, () -> new Change.SharedFile(other, 0), other);
        }
    }

    @Test
    void aRenewedInitialRamDiskIsNewerThanItsFiles() {
        HostSnapshot host = HostSnapshot.builder().put("/boot/initrd.img-6.1", Entry.file("").stamped(9, 100))
                .put("/etc/modprobe.d/a.conf", Entry.file("").stamped(3, 200)).build();
        HostSnapshot after = host.after(new Change.Renew(Renewal.INITRAMFS));
        assertEquals(200, after.entry("/boot/initrd.img-6.1").optional().orElseThrow().modified());
    }

    @Test
    void stagesArePartedAtTheReboot() {
        HostSnapshot host = Corpus.host(Corpus.DESKTOP);
        Plan plan = Plan.on(host, "Two").step(Text.of("a"), new Change.WriteFile("/etc/modprobe.d/a.conf", "x"))
                .afterReboot(Text.of("b"), new Change.LoadModule("kvmfr"))
                .step(Text.of("c"), new Change.LoadModule("x"));
        assertEquals(List.of(0, 1, 1), plan.steps().stream().map(Step::stage).toList());
        assertEquals(Set.of(0, 1), plan.stages().keySet());
        assertEquals(Set.of(Renewal.INITRAMFS), plan.renewals(0));
        assertEquals(Set.of(), plan.renewals(1));
        assertThrows(IllegalArgumentException.class,
                () -> new Plan(plan.title(), plan.basedOn(), plan.steps().reversed()));
        assertEquals(Change.Lifetime.PERSISTENT, plan.steps().getFirst().change().lifetime());
        assertEquals(Change.Lifetime.RUNTIME, plan.steps().getLast().change().lifetime());
        assertEquals(Fact.known(List.of(new Change.UnloadModule("x"), new Change.DeleteFile("/etc/modprobe.d/a.conf"))),
                plan.undo(host, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRUB_CMDLINE_LINUX=\"a\"\nGRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"\n=>"
            + "GRUB_CMDLINE_LINUX=\"a\"\nGRUB_CMDLINE_LINUX_DEFAULT=\"quiet iommu=pt\"\n",
            "GRUB_CMDLINE_LINUX=\"\"\n=>GRUB_CMDLINE_LINUX=\"iommu=pt\"\n",
            "GRUB_CMDLINE_LINUX=quiet\n=>GRUB_CMDLINE_LINUX=\"quiet iommu=pt\"\n",
            "GRUB_CMDLINE_LINUX_DEFAULT='quiet iommu=on splash' # mine\n=>GRUB_CMDLINE_LINUX_DEFAULT='quiet iommu=pt splash' # mine\n",
            "GRUB_CMDLINE_LINUX=\"iommu=off\"\nGRUB_CMDLINE_LINUX_DEFAULT=\"\"\n=>"
                    + "GRUB_CMDLINE_LINUX=\"iommu=pt\"\nGRUB_CMDLINE_LINUX_DEFAULT=\"\"\n",
            "GRUB_TIMEOUT=5=>GRUB_TIMEOUT=5\nGRUB_CMDLINE_LINUX=\"iommu=pt\"\n"})
    void grubsFileChangesInOnePlace(String example) {
        String[] parts = example.split("=>");
        assertEquals(parts[1], new BootEdit(new Change.KernelArgument("iommu", "pt")).grub(parts[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a iommu=pt b=>a b", "iommu=pt b=>b", "a iommu=pt=>a", "a  b=>a  b",
            "a iommu=x iommu=pt=>a"})
    void anArgumentGoesWithItsBlank(String example) {
        String[] parts = example.split("=>");
        assertEquals(parts[1], new BootEdit(new Change.KernelArgument("iommu", Optional.empty())).line(parts[0]));
    }

    @Test
    void whatAShellWouldReadInAnotherWayIsRefused() {
        refused(() -> new Change.WriteFile("/etc/a b'; rm", ""));
        refused(() -> new Change.WriteFile("/sys/x", ""));
        refused(() -> new Change.WriteFile("/etc/../sys/x", ""));
        refused(() -> new Change.WriteSysfs("/etc/passwd", ""));
        refused(() -> new Change.LoadModule("kvm;reboot"));
        refused(() -> new Change.LoadModule("-r"));
        refused(() -> new Change.LoadModule("kvm", List.of("a=b c")));
        refused(() -> new Change.KernelArgument("iommu", "pt\" x"));
        refused(() -> new Change.RemoveMdev("../x"));
        refused(() -> new Change.RunUnit("x y.service", Change.RunUnit.Action.START));
        refused(() -> new Change.GroupMember("ann", "a,b", true));
        refused(() -> new Change.ResizeBar(GEFORCE, 0, 3L << 20));
        refused(() -> new Change.SetVfCount(GEFORCE, -1));
        refused(() -> new Change.BindDriver(GEFORCE, "../x"));
    }

    private static void refused(Executable change) {
        assertThrows(IllegalArgumentException.class, change);
    }
}
