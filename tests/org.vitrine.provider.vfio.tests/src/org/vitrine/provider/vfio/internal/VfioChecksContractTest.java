// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vitrine.provider.Verdict.BLOCK;
import static org.vitrine.provider.Verdict.INFO;
import static org.vitrine.provider.Verdict.NOT_APPLICABLE;
import static org.vitrine.provider.Verdict.PASS;
import static org.vitrine.provider.Verdict.UNKNOWN;
import static org.vitrine.provider.Verdict.WARN;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.Entry;
import org.vitrine.host.HostCommand;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.Finding;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;

/** Checks about a GPU on a host that keeps another one; the others are {@link SingleGpuChecksContractTest}'s. */
class VfioChecksContractTest extends ChecksContract {
    private static final String GPU = Sound.GPU;
    private static final String AUDIO = Sound.AUDIO;
    private static final String WINDOWS = "http://microsoft.com/win/11";
    private static final String DEBIAN = "http://debian.org/debian/12";
    private static final String CMDLINE = "BOOT_IMAGE=/boot/vmlinuz-6.8.0-51-generic root=/dev/nvme0n1p2 ro intel_iommu=on "
            + "iommu=pt vfio-pci.ids=10de:2206,10de:1aef quiet splash";
    private static final SourceDocument SCRIPT = new SourceDocument("qemu", "", List.of());
    private static final String FIRST = "function='0x0'/>\n      </source>";

    @Override
    protected Scene sound() {
        return Sound.scene();
    }

    /** The sound host with one file changed. */
    private Scene file(String path, String text) {
        return sound().host(host -> host.file(path, text));
    }

    private Scene unknown(String path) {
        return sound().host(host -> host.unknown(path));
    }

    private Scene radeon(String device) {
        return sound().host(host -> host.file(GPU + "/vendor", "0x1002\n").file(GPU + "/device", device + "\n")
                .file(AUDIO + "/vendor", "0x1002\n").file(AUDIO + "/device", "0xab38\n"));
    }

    private Scene windows() {
        return sound().with(DEBIAN, WINDOWS);
    }

    private static Scene live(Scene scene) {
        return scene.where(s -> s.on(new ConnectionInfo("qemu:///system", true, true, true)));
    }

