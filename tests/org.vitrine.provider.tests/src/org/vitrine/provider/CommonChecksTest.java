// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Cpu;
import org.vitrine.host.Entry;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Security;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;
import org.vitrine.provider.tck.SoundHost;

/** The common checks on a host that lends a GPU of group 1 and draws on two others. */
class CommonChecksTest extends ChecksContract {
    private static final ConnectionInfo SYSTEM = new ConnectionInfo("qemu:///system", true, true, false);
    private static final ConnectionInfo SESSION = new ConnectionInfo("qemu:///session", false, true, false);
    private static final String PCI = "/sys/bus/pci/devices/";
    private static final String LIMITS = "Limit                     Soft Limit           Hard Limit           Units\n"
            + "Max locked memory         %s            unlimited            bytes\n";
    private static final String SCREEN = "<graphics type='egl-headless'><gl rendernode='/dev/dri/renderD128'/></graphics>";
    private static final String GL_SPICE = "<graphics type='spice'><listen type='none'/><gl enable='yes' rendernode='/dev/dri/renderD128'/></graphics>";
    private static final String CPU = "<cpu mode='host-passthrough'><topology sockets='1' cores='2' threads='2'/>%s</cpu>";
    private static final String QEMU_VENDOR = "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
            + "<qemu:arg value='-smbios'/><qemu:arg value='type=0,vendor=Acme'/>"
            + "<qemu:arg value='-global'/><qemu:arg value='x86_64-cpu.vendor=%s'/></qemu:commandline>";
    private static final String DOMAIN = """
            <domain type='kvm'>
              <name>borrower</name>
              <memory unit='GiB'>1</memory>
              <os><type arch='x86_64' machine='q35'>hvm</type></os>
              <devices>
                %s
                <hostdev mode='subsystem' type='pci' managed='yes'>
                  <source><address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></source>
                </hostdev>
              </devices>
            </domain>
            """.formatted(SCREEN);

    private static Altered function(Altered host, String address, String driver, int group) {
        return host.file(PCI + address + "/class", "0x030000\n").file(PCI + address + "/vendor", "0x10de\n")
                .link(PCI + address + "/driver", "../../../bus/pci/drivers/" + driver)
                .link(PCI + address + "/iommu_group", "../../../kernel/iommu_groups/" + group)
                .link("/sys/kernel/iommu_groups/" + group + "/devices/" + address, "../../../../devices/" + address);
    }

    private static Altered render(Altered host, String name, String driver) {
        return host.link("/sys/class/drm/" + name, "../../devices/pci0000:00/0000:00:02.0/drm/" + name)
                .link("/sys/class/drm/" + name + "/device/driver", "../../../bus/pci/drivers/" + driver)
                .with("/dev/dri/" + name, Entry.device(0660, 0, 105, true));
    }

    private static HostSnapshot host() {
        Altered host = function(Altered.of(SoundHost.snapshot()), "0000:01:00.0", "vfio-pci", 1);
        return render(render(host, "renderD128", "i915"), "renderD129", "nvidia")
                .link("/sys/class/iommu/dmar0", "../../devices/virtual/iommu/dmar0")
                .file("/sys/class/iommu/dmar0/intel-iommu/ecap", "f050da\n")
                .with("/sys/firmware/acpi/tables/DMAR", Entry.file(""))
                .file("/proc/cmdline", "BOOT_IMAGE=/vmlinuz quiet\n")
                .file("/etc/default/grub", "GRUB_CMDLINE_LINUX=\"quiet\"\n")
                .file("/proc/self/limits", LIMITS.formatted("unlimited"))
                .with("/sys/module/vfio_pci", Entry.directory())
                .with("/sys/module/kvmfr", Entry.directory()).without("/sys/module/apparmor")
                .without("/sys/fs/selinux").without("/sys/kernel/security/lockdown").without("/sys/firmware/efi")
                .file("/sys/module/nvidia_drm/parameters/modeset", "Y\n")
                .file("/etc/libvirt/qemu.conf", "cgroup_device_acl = [ \"/dev/null\", \"/dev/kvmfr0\" ]\n").host();
    }

    @Override
    protected Scene sound() {
        return Scene.of(new Borrower(), host(), DOMAIN).where(s -> s.on(SYSTEM));
    }

    private Scene session() {
        return sound().where(s -> s.on(SESSION));
    }

    @Override
    protected Collection<String> ids() {
        var ids = new ArrayList<>(CommonChecks.ids());
        ids.add(Borrower.MODULE);
        return ids;
    }

    private Scene ofSource(String dialect) {
        return sound().where(s -> s).from(new SourceDocument(dialect, "", List.of()));
    }

