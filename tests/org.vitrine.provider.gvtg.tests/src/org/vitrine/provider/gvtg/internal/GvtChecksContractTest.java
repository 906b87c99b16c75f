// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vitrine.provider.Verdict.BLOCK;
import static org.vitrine.provider.Verdict.INFO;
import static org.vitrine.provider.Verdict.NOT_APPLICABLE;
import static org.vitrine.provider.Verdict.PASS;
import static org.vitrine.provider.Verdict.UNKNOWN;
import static org.vitrine.provider.Verdict.WARN;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.Change;
import org.vitrine.host.Entry;
import org.vitrine.host.HostCommand;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Finding;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;

class GvtChecksContractTest extends ChecksContract {
    private static final String PCI = "/sys/bus/pci/devices/" + Asked.GPU;
    private static final SourceDocument SCRIPT = new SourceDocument("qemu", "", List.of());
    private static final String PARAMETERS = "/sys/module/i915/parameters/";

    @Override
    protected Scene sound() {
        return Asked.sound();
    }

    @Override
    protected List<Case> cases() {
        return Stream.of(gpu(), switches(), room(), screen(), devices(), rest()).flatMap(List::stream).toList();
    }

    /** The GPU alone, whose offers are asked about. */
    private static Scene offers() {
        return Scene.of(Asked.GVTG, Asked.laptop());
    }

    /** Before GVT-g was turned on. */
    private static Scene offersWithoutTypes() {
        return offers().host(host -> host.without("/sys/class/mdev_bus/" + Asked.GPU).without("/sys/bus/mdev/devices"));
    }

    private static List<Case> gpu() {
        return List.of(Asked.sound().host(host -> host.file(PCI + "/device", "0x9a49\n")).gives("GVT-001", BLOCK),
                offersWithoutTypes().host(host -> host.file(PCI + "/device", "0x46a6\n")).gives("GVT-001", BLOCK),
                Asked.sound().host(host -> host.file(PCI + "/device", "0x5a84\n")).gives("GVT-001", PASS),
                Asked.sound().host(host -> host.unknown(PCI + "/device")).gives("GVT-001", UNKNOWN),
                offers().on(
                        Asked.laptop().after(new Change.BindDriver(PciAddress.of(Asked.GPU).orElseThrow(), "vfio-pci")))
                        .gives("GVT-009", BLOCK),
                Asked.sound().host(host -> host.unknown(PCI + "/driver")).gives("GVT-009", UNKNOWN));
    }

    private static List<Case> switches() {
        return List.of(
                offersWithoutTypes().host(host -> untold(host).file(PARAMETERS + "enable_gvt", "N\n")).gives("GVT-002",
                        BLOCK),
                offersWithoutTypes().host(host -> unloaded(untold(host)).file(PARAMETERS + "enable_gvt",
                        "N\n")).gives("GVT-002", BLOCK),
                offersWithoutTypes().host(host -> host.file(PARAMETERS + "enable_gvt", "N\n")).gives("GVT-002", BLOCK),
                offersWithoutTypes().host(host -> toComeGvt(host)).gives("GVT-002", WARN),
                offersWithoutTypes().host(GvtChecksContractTest::unloaded).gives("GVT-002", BLOCK),
                offersWithoutTypes().host(host -> host.file("/boot/config-6.1.0-13-amd64", "CONFIG_DRM_I915=m\n"))
                        .gives("GVT-002", BLOCK),
                offersWithoutTypes().gives("GVT-002", PASS),
                offersWithoutTypes().host(host -> host.unknown(PARAMETERS + "enable_gvt")).gives("GVT-002", PASS),
                offersWithoutTypes().host(host -> host.unknown(PARAMETERS + "enable_gvt").unknown("/proc/cmdline"))
                        .gives("GVT-002", UNKNOWN),
                Asked.sound().host(host -> untold(host).file(PARAMETERS + "enable_guc", "1\n")).gives("GVT-003", BLOCK),
                Asked.sound().host(host -> host.file(PARAMETERS + "enable_guc", "3\n")).gives("GVT-003", BLOCK),
                offersWithoutTypes().host(host -> toComeGuc(host)).gives("GVT-003", WARN),
                Asked.sound().host(host -> toComeGuc(host)).gives("GVT-003", BLOCK),
                Asked.sound().host(host -> host.file(PARAMETERS + "enable_guc", "2\n")).gives("GVT-003", PASS),
                Asked.sound().host(host -> host.file(PARAMETERS + "enable_guc", "-1\n")).gives("GVT-003", PASS),
                Asked.sound().host(host -> host.unknown(PARAMETERS + "enable_guc").unknown("/proc/cmdline"))
                        .gives("GVT-003", UNKNOWN));
    }