    @Override
    protected List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        companions(cases);
        binding(cases);
        screen(cases);
        reset(cases);
        rom(cases);
        guest(cases);
        surroundings(cases);
        sizes(cases);
        boot(cases);
        state(cases);
        return cases;
    }

    /** SRIOV-006 tells that the functions would be lost; that their card keeps its driver is then right. */
    @Test
    void aCardWithVirtualFunctionsKeepsItsDriver() {
        Scene physical = sound().host(host -> host.link(GPU + "/driver", "../../../../bus/pci/drivers/nvidia")
                .file(GPU + "/sriov_numvfs", "2\n"));
        assertEquals(NOT_APPLICABLE, physical.of("VFIO-006").verdict());
    }

    /** QEMU binds nothing itself, so that what libvirt would do at start says nothing of a script. */
    @Test
    void aScriptIsToldOnce() {
        Scene script = sound().host(host -> host.link(GPU + "/driver", "../../../../bus/pci/drivers/nouveau")
                .file("/proc/cmdline", CMDLINE.replace("vfio-pci.ids=10de:2206,10de:1aef ", ""))
                .file("/etc/default/grub", "GRUB_CMDLINE_LINUX=\"intel_iommu=on iommu=pt\"\n"))
                .from(SCRIPT);
        assertEquals(NOT_APPLICABLE, script.of("VFIO-006").verdict());
        Finding unbound = script.of("VFIO-032");
        assertEquals(BLOCK, unbound.verdict());
        assertEquals(1, unbound.remedies().size());
    }

    private void companions(List<Case> cases) {
        String group = "/sys/kernel/iommu_groups/14/devices/0000:00:01.0";
        cases.add(sound().host(host -> host.link(group, "../../../../devices/pci0000:00/0000:00:01.0"))
                .gives("VFIO-002", INFO));
        cases.add(unknown(GPU + "/iommu_group").gives("VFIO-002", UNKNOWN));
        cases.add(sound().with(Sound.AUDIO_DEVICE, "").gives("VFIO-003", WARN));
        cases.add(unknown(AUDIO + "/class").gives("VFIO-003", UNKNOWN));
        Scene usb = sound().host(host -> host.link(Sound.DEVICES + "0000:01:00.2",
                "../../../devices/pci0000:00/0000:00:01.0/0000:01:00.2")
                .file(Sound.DEVICES + "0000:01:00.2/vendor", "0x10de\n")
                .file(Sound.DEVICES + "0000:01:00.2/device", "0x1ad8\n")
                .file(Sound.DEVICES + "0000:01:00.2/class", "0x0c0330\n"));
        cases.add(usb.gives("VFIO-004", WARN));
        cases.add(usb.host(host -> host.unknown(Sound.DEVICES + "0000:01:00.2/class")).gives("VFIO-004", UNKNOWN));
        cases.add(usb.with(Sound.AUDIO_DEVICE, Sound.AUDIO_DEVICE
                + Sound.AUDIO_DEVICE.replace("function='0x1'", "function='0x2'")).gives("VFIO-004", PASS));
        cases.add(sound().host(host -> host.without(AUDIO)).gives("VFIO-036", BLOCK));
        cases.add(unknown("/sys/bus/pci/devices").gives("VFIO-036", UNKNOWN));
    }

    private void binding(List<Case> cases) {
        Scene nvidia = sound().host(host -> host.link(GPU + "/driver", "../../../../bus/pci/drivers/nvidia"));
        cases.add(nvidia.gives("VFIO-006", BLOCK));
        cases.add(unknown(GPU + "/driver").gives("VFIO-006", UNKNOWN));
        Scene late = nvidia
                .host(host -> host.file("/proc/cmdline", CMDLINE.replace("vfio-pci.ids=10de:2206,10de:1aef ", ""))
                        .file("/etc/default/grub", "GRUB_CMDLINE_LINUX=\"intel_iommu=on iommu=pt\"\n"));
        cases.add(late.gives("VFIO-006", INFO));
        Scene twin = sound().host(host -> host.file(Sound.OTHER + "/vendor", "0x10de\n").file(Sound.OTHER + "/device",
                "0x2206\n"));
        cases.add(twin.gives("VFIO-007", WARN));
        cases.add(unknown(Sound.OTHER + "/device").gives("VFIO-007", UNKNOWN));
        Domain rival = Domain.of(Sound.DOMAIN.replace("<name>sound</name>", "<name>rival</name>"));
        cases.add(sound().where(s -> s.beside(List.of(rival))).gives("VFIO-031", WARN));
        cases.add(sound().host(host -> host.answer(HostCommand.DEVICE_HOLDERS,
                "p1777\ncqemu-system-x86\nf44\nn/dev/vfio/14\n")).gives("VFIO-031", BLOCK));
        cases.add(sound().host(host -> host.unanswered(HostCommand.DEVICE_HOLDERS)).gives("VFIO-031", UNKNOWN));
        Scene byHand = sound().with("managed='yes'", "managed='no'");
        cases.add(byHand.gives("VFIO-032", PASS));
        cases.add(byHand.host(host -> host.link(AUDIO + "/driver", "../../../../bus/pci/drivers/snd_hda_intel"))
                .gives("VFIO-032", BLOCK));
        cases.add(byHand.host(host -> host.unknown(AUDIO + "/driver")).gives("VFIO-032", UNKNOWN));
        Scene held = late.host(host -> host
                .link("/sys/class/drm/card1", "../../devices/pci0000:00/0000:00:01.0/0000:01:00.0/drm/card1")
                .answer(HostCommand.DEVICE_HOLDERS, "p1501\ncXwayland\nf20\nn/dev/dri/card1\n"));
        cases.add(held.gives("VFIO-035", WARN));
        cases.add(held.host(host -> host.without(HostCommand.DEVICE_HOLDERS)).gives("VFIO-035", UNKNOWN));
    }

    private void screen(List<Case> cases) {
        String laptop = "/sys/class/dmi/id/chassis_type";
        Scene portable = file(laptop, "10\n");
        cases.add(portable.gives("VFIO-037", PASS));
        cases.add(portable.host(host -> host.file(PanelSwitch.ASUS, "0\n")).gives("VFIO-037", WARN));
        cases.add(portable.host(host -> host.unknown(PanelSwitch.ASUS)).gives("VFIO-037", UNKNOWN));
        cases.add(portable.gives("VFIO-025", PASS));
        cases.add(portable.host(host -> host.file(GPU + "/class", "0x030200\n")).gives("VFIO-025", WARN));
        cases.add(unknown(laptop).gives("VFIO-025", UNKNOWN));
        cases.add(sound().host(host -> host.without(Sound.OTHER).file(GPU + "/driver", "")
                .without(GPU + "/driver").without("/sys/class/drm/card0")).gives("VFIO-038", BLOCK));
        cases.add(unknown(GPU + "/boot_vga").gives("VFIO-038", UNKNOWN));
    }

    private void reset(List<Case> cases) {
        cases.add(file(GPU + "/reset_method", "\n").gives("VFIO-010", WARN));
        cases.add(unknown(GPU + "/reset_method").gives("VFIO-010", UNKNOWN));
        // kernels before 5.15 tell only whether there is any way
        Scene old = sound().host(host -> host.without(GPU + "/reset_method"));
        cases.add(old.host(host -> host.file(GPU + "/reset", "")).gives("VFIO-010", PASS));
        cases.add(old.host(host -> host.without(GPU + "/reset")).gives("VFIO-010", WARN));
        cases.add(old.host(host -> host.unknown(GPU + "/reset")).gives("VFIO-010", UNKNOWN));
        Scene polaris = radeon("0x67df");
        cases.add(polaris.gives("VFIO-011", WARN));
        Scene module = polaris.host(host -> host.with("/sys/module/vendor_reset", Entry.directory()));
        cases.add(module.gives("VFIO-011", PASS));
        cases.add(polaris.host(host -> host.unknown("/sys/module")).gives("VFIO-011", UNKNOWN));
        cases.add(module.gives("VFIO-012", WARN));
        Scene used = module.host(host -> host.file(GPU + "/reset_method", "device_specific bus\n"));
        cases.add(used.gives("VFIO-012", PASS));
        cases.add(module.host(host -> host.unknown(GPU + "/reset_method")).gives("VFIO-012", UNKNOWN));
        Scene navi = radeon("0x7550");
        cases.add(navi.gives("VFIO-013", INFO));
        cases.add(navi.host(host -> host.answer(HostCommand.KERNEL_LOG, "[ 1.0] nothing\n")).gives("VFIO-013", PASS));
        cases.add(navi.host(host -> host.answer(HostCommand.KERNEL_LOG,
                "[ 99.1] vfio-pci 0000:01:00.0: not ready 65535ms after bus reset; giving up\n"))
                .gives("VFIO-013", WARN));
        cases.add(unknown(GPU + "/vendor").gives("VFIO-013", UNKNOWN));
        cases.add(sound().host(host -> host.file(GPU + "/power_state", "D3cold\n").file(
                "/sys/module/vfio_pci/parameters/disable_idle_d3", "N\n")).gives("VFIO-014", WARN));
        cases.add(sound().host(host -> host.answer(HostCommand.KERNEL_LOG,
                "[ 9.1] vfio-pci 0000:01:00.0: Unable to change power state from D3cold to D0, device inaccessible\n"))
                .gives("VFIO-014", BLOCK));
        cases.add(unknown(GPU + "/power_state").gives("VFIO-014", UNKNOWN));
        cases.add(sound().host(host -> host.file(GPU + "/current_link_width", "63\n").file(GPU + "/current_link_speed",
                "Unknown\n")).gives("VFIO-015", BLOCK));
        cases.add(unknown(GPU + "/current_link_width").gives("VFIO-015", UNKNOWN));
        // a GPU without power reads ones too, and comes back
        cases.add(sound().host(host -> host.file(GPU + "/current_link_width", "63\n").file(GPU + "/power_state",
                "D3cold\n").file("/sys/module/vfio_pci/parameters/disable_idle_d3", "Y\n")).gives("VFIO-015", PASS));
        cases.add(file(GPU + "/config", "\u00ff\u00ff\u00ff\u00ff").gives("VFIO-015", BLOCK));
        cases.add(sound().host(host -> host.answer(HostCommand.KERNEL_LOG,
                "[ 9.1] vfio-pci 0000:01:00.0: !!! Unknown header type 7f\n")).gives("VFIO-015", BLOCK));
    }

    private void rom(List<Case> cases) {
        cases.add(sound().host(host -> host.answer(HostCommand.KERNEL_LOG,
                "[ 9.1] vfio-pci 0000:01:00.0: Invalid PCI ROM header signature: expecting 0xaa55, got 0xffff\n"))
                .gives("VFIO-016", WARN));
        cases.add(unknown(GPU + "/boot_vga").gives("VFIO-016", UNKNOWN));
        Scene integrated = sound()
                .with("bus='0x01' slot='0x00' function='0x0'", "bus='0x00' slot='0x02' function='0x0'")
                .with(Sound.AUDIO_DEVICE, "").host(VfioChecksContractTest::iGpu);
        cases.add(integrated.gives("VFIO-017", INFO));
        cases.add(integrated.with(FIRST, FIRST + "<rom file='/usr/share/vgabios/gop.rom'/>")
                .host(host -> host.file("/usr/share/vgabios/gop.rom", "")).gives("VFIO-017", PASS));
        cases.add(integrated.host(host -> host.unknown(Sound.DEVICES + "0000:00:02.0/vendor")).gives("VFIO-017",
                UNKNOWN));
        Scene rom = sound().with(FIRST, FIRST + "<rom file='/usr/share/vgabios/gpu.rom'/>");
        Scene there = rom.host(host -> host.file("/usr/share/vgabios/gpu.rom", ""));
        cases.add(there.gives("VFIO-021", PASS));
        cases.add(rom.gives("VFIO-021", BLOCK));
        cases.add(rom.host(host -> host.with("/usr/share/vgabios/gpu.rom", mode(0600))).gives("VFIO-021", WARN));
        cases.add(rom.host(host -> host.unknown("/usr/share/vgabios")).gives("VFIO-021", UNKNOWN));
    }

    private static Entry mode(int mode) {
        Entry file = Entry.file("x");
        return new Entry(file.kind(), mode, 0, 0, true, true, file.content());
    }

    private static Altered iGpu(Altered host) {
        String path = Sound.DEVICES + "0000:00:02.0";
        return host.link(path, "../../../devices/pci0000:00/0000:00:02.0").file(path + "/vendor", "0x8086\n")
                .file(path + "/device", "0xa780\n").file(path + "/class", "0x030000\n").file(path + "/boot_vga", "0\n")
                .link(path + "/iommu_group", "../../../kernel/iommu_groups/2")
                .link(path + "/driver", "../../../bus/pci/drivers/vfio-pci").file(path + "/reset_method", "flr\n")
                .link("/sys/kernel/iommu_groups/2/devices/0000:00:02.0", "../../../../devices/pci0000:00/0000:00:02.0")
                .file(path + "/resource", "0x0 0x0 0x0\n").file(path + "/power_state", "D0\n");
    }

    private void guest(List<Case> cases) {
        String hidden = "<features><hyperv mode='custom'><vendor_id state='on' value='vitrine'/></hyperv>"
                + "<kvm><hidden state='on'/></kvm></features>\n  <cpu mode=";
        cases.add(windows().gives("VFIO-022", INFO));
        cases.add(windows().with("<cpu mode=", hidden).gives("VFIO-022", PASS));
        cases.add(windows().host(host -> host.unknown(GPU + "/vendor")).gives("VFIO-022", UNKNOWN));
        Scene navi = radeon("0x7550").with(DEBIAN, WINDOWS);
        cases.add(navi.gives("VFIO-023", INFO));
        cases.add(navi.with("<cpu mode=", hidden).gives("VFIO-023", PASS));
        cases.add(windows().host(host -> host.unknown(GPU + "/vendor")).gives("VFIO-023", UNKNOWN));
        cases.add(sound().with("<cpu mode=", hidden).gives("VFIO-024", PASS));
        cases.add(sound().with("<cpu mode=", hidden.replace("vitrine", "thirteenchars")).gives("VFIO-024", BLOCK));
        // within twelve characters, beyond twelve bytes
        cases.add(sound().with("<cpu mode=", hidden.replace("vitrine", "vitrine\u00e9\u00e9\u00e9")).gives("VFIO-024",
                BLOCK));
        cases.add(sound().with("<cpu mode=", hidden.replace("vitrine", "$VENDOR")).from(SCRIPT).gives("VFIO-024",
                UNKNOWN));
        cases.add(sound().with("machine='q35'", "machine='pc-i440fx-8.2'").gives("VFIO-029", WARN));
        cases.add(sound().with("machine='q35'", "machine='pc-q35-noble'").gives("VFIO-029", PASS));
        cases.add(sound().with("machine='q35'", "machine='microvm'").gives("VFIO-029", UNKNOWN));
        cases.add(sound().with("arch='x86_64' machine='q35'", "arch='riscv64'").gives("VFIO-029", UNKNOWN));
        cases.add(sound().with("    <memballoon model='none'/>\n", "").gives("VFIO-033", WARN));
        cases.add(sound().with("<memballoon model='none'/>", "<memballoon model='virtio'/>").gives("VFIO-033", WARN));
        cases.add(sound().with("<memballoon model='none'/>", "<memballoon model='$BALLOON'/>").from(SCRIPT)
                .gives("VFIO-033", UNKNOWN));
        cases.add(live(sound()).gives("VFIO-034", INFO));
        cases.add(live(sound().host(host -> host.link(GPU + "/driver", "../drivers/nvgrace-gpu-vfio-pci")))
                .gives("VFIO-034", PASS));
        cases.add(live(unknown(GPU + "/driver")).gives("VFIO-034", UNKNOWN));
        String ignores = "/sys/module/kvm/parameters/ignore_msrs";
        cases.add(windows().host(host -> host.file(ignores, "N\n")).gives("HOST-015", INFO));
        cases.add(windows().host(host -> host.file(ignores, "Y\n")).gives("HOST-015", PASS));
        cases.add(windows().host(host -> host.unknown(ignores)).gives("HOST-015", UNKNOWN));
    }

    private void surroundings(List<Case> cases) {
        String firmware = "/usr/share/qemu/firmware";
        cases.add(sound().with("<os firmware='efi'>", "<os>").gives("vfio-firmware", INFO));
        cases.add(sound().host(host -> host.without(firmware)).gives("vfio-firmware", WARN));
        cases.add(sound().host(host -> host.without(firmware).file("/etc/os-release", "ID=nixos\n"))
                .gives("vfio-firmware", PASS));
        cases.add(unknown(firmware + "/60-edk2-x86_64.json").gives("vfio-firmware", UNKNOWN));
        Scene alone = sound().with(Sound.AUDIO_DEVICE, "")
                .host(host -> host.file(GPU + "/reset_method", "bus\n").without(AUDIO + "/iommu_group")
                        .without("/sys/kernel/iommu_groups/14/devices/0000:01:00.1")
                        .link(AUDIO + "/driver", "../../../../bus/pci/drivers/snd_hda_intel"));
        cases.add(alone.gives("vfio-reset-scope", WARN));
        cases.add(alone.host(host -> host.unknown(AUDIO + "/driver")).gives("vfio-reset-scope", UNKNOWN));
        Scene typeless = sound().with("<input type='evdev'>", "<input type='tablet'>");
        cases.add(typeless.gives("vfio-input", INFO));
        cases.add(typeless
                .with("</domain>", "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
                        + "<qemu:arg value='-readconfig'/><qemu:arg value='/etc/more.cfg'/></qemu:commandline></domain>")
                .gives("vfio-input", UNKNOWN));
    }

    private void sizes(List<Case> cases) {
        cases.add(sound().with("limit='39'", "limit='46'").gives("VFIO-026", WARN));
        cases.add(sound().with("mode='host-passthrough'", "mode='host-model'").with(
                "<maxphysaddr mode='passthrough' limit='39'/>", "").gives("VFIO-026", WARN));
        cases.add(unknown("/sys/class/iommu/dmar0/intel-iommu/cap").gives("VFIO-026", UNKNOWN));
        cases.add(file(GPU + "/resource", Sound.BARS.replace("0x000000600fffffff", "0x0000007fffffffff"))
                .host(host -> host.without(GPU + "/resource1_resize")).gives("VFIO-027", WARN));
        cases.add(unknown(GPU + "/resource").gives("VFIO-027", UNKNOWN));
        cases.add(file(GPU + "/resource", Sound.BARS.replace("0x000000600fffffff", "0x00000063ffffffff"))
                .gives("VFIO-028", WARN));
        cases.add(unknown(GPU + "/resource").gives("VFIO-028", UNKNOWN));
        Scene huge = sound().with("<vcpu>", "<memoryBacking><hugepages><page size='2' unit='M'/></hugepages>"
                + "</memoryBacking>\n  <vcpu>");
        String free = "/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages";
        cases.add(huge.gives("HOST-010", BLOCK));
        cases.add(huge.host(host -> host.file(free, "4096\n")).gives("HOST-010", PASS));
        cases.add(huge.host(host -> host.unknown(free)).gives("HOST-010", UNKNOWN));
        String node = "/sys/devices/system/node/node%s/hugepages/hugepages-2048kB/free_hugepages";
        Scene near = huge.with("<vcpu>", "<numatune><memory mode='strict' nodeset='0'/></numatune><vcpu>")
                .host(host -> host.file(free, "4096\n").file(node.formatted(0), "0\n").file(node.formatted(1),
                        "4096\n"));
        cases.add(near.gives("HOST-010", BLOCK));
        cases.add(near.with("nodeset='0'", "nodeset='0-1'").gives("HOST-010", PASS));
        cases.add(near.with("'strict'", "'preferred'").gives("HOST-010", PASS));
        cases.add(near.host(host -> host.unknown(node.formatted(0))).gives("HOST-010", PASS));
        // a size that nobody names is the kernel's, which /proc/meminfo does not say here
        Scene unnamed = huge.with("<page size='2' unit='M'/>", "");
        cases.add(unnamed.gives("HOST-010", BLOCK));
        cases.add(unnamed.host(host -> host.file(free, "4096\n")).gives("HOST-010", PASS));
        cases.add(unnamed.host(host -> host.file(free, "4096\n").file("/proc/cmdline",
                CMDLINE + " default_hugepagesz=1G")).gives("HOST-010", BLOCK));
    }

    private void boot(List<Case> cases) {
        cases.add(file("/proc/cmdline", CMDLINE.replace("iommu=pt ", "")).gives("HOST-004", WARN));
        cases.add(unknown("/etc/default/grub").gives("HOST-004", UNKNOWN));
        // nothing hangs on a quiet boot
        cases.add(file("/proc/cmdline", CMDLINE.replace(" quiet splash", "")).gives("HOST-004", PASS));
        cases.add(file("/etc/default/grub", "GRUB_CMDLINE_LINUX=\"quiet splash loglevel=3 rootdelay=5\"\n")
                .gives("HOST-004", PASS));
        String image = "/boot/initrd.img-6.8.0-51-generic";
        Entry old = Entry.file("").stamped(1, 1_000);
        Entry change = Entry.file("options vfio-pci ids=10de:2206,10de:1aef\n").stamped(1, 2_000);
        cases.add(sound().host(host -> host.with(image, old)).gives("HOST-005", PASS));
        cases.add(sound().host(host -> host.with(image, old).with("/etc/modprobe.d/vfio.conf", change))
                .gives("HOST-005", WARN));
        cases.add(sound().host(host -> host.with(image, old).unknown("/etc/modprobe.d")).gives("HOST-005", UNKNOWN));
        cases.add(file("/etc/modprobe.d/vfio.conf", "options vfio-pci disable_vga=1\n").gives("HOST-006", WARN));
        cases.add(unknown("/lib/modules/6.8.0-51-generic/modules.builtin").gives("HOST-006", UNKNOWN));
    }

    private void state(List<Case> cases) {
        cases.add(
                file("/proc/cmdline", CMDLINE + " pcie_acs_override=downstream,multifunction").gives("VFIO-005", WARN));
        cases.add(unknown("/proc/cmdline").gives("VFIO-005", UNKNOWN));
        String unsafe = "/sys/module/vfio_iommu_type1/parameters/allow_unsafe_interrupts";
        cases.add(file(unsafe, "Y\n").gives("HOST-008", WARN));
        cases.add(unknown(unsafe).gives("HOST-008", UNKNOWN));
        // AMD's units show no register for it; the chips in use do
        cases.add(file(unsafe, "Y\n").host(host -> host.without("/sys/class/iommu").file("/proc/interrupts",
                " 126:  1234  0  IR-PCI-MSI 524288-edge  nvme0q0\n")).gives("HOST-008", WARN));
        Scene nodes = sound().host(host -> host.with("/sys/devices/system/node/node0", Entry.directory())
                .with("/sys/devices/system/node/node1", Entry.directory()).file(GPU + "/numa_node", "1\n")
                .file(GPU + "/local_cpulist", "8-15\n"));
        cases.add(nodes.gives("HOST-017", WARN));
        cases.add(nodes.host(host -> host.unknown(GPU + "/local_cpulist")).gives("HOST-017", UNKNOWN));
        cases.add(file(GPU + "/current_link_width", "4\n").gives("HOST-018", INFO));
        cases.add(unknown(GPU + "/max_link_width").gives("HOST-018", UNKNOWN));
    }

    /** Those about a host's only GPU are asked in a scene of their own. */
    @Override
    protected List<String> ids() {
        return super.ids().stream()
                .filter(id -> !id.startsWith("SGPU") && !List.of("VFIO-008", "VFIO-009").contains(id)
                        && !RomChecksContractTest.IDS.contains(id))
                .toList();
    }

    /** What is not there has no way to be reset and takes no screen, and VFIO-036 says so. */
    @Test
    void ofAGpuThatIsNotThereNothingElseIsTold() {
        Scene none = sound().host(host -> host.without(GPU).without(AUDIO).without(Sound.OTHER));
        assertEquals(BLOCK, none.of("VFIO-036").verdict());
        for (String id : List.of("VFIO-006", "VFIO-008", "VFIO-009", "VFIO-010", "VFIO-014", "VFIO-015", "VFIO-016",
                "VFIO-025", "VFIO-027", "VFIO-028", "VFIO-035", "VFIO-038", "vfio-reset-scope")) {
            assertEquals(NOT_APPLICABLE, none.of(id).verdict(), id);
        }
        assertEquals(NOT_APPLICABLE, none.with("managed='yes'", "managed='no'").of("VFIO-032").verdict());
    }
}