    @Test
    void whatRootStartsLocksWhatItWants() {
        String low = LIMITS.formatted("8388608");
        ofSource("kubevirt").host(host -> host.file("/proc/self/limits", low)).only("HOST-009",
                Verdict.NOT_APPLICABLE);
        ofSource("qemu").host(host -> host.file("/proc/self/limits", low).answer(HostCommand.ID,
                "uid=0(root) gid=0(root) groups=0(root)\n")).only("HOST-009", Verdict.NOT_APPLICABLE);
    }

    /** Flags, IR- and DMAR are x86's: what they do not say of an ARM is no fault. */
    @Test
    void anArmHostIsAskedWhatAnArmTells() {
        Scene arm = sound().host(host -> host.answer(HostCommand.UNAME, "Linux 6.8.0-87-generic aarch64\n")
                .file(Cpu.INFO, "processor\t: 0\nFeatures\t: fp asimd evtstrm\n").without("/sys/class/iommu")
                .link("/sys/class/iommu/smmu3.0x1", "../../devices/platform/arm-smmu-v3.0.auto/iommu/smmu3.0x1")
                .file("/proc/interrupts", " 24:  0  ITS-PCI-MSI-0000:01:00.0  0 Edge  nvme0q0\n"));
        arm.only("HOST-000", Verdict.NOT_APPLICABLE);
        arm.only("HOST-001", Verdict.PASS);
        arm.only("HOST-003", Verdict.PASS);
        arm.only("HOST-007", Verdict.NOT_APPLICABLE);
        Finding missing = arm.host(host -> host.without("/dev/kvm").without("/sys/module/kvm_intel")).of("HOST-001");
        assertEquals(Verdict.BLOCK, missing.verdict());
        assertTrue(missing.why().orElseThrow().toString().contains("EL2"));
        Finding off = arm.host(CommonChecksTest::iommuOff).of("HOST-003");
        assertEquals(Verdict.BLOCK, off.verdict());
        assertTrue(off.solution().orElseThrow().toString().contains("SMMU"));
        // whoever did not record the kernel's name is told by the interrupts themselves
        arm.host(host -> host.unanswered(HostCommand.UNAME)).only("HOST-007", Verdict.UNKNOWN);
    }

    private static Altered iommuOff(Altered host) {
        return host.without("/sys/kernel/iommu_groups").without("/sys/class/iommu").without(
                PCI + "0000:01:00.0/iommu_group").with("/sys/kernel/iommu_groups", Entry.directory());
    }

    @Override
    protected List<Case> cases() {
        List<Case> cases = new ArrayList<>(hostCases());
        cases.addAll(confinementCases());
        cases.addAll(screenCases());
        return cases;
    }