    /** Neither the kernel nor modprobe was told anything of i915. */
    private static Altered untold(Altered host) {
        return host.file("/proc/cmdline", "BOOT_IMAGE=/boot/vmlinuz-6.1.0-13-amd64 root=/dev/mapper/vg-root ro quiet\n")
                .file("/etc/default/grub", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"\n")
                .without("/etc/modprobe.d/i915.conf");
    }

    /** Configured for the next boot, which is still to come. */
    private static Altered toComeGvt(Altered host) {
        return untold(host).file("/etc/default/grub", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet i915.enable_gvt=1\"\n")
                .file(PARAMETERS + "enable_gvt", "N\n");
    }

    private static Altered toComeGuc(Altered host) {
        return untold(host).file("/etc/default/grub", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet i915.enable_guc=0\"\n")
                .file(PARAMETERS + "enable_guc", "3\n");
    }

    private static Altered unloaded(Altered host) {
        return host.without("/sys/module/kvmgt").file("/proc/modules", "i915 3051520 26 - Live 0x0000000000000000\n");
    }

    private static List<Case> room() {
        String left = Asked.TYPES + "/i915-GVTg_V5_8/available_instances";
        return List.of(offers().host(host -> host.without(Asked.TYPES + "/i915-GVTg_V5_4")).gives("GVT-004", PASS),
                offers().gives("GVT-004", BLOCK),
                offers().host(host -> host.without(Asked.TYPES + "/i915-GVTg_V5_4").unknown(left)).gives("GVT-004",
                        UNKNOWN));
    }

    private static List<Case> screen() {
        return List.of(Asked.with(Asked.EGL, "").gives("GVT-006", BLOCK),
                Asked.with(Asked.EGL, "").with("<listen type='socket'/>", "<listen type='socket'/><gl enable='yes'/>")
                        .gives("GVT-006", PASS),
                Asked.with(Asked.EGL, "").with("<listen type='socket'/>",
                        "<listen type='socket'/><gl enable='perhaps'/>").gives("GVT-006", UNKNOWN),
                more(Asked.with(Asked.EGL, "")).gives("GVT-006", UNKNOWN),
                Asked.with(Asked.VIDEO, "<video><model type='qxl' ram='65536'/></video>").gives("GVT-008", WARN),
                Asked.with(Asked.VIDEO, "").gives("GVT-008", WARN),
                more(Asked.sound()).gives("GVT-008", UNKNOWN),
                Asked.with(" display='on'", "").gives("MDEV-006", WARN),
                Asked.with("display='on'", "display='perhaps'").gives("MDEV-006", UNKNOWN),
                Asked.with("display='on'", "display='on' ramfb='on'").gives("mdev-ramfb", PASS),
                Asked.with("display='on'", "ramfb='on'").gives("mdev-ramfb", BLOCK),
                Asked.with("display='on'", "display='on' ramfb='perhaps'").gives("mdev-ramfb", UNKNOWN));
    }

    private static List<Case> devices() {
        String rule = "/usr/sbin/mdevctl";
        String twice = "</hostdev><hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='"
                + Asked.UUID
                + "'/></source></hostdev>";
        Scene unresolved = script(Asked.with(Asked.UUID, "$GVT_GUID"), SCRIPT);
        return List.of(Asked.with("</hostdev>", twice).gives("mdev-once", BLOCK),
                Asked.sound().where(s -> s.beside(List.of(Domain.of(Asked.SOUND)))).gives("mdev-once", WARN),
                unresolved.gives("mdev-once", UNKNOWN), unresolved.gives("MDEV-001", UNKNOWN),
                Asked.with(Asked.UUID, "$GVT_GUID").gives("MDEV-001", BLOCK),
                Asked.sound().host(GvtChecksContractTest::gone).gives("MDEV-001", BLOCK),
                Asked.sound().host(host -> gone(host).without(Asked.DEFINITION)).gives("MDEV-001", BLOCK),
                Asked.sound().host(host -> host.unknown("/sys/bus/mdev/devices")).gives("MDEV-001", UNKNOWN),
                Asked.sound().host(host -> host.without(Asked.DEFINITION)).gives("MDEV-002", WARN),
                Asked.sound().host(host -> host.file(Asked.DEFINITION,
                        "{\"mdev_type\": \"i915-GVTg_V5_8\", \"start\": \"manual\", \"attrs\": []}"))
                        .gives("MDEV-002", WARN),
                Asked.sound().host(host -> host.without(rule)).gives("MDEV-002", WARN),
                Asked.sound().host(host -> host.unknown(Asked.DEFINITION)).gives("MDEV-002", UNKNOWN),
                Asked.with("i915-GVTg_V5_8", "i915-GVTg_V5_4").gives("MDEV-004", BLOCK),
                Asked.sound().host(host -> host.unknown(Asked.DEVICE + "/mdev_type")).gives("MDEV-004", UNKNOWN));
    }

