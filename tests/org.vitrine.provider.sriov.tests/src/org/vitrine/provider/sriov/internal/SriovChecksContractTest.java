// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vitrine.provider.Verdict.BLOCK;
import static org.vitrine.provider.Verdict.INFO;
import static org.vitrine.provider.Verdict.PASS;
import static org.vitrine.provider.Verdict.UNKNOWN;
import static org.vitrine.provider.Verdict.WARN;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Entry;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Recordings;
import org.vitrine.provider.tck.Scene;

class SriovChecksContractTest extends ChecksContract {
    private static final String PF = Sound.PF;
    private static final String VF = Sound.VF;
    private static final String TOTAL = PF + "/sriov_totalvfs";
    private static final String I915 = "/sys/module/i915/parameters";
    private static final String DKMS = "/var/lib/dkms/i915-sriov-dkms/";
    private static final String WINDOWS = "http://microsoft.com/win/11";
    private static final String DEBIAN = "http://debian.org/debian/12";
    private static final String SHARE = "/sys/bus/pci/drivers/xe/0000:00:02.0/sriov_admin/vf1/profile/exec_quantum_ms";
    private static final String ROM = "</source>\n      <rom file='/usr/share/vgabios/gop.efi'/>";
    private static final String ARGUMENTS = "rw root=LABEL=root intel_iommu=on i915.enable_guc=3 i915.max_vfs=7 "
            + "module_blacklist=xe";

    @Override
    protected Scene sound() {
        return Scene.of(new SriovProvider(), Sound.host(), Sound.DOMAIN);
    }

    private Scene changed(UnaryOperator<Altered> change) {
        return sound().host(change);
    }

    private Scene unknown(String path) {
        return changed(host -> host.unknown(path));
    }

    /** The same host where nobody has made virtual functions yet. */
    private static Altered without(Altered host) {
        for (int i = 0; i < 7; i++) {
            host.without(PF + "/virtfn" + i).without(Sound.DEVICES + "0000:00:02." + (i + 1))
                    .without("/sys/kernel/iommu_groups/" + (i + 2));
        }
        return host.file(PF + "/sriov_numvfs", "0\n");
    }

    /** A Raptor Lake under i915 of the DKMS package, on a kernel that it is for. */
    private static Altered dkms(Altered host) {
        return host.file(PF + "/device", "0xa7a0\n").link(PF + "/driver", "../../../bus/pci/drivers/i915")
                .with(DKMS + "2026.03.05.1", Entry.directory()).answer(HostCommand.UNAME, "Linux 6.12.9-1-pve x86_64\n")
                .file("/proc/cmdline", "initrd=x " + ARGUMENTS).file("/etc/kernel/cmdline", ARGUMENTS)
                .with("/sys/module/i915", Entry.directory()).without("/etc/modprobe.d/xe.conf");
    }

    /** An Alder Lake under the i915 of the kernel. */
    private static Altered ofTheKernel(Altered host) {
        return without(host).file(PF + "/device", "0x46a6\n").link(PF + "/driver", "../../../bus/pci/drivers/i915")
                .with("/sys/module/i915", Entry.directory()).file(I915 + "/enable_guc", "3\n");
    }

    /** The same without a single virtual function, as when the driver makes none. */
    private static Altered barren(Altered host) {
        return without(dkms(host)).file(TOTAL, "0\n");
    }

    /** An Instinct with one virtual function. */
    private static Altered amd(Altered host) {
        return host.file(PF + "/vendor", "0x1002\n").file(VF + "/vendor", "0x1002\n").file(PF + "/device", "0x74a1\n")
                .link(PF + "/driver", "../../../bus/pci/drivers/gim").with("/sys/module/gim", Entry.directory())
                .file("/sys/module/gim/parameters/vf_num", "1\n").file(PF + "/ari_enabled", "1\n");
    }