    private List<Case> hostCases() {
        Scene sound = sound();
        Scene amd = sound.host(host -> host.file(Cpu.INFO,
                "vendor_id\t: AuthenticAMD\nmodel name\t: AMD Ryzen\nflags\t\t: svm\n"));
        String pairs = CPU.formatted("<feature policy='require' name='topoext'/>");
        return List.of(sound.host(host -> host.with(Cpu.INFO, SoundHost.cpu("fpu"))).gives("HOST-000", Verdict.BLOCK),
                sound.host(host -> host.unknown(Cpu.INFO)).gives("HOST-000", Verdict.UNKNOWN),
                sound.host(host -> host.without("/dev/kvm").without("/sys/module/kvm_intel")).gives("HOST-001",
                        Verdict.BLOCK),
                sound.host(host -> host.unknown("/dev/kvm")).gives("HOST-001", Verdict.UNKNOWN),
                session().with("managed='yes'", "managed='no'")
                        .gives("HOST-002", Verdict.PASS),
                session().with("managed='yes'", "managed='no'")
                        .host(host -> host.with("/dev/kvm", Entry.device(0660, 0, 104, false))
                                .file("/etc/group", "root:x:0:\nkvm:x:104:\n"))
                        .gives("HOST-002", Verdict.BLOCK),
                session().with("managed='yes'", "managed='no'").host(host -> host.unknown("/dev/kvm"))
                        .gives("HOST-002", Verdict.UNKNOWN),
                sound.host(CommonChecksTest::iommuOff).gives("HOST-003", Verdict.BLOCK),
                sound.host(host -> iommuOff(host).file("/proc/cmdline", "BOOT_IMAGE=/vmlinuz intel_iommu=off\n")
                        .file("/etc/default/grub", "GRUB_CMDLINE_LINUX=\"intel_iommu=off\"\n"))
                        .gives("HOST-003", Verdict.BLOCK),
                sound.host(host -> iommuOff(host).without("/sys/firmware/acpi/tables/DMAR")
                        .without("/sys/firmware/acpi/tables/IVRS")).gives("HOST-003", Verdict.BLOCK),
                sound.host(host -> host.unknown("/sys/kernel/iommu_groups").unknown("/sys/class/iommu"))
                        .gives("HOST-003", Verdict.UNKNOWN),
                sound.host(host -> host.file("/sys/class/iommu/dmar0/intel-iommu/ecap", "f050d2\n")).gives("HOST-007",
                        Verdict.BLOCK),
                sound.host(host -> host.unknown("/sys/class/iommu/dmar0/intel-iommu/ecap")).gives("HOST-007",
                        Verdict.UNKNOWN),
                sound.host(host -> host.file("/proc/interrupts", " 24:  0  PCI-MSI 524288-edge  nvme0q0\n"))
                        .gives("HOST-007", Verdict.BLOCK),
                sound.host(host -> host.without("/sys/class/iommu/dmar0/intel-iommu")
                        .file("/proc/interrupts", " 24:  0  IR-PCI-MSI 524288-edge  nvme0q0\n"))
                        .gives("HOST-007", Verdict.PASS),
                sound.host(host -> function(host, "0000:01:00.1", "snd_hda_intel", 1)).gives("VFIO-001",
                        Verdict.BLOCK),
                sound.host(host -> function(host, "0000:01:00.1", "vfio-pci", 1)).gives("VFIO-001", Verdict.PASS),
                sound.host(host -> host.unknown("/sys/kernel/iommu_groups/1/devices")).gives("VFIO-001",
                        Verdict.UNKNOWN),
                sound.host(host -> host.without("/sys/module/vfio_pci")).gives(Borrower.MODULE, Verdict.BLOCK),
                sound.host(host -> host.unknown("/sys/module/vfio_pci")).gives(Borrower.MODULE, Verdict.UNKNOWN),
                session().with("managed='yes'", "managed='no'").gives("HOST-009", Verdict.PASS),
                session().with("managed='yes'", "managed='no'").host(
                        host -> host.file("/proc/self/limits", LIMITS.formatted("8388608"))).gives("HOST-009",
                                Verdict.BLOCK),
                session().with("managed='yes'", "managed='no'").host(host -> host.unknown("/proc/self/limits"))
                        .gives("HOST-009", Verdict.UNKNOWN),
                ofSource("qemu").host(host -> host.file("/proc/self/limits", LIMITS.formatted("8388608")))
                        .gives("HOST-009", Verdict.BLOCK),
                ofSource("qemu").gives("HOST-009", Verdict.PASS),
                session().gives("HOST-016", Verdict.BLOCK),
                session().with("managed='yes'", "managed='no'").gives("HOST-016", Verdict.INFO),
                session().with("managed='yes'", "managed='perhaps'").gives("HOST-016", Verdict.UNKNOWN),
                amd.with("<devices>", pairs + "<devices>").gives("HOST-019", Verdict.PASS),
                amd.with("<devices>", CPU.formatted("") + "<devices>").gives("HOST-019", Verdict.WARN),
                amd.with("<devices>", CPU.formatted("") + QEMU_VENDOR.formatted("GenuineIntel") + "<devices>")
                        .gives("HOST-019", Verdict.NOT_APPLICABLE),
                amd.with("<devices>", CPU.formatted("") + QEMU_VENDOR.formatted("AuthenticAMD") + "<devices>")
                        .gives("HOST-019", Verdict.WARN),
                amd.with("<devices>", pairs + "<devices>").host(host -> host.unknown(Cpu.INFO)).gives("HOST-019",
                        Verdict.UNKNOWN));
    }