    /** QEMU reads more of the machine from a file. */
    private static Scene more(Scene scene) {
        return scene.with("</domain>", "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
                + "<qemu:arg value='-readconfig'/><qemu:arg value='/etc/more.cfg'/></qemu:commandline></domain>");
    }

    private static Altered gone(Altered host) {
        return host.without(Asked.DEVICE).with("/sys/bus/mdev/devices", Entry.directory());
    }

    private static List<Case> rest() {
        String arguments = "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:arg value='-device'/>"
                + "<qemu:arg value='%s'/></qemu:commandline></domain>";
        String message = "[    4.2] i915 0000:00:02.0: Direct firmware load for i915/gvt/vid_0x8086_did_0x5917_rid_0x07"
                + ".golden_hw_state failed with error -2\n";
        return List.of(Asked.sound().host(host -> host.answer(HostCommand.KERNEL_LOG, message)).gives("GVT-005", INFO),
                Asked.sound().host(host -> host.answer(HostCommand.KERNEL_LOG, "[    4.2] i915: ready\n")).gives(
                        "GVT-005",
                        PASS),
                Asked.sound().host(host -> host.unknown("/sys/module/kvmgt")).gives("GVT-005", UNKNOWN),
                Asked.sound().host(host -> host.file(Asked.TYPES + "/mdpy-vga/available_instances", "4\n"))
                        .gives("MDEV-005", INFO),
                offers().host(host -> host.unknown("/sys/class/mdev_bus")).gives("MDEV-005", UNKNOWN),
                Asked.with("</domain>", arguments.formatted("vfio-pci,sysfsdev=/x,display=on,ramfb=on"))
                        .gives("GVT-007", BLOCK),
                Asked.with("</domain>", arguments.formatted("{\"driver\":\"vfio-pci\",\"ramfb\":true}"))
                        .gives("GVT-007", BLOCK),
                Asked.with("</domain>", arguments.formatted("vfio-pci-nohotplug,sysfsdev=/x,display=on,ramfb=on"))
                        .gives("GVT-007", PASS),
                script(Asked.with("</domain>", arguments.formatted("$DEVICE,sysfsdev=/x,display=on,ramfb=on")), SCRIPT)
                        .gives("GVT-007", UNKNOWN),
                Asked.with("</domain>", arguments.formatted("vfio-pci,sysfsdev=/x,ramfb=on,driver=vfio-pci-nohotplug"))
                        .gives("GVT-007", PASS),
                commandLine("vfio-pci").gives("GVT-007", BLOCK),
                commandLine("vfio-pci", "vfio-pci-nohotplug").gives("GVT-007", PASS),
                commandLine("vfio-pci-nohotplug", "vfio-pci").gives("GVT-007", BLOCK),
                commandLine("vfio-pci-nohotplug").gives("GVT-007", PASS));
    }

    private static Scene commandLine(String... drivers) {
        return script(Asked.sound(), new SourceDocument("qemu", "", Stream.concat(
                Stream.of(drivers).map(driver -> new SourceDocument.Entry("device[0].driver", driver, 1, 9)),
                Stream.of(new SourceDocument.Entry("device[0].ramfb", "on", 1, 20))).toList()));
    }

    /** Started by a user who may lock the machine's memory. */
    private static Scene script(Scene scene, SourceDocument document) {
        return scene.from(document).host(host -> host.file("/proc/self/limits",
                "Max locked memory         unlimited            unlimited            bytes\n"));
    }

    /** What stops the parent is told by others; that it is a record in our memory interests nobody. */
    @Test
    void aParentThatMakesNoneIsNamedOnce() {
        Scene none = Asked.sound().host(host -> gone(host).without("/sys/class/mdev_bus")
                .with("/sys/class/mdev_bus", Entry.directory()));
        Finding finding = none.of("MDEV-001");
        assertEquals(BLOCK, finding.verdict());
        assertTrue(finding.solution().orElseThrow().toString().startsWith("0000:00:02.0 makes no mediated devices"));
        assertTrue(finding.evidence().stream().noneMatch(seen -> seen.value().contains("[")), finding.toString());
        assertEquals(NOT_APPLICABLE, none.of("MDEV-002").verdict());
    }
}