    @Override
    protected List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        enabling(cases);
        intel(cases);
        ofOthers(cases);
        amd(cases);
        guest(cases);
        return cases;
    }

    private void enabling(List<Case> cases) {
        cases.add(changed(host -> without(host).file(TOTAL, "0\n")).gives("SRIOV-001", BLOCK));
        cases.add(changed(host -> without(host).without(TOTAL)).gives("SRIOV-001", BLOCK));
        cases.add(unknown(TOTAL).gives("SRIOV-001", UNKNOWN));
        cases.add(changed(SriovChecksContractTest::without).gives("SRIOV-002", BLOCK));
        cases.add(changed(host -> host.without(Sound.TMPFILES)).gives("SRIOV-002", WARN));
        cases.add(
                changed(host -> host.without(Sound.TMPFILES).unknown("/etc/udev/rules.d")).gives("SRIOV-002", UNKNOWN));
        cases.add(sound().with("function='0x1'", "function='0x0'").gives("SRIOV-006", BLOCK));
        cases.add(unknown(VF).host(host -> host.unknown("/sys/bus/pci/devices")).gives("SRIOV-006", UNKNOWN));
        cases.add(changed(host -> host.link(VF + "/driver", "../../../bus/pci/drivers/xe")
                .file(PF + "/sriov_drivers_autoprobe", "1\n")).gives("SRIOV-007", WARN));
        cases.add(unknown(VF + "/driver").gives("SRIOV-007", UNKNOWN));
        Scene few = changed(host -> {
            for (int i = 1; i < 7; i++) {
                host.without(PF + "/virtfn" + i).without(Sound.DEVICES + "0000:00:02." + (i + 1))
                        .without("/sys/kernel/iommu_groups/" + (i + 2));
            }
            return host.file(PF + "/sriov_numvfs", "1\n");
        }).with("0000:00:02.1", "0000:00:02.3").with("function='0x1'", "function='0x3'");
        cases.add(few.gives("SRIOV-009", BLOCK));
        cases.add(unknown(PF + "/sriov_numvfs").gives("SRIOV-009", UNKNOWN));
        cases.add(
                changed(host -> host.file(PF + "/resource", Sound.BARS.replace("0x0000004030000000 0x000000410fffffff",
                        "0x0000000000000000 0x00000000dfffffff"))).gives("SRIOV-014", BLOCK));
        cases.add(changed(host -> host.answer(HostCommand.KERNEL_LOG,
                "[ 3.1] xe 0000:00:02.0: not enough MMIO resources for SR-IOV\n")).gives("SRIOV-014", BLOCK));
        cases.add(unknown(PF + "/resource").gives("SRIOV-014", UNKNOWN));
    }

    /** Domains of others have no word of ours about what a function is to be; one that is not there yet is known all the same. */
    private static Scene unsaid(Scene scene) {
        return scene.with("<vitrine:device name=\"0000:00:02.1\" pf=\"0000:00:02.0\" exec_quantum_ms=\"20\"/>", "");
    }

    private void ofOthers(List<Case> cases) {
        cases.add(unsaid(changed(SriovChecksContractTest::without)).gives("SRIOV-002", BLOCK));
        cases.add(unsaid(changed(host -> without(host).file(TOTAL, "0\n"))).gives("SRIOV-001", BLOCK));
        cases.add(unsaid(changed(host -> without(host).without(TOTAL))).gives("SRIOV-001", BLOCK));
        cases.add(unsaid(changed(host -> barren(host).file("/proc/cmdline", "rw quiet").file("/etc/kernel/cmdline",
                "rw quiet"))).gives("SRIOV-003", BLOCK));
        // Meteor Lake under xe, which shows the hardware's number and makes none
        cases.add(unsaid(changed(host -> without(host).file(PF + "/device", "0x7d55\n"))).gives("SRIOV-004", BLOCK));
        // a function beyond those that there are, in a slot that only they reach
        cases.add(unsaid(sound().host(host -> moved(host))).with("bus='0x00' slot='0x02' function='0x1'",
                "bus='0x03' slot='0x02' function='0x0'").gives("SRIOV-009", BLOCK));
    }

    /** The GPU alone behind a port, with one virtual function next to it. */
    private static Altered moved(Altered host) {
        String gpu = Sound.DEVICES + "0000:03:00.0";
        String real = "../../../devices/pci0000:00/0000:00:01.0/0000:03:00.";
        return without(host).link(gpu, real + "0").file(gpu + "/vendor", "0x1002\n").file(gpu + "/device", "0x740f\n")
                .file(gpu + "/class", "0x038000\n").link(gpu + "/driver", "../../../bus/pci/drivers/gim")
                .file(gpu + "/sriov_totalvfs", "8\n").file(gpu + "/sriov_numvfs", "1\n")
                .link(gpu + "/virtfn0", "../0000:03:00.1").link(Sound.DEVICES + "0000:03:00.1", real + "1")
                .link(Sound.DEVICES + "0000:03:00.1/physfn", "../0000:03:00.0")
                .file(gpu + "/resource", Sound.BARS).file(gpu + "/ari_enabled", "1\n");
    }

    private void intel(List<Case> cases) {
        cases.add(changed(SriovChecksContractTest::dkms).gives("SRIOV-003", PASS));
        cases.add(changed(host -> barren(host).file("/proc/cmdline", "rw module_blacklist=xe i915.enable_guc=3")
                .file("/etc/kernel/cmdline", "rw module_blacklist=xe i915.enable_guc=3")).gives("SRIOV-003", BLOCK));
        // a recording that has no parameters of i915: that no function could be made tells whose driver it is
        cases.add(changed(host -> barren(host).without(I915 + "/max_vfs").file(I915 + "/enable_guc", "-1\n")
                .file("/proc/cmdline", "rw quiet").file("/etc/kernel/cmdline", "rw quiet")).gives("SRIOV-003", BLOCK));
        cases.add(changed(host -> barren(host).unknown("/proc/cmdline")).gives("SRIOV-003", UNKNOWN));
        cases.add(changed(host -> without(host).file(TOTAL, "0\n").file(PF + "/device", "0x7d55\n")).gives("SRIOV-004",
                BLOCK));
        cases.add(changed(host -> without(host).file(TOTAL, "0\n").file(PF + "/device", "0x64a0\n")).gives("SRIOV-004",
                BLOCK));
        cases.add(unknown(PF + "/device").gives("SRIOV-004", UNKNOWN));
        // the kernel's own i915 shows the hardware's number and makes none
        cases.add(changed(host -> ofTheKernel(host)).gives("SRIOV-004", BLOCK));
        cases.add(changed(host -> ofTheKernel(host).with(DKMS + "2026.03.05.1", Entry.directory())
                .file("/proc/cmdline", ARGUMENTS).answer(HostCommand.UNAME, "Linux 6.12.9-1-pve x86_64\n"))
                .gives("SRIOV-004", BLOCK));
        cases.add(changed(host -> ofTheKernel(host).unknown(I915)).gives("SRIOV-004", UNKNOWN));
        cases.add(changed(host -> ofTheKernel(host).file(I915 + "/max_vfs", "7\n")).gives("SRIOV-002", BLOCK));
        cases.add(changed(SriovChecksContractTest::dkms).gives("SRIOV-005", PASS));
        cases.add(changed(host -> barren(host).answer(HostCommand.UNAME, "Linux 6.8.12-4-pve x86_64\n"))
                .gives("SRIOV-005", BLOCK));
        cases.add(changed(host -> barren(host).unanswered(HostCommand.UNAME)).gives("SRIOV-005", UNKNOWN));
    }

    private void amd(List<Case> cases) {
        cases.add(changed(SriovChecksContractTest::amd).gives("SRIOV-010", PASS));
        cases.add(changed(host -> without(amd(host)).without(TOTAL)).gives("SRIOV-010", BLOCK));
        cases.add(changed(host -> amd(host).unknown("/sys/module")).gives("SRIOV-010", UNKNOWN));
        cases.add(changed(SriovChecksContractTest::amd).gives("SRIOV-011", PASS));
        cases.add(changed(host -> amd(host).answer(HostCommand.KERNEL_LOG,
                "[ 3.1] gim error:(enable_sriov:1) Fail to enable sriov, status = fffffffb\n"))
                .gives("SRIOV-011", BLOCK));
        cases.add(changed(host -> amd(host).unknown(PF + "/sriov_numvfs")).gives("SRIOV-011", UNKNOWN));
        cases.add(changed(SriovChecksContractTest::amd).gives("SRIOV-012", PASS));
        String number = "/sys/module/gim/parameters/vf_num";
        cases.add(changed(host -> amd(host).file(number, "8\n")).gives("SRIOV-012", WARN));
        cases.add(changed(host -> without(amd(host)).file(number, "8\n")).gives("SRIOV-012", BLOCK));
        cases.add(changed(host -> without(amd(host)).file(number, "7\n").answer(HostCommand.KERNEL_LOG,
                "gim error libgv: [0:c6:0:0][amdgv_parse_config_opt:1020] VF number 7 to be enabled exceeds the vf limit 1.\n"))
                .gives("SRIOV-012", BLOCK));
        cases.add(changed(host -> amd(host).unknown(number)).gives("SRIOV-012", UNKNOWN));
        HostSnapshot apu = Recordings.host("amd-apu-and-shared-group");
        Scene alone = Scene.of(new SriovProvider(), apu);
        String radeon = Sound.DEVICES + "0000:03:00.0";
        cases.add(alone.gives("SRIOV-013", INFO));
        cases.add(alone.on(amd(Altered.of(Sound.host())).host()).gives("SRIOV-013", PASS));
        cases.add(alone.on(Altered.of(apu).unknown(radeon + "/vendor").host()).gives("SRIOV-013", UNKNOWN));
    }

    @Test
    void aPortTellsOfTheBusWhereTheGpuIsSilent() {
        String port = Sound.DEVICES + "0000:00:01.0/ari_enabled";
        Scene none = unsaid(sound().host(host -> moved(host).without(Sound.DEVICES + "0000:03:00.0/ari_enabled")
                .without(Sound.DEVICES + "0000:03:00.1").without(Sound.DEVICES + "0000:03:00.0/virtfn0")
                .file(Sound.DEVICES + "0000:03:00.0/sriov_numvfs", "0\n"))).with("bus='0x00' slot='0x02'",
                        "bus='0x03' slot='0x00'");
        assertEquals(PASS, none.host(host -> host.file(port, "1\n")).of("SRIOV-011").verdict());
        assertEquals(BLOCK, none.host(host -> host.file(port, "0\n")).of("SRIOV-011").verdict());
    }

    private void guest(List<Case> cases) {
        Scene windows = sound().with(DEBIAN, WINDOWS);
        cases.add(windows.gives("SRIOV-008", WARN));
        cases.add(windows.with("</source>", ROM).gives("SRIOV-008", PASS));
        cases.add(windows.with("</source>", ROM).with("mode='host-passthrough'", "mode='host-model'").gives("SRIOV-008",
                WARN));
        cases.add(windows.host(host -> host.unknown(PF + "/vendor")).gives("SRIOV-008", UNKNOWN));
        cases.add(windows.gives("sriov-vendor-id", INFO));
        cases.add(windows
                .with("<cpu mode=", "<features><hyperv mode='custom'><vendor_id state='on' value='GenuineIntel'/>"
                        + "</hyperv></features>\n  <cpu mode=")
                .gives("sriov-vendor-id", PASS));
        cases.add(windows.host(host -> host.unknown(PF + "/vendor")).gives("sriov-vendor-id", UNKNOWN));
        cases.add(changed(host -> host.file(SHARE, "0\n")).gives("sriov-share", WARN));
        cases.add(unknown(SHARE).gives("sriov-share", UNKNOWN));
        cases.add(sound().with("exec_quantum_ms=\"20\"", "sched_priority=\"high\"").gives("sriov-share", WARN));
    }
}