    private List<Case> confinementCases() {
        Scene sound = sound();
        Scene armored = sound.host(host -> host.file("/sys/module/apparmor/parameters/enabled", "Y\n")
                .file(Security.APPARMOR_LOCAL, "# local\n\"/dev/kvmfr*\" rw,\n"));
        Scene secure = sound.host(host -> host.without("/sys/module/kvmfr").file("/sys/kernel/security/lockdown",
                "none [integrity] confidentiality\n"));
        return List.of(armored.gives("HOST-011", Verdict.PASS),
                armored.host(host -> host.file(Security.APPARMOR_LOCAL, "# local")).gives("HOST-011", Verdict.BLOCK),
                armored.host(host -> host.unknown(Security.APPARMOR_LOCAL)).gives("HOST-011", Verdict.UNKNOWN),
                sound.host(host -> host.file("/sys/fs/selinux/enforce", "0")).gives("HOST-012", Verdict.PASS),
                sound.host(host -> host.file("/sys/fs/selinux/enforce", "1")).gives("HOST-012", Verdict.WARN),
                sound.host(host -> host.file("/sys/fs/selinux/enforce", "1").unknown("/sys/fs/selinux/enforce"))
                        .gives("HOST-012", Verdict.UNKNOWN),
                sound.host(host -> host.file("/etc/libvirt/qemu.conf", "user = \"root\"")).gives("HOST-013",
                        Verdict.BLOCK),
                sound.host(host -> host.file("/etc/libvirt/qemu.conf", "cgroup_device_acl = [\n  \"/dev/null\",\n]\n"))
                        .gives("HOST-013", Verdict.BLOCK),
                // no connection is known, and a device that libvirt is to bind tells that it is the system's
                sound.where(s -> s).host(host -> host.file("/etc/libvirt/qemu.conf", "")).gives("HOST-013",
                        Verdict.BLOCK),
                sound.where(s -> s).with("managed='yes'", "managed='no'")
                        .host(host -> host.file("/etc/libvirt/qemu.conf", "")).gives("HOST-013", Verdict.WARN),
                sound.host(host -> host.unknown("/etc/libvirt/qemu.conf")).gives("HOST-013", Verdict.UNKNOWN),
                secure.gives("HOST-014", Verdict.WARN),
                secure.host(host -> host.unknown("/sys/kernel/security/lockdown")).gives("HOST-014", Verdict.UNKNOWN));
    }

    private List<Case> screenCases() {
        Scene sound = sound();
        Scene nvidia = sound.with("renderD128", "renderD129");
        Scene window = sound.with(SCREEN, "<graphics type='sdl'><gl enable='yes'/></graphics>");
        Scene own = session().with("managed='yes'", "managed='no'");
        return List.of(sound.with("renderD128", "renderD130").host(host -> host.without("/dev/dri/renderD130"))
                .gives("VGL-002", Verdict.BLOCK),
                sound.with(" rendernode='/dev/dri/renderD128'", "").host(host -> host.without("/sys/class/drm")
                        .without("/dev/dri")).gives("VGL-002", Verdict.BLOCK),
                sound.host(host -> host.unknown("/dev/dri")).gives("VGL-002", Verdict.UNKNOWN),
                own.gives("VGL-003", Verdict.PASS),
                own.host(host -> host.with("/dev/dri/renderD128", Entry.device(0660, 0, 105, false))
                        .file("/etc/group", "root:x:0:\nkvm:x:104:\nrender:x:105:\n")).gives("VGL-003", Verdict.BLOCK),
                own.host(host -> host.unknown("/dev/dri/renderD128")).gives("VGL-003", Verdict.UNKNOWN),
                nvidia.gives("VGL-004", Verdict.PASS),
                nvidia.host(host -> host.file("/sys/module/nvidia_drm/parameters/modeset", "N\n")).gives("VGL-004",
                        Verdict.WARN),
                nvidia.host(host -> host.unknown("/sys/module/nvidia_drm/parameters/modeset")).gives("VGL-004",
                        Verdict.UNKNOWN),
                sound.with(SCREEN, GL_SPICE).gives("VGL-005", Verdict.PASS),
                sound.with(SCREEN, GL_SPICE.replace("D128", "D129")).gives("VGL-005", Verdict.WARN),
                sound.with(SCREEN, GL_SPICE).host(
                        host -> host.unknown("/sys/class/drm/renderD128/device/driver")).gives("VGL-005",
                                Verdict.UNKNOWN),
                sound.with(" rendernode='/dev/dri/renderD128'", "").gives("VGL-008", Verdict.WARN),
                sound.host(host -> host.unknown("/sys/class/drm")).gives("VGL-008", Verdict.UNKNOWN),
                sound.with(SCREEN, SCREEN + "<graphics type='sdl'><gl enable='yes'/></graphics>").gives("VGL-020",
                        Verdict.BLOCK),
                sound.with(SCREEN, SCREEN + "<graphics type='sdl'><gl enable='perhaps'/></graphics>").gives("VGL-020",
                        Verdict.UNKNOWN),
                window.gives("gl-sandbox", Verdict.BLOCK),
                window.host(host -> host.file("/etc/libvirt/qemu.conf",
                        "seccomp_sandbox = 0\ncgroup_device_acl = [\"/dev/kvmfr0\"]")).gives("gl-sandbox",
                                Verdict.PASS),
                window.host(host -> host.unknown("/etc/libvirt/qemu.conf")).gives("gl-sandbox", Verdict.UNKNOWN));
    }
}
