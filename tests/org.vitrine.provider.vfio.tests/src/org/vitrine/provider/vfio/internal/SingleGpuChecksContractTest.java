// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import static org.vitrine.provider.Verdict.BLOCK;
import static org.vitrine.provider.Verdict.INFO;
import static org.vitrine.provider.Verdict.PASS;
import static org.vitrine.provider.Verdict.UNKNOWN;
import static org.vitrine.provider.Verdict.WARN;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.vitrine.host.Entry;
import org.vitrine.host.HostCommand;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Recordings;
import org.vitrine.provider.tck.Scene;

/** Checks of a host that gives its only GPU away, by hooks that hand it over. */
class SingleGpuChecksContractTest extends ChecksContract {
    private static final String GPU = Sound.GPU;
    private static final String HOOK = Hooks.FOLDER + "/qemu";
    private static final String DRIVERS = "/sys/bus/platform/drivers/";
    private static final String SIMPLE = DRIVERS + "simple-framebuffer/simple-framebuffer.0";
    private static final String EFI = DRIVERS + "efi-framebuffer/efi-framebuffer.0";
    private static final String LISTENS = "  sl  local_address rem_address   st\n   0: 00000000:0016 00000000:0000 0A 0\n";
    private static final String SCRIPT = """
            #!/bin/bash
            # no virsh here: it would wait for ever
            systemctl stop display-manager
            echo 0 > /sys/class/vtconsole/vtcon1/bind
            echo simple-framebuffer.0 > /sys/bus/platform/drivers/simple-framebuffer/unbind
            """;
    private static final String ROM = "<rom file='/usr/share/vgabios/gpu.rom'/>";
    private static final String DOMAIN = Sound.DOMAIN
            .replaceFirst("function='0x0'/>\n      </source>", "function='0x0'/>\n      </source>\n      " + ROM)
            .replace(Sound.AUDIO_DEVICE, Sound.AUDIO_DEVICE + Sound.AUDIO_DEVICE.replace("'0x1'", "'0x2'")
                    + Sound.AUDIO_DEVICE.replace("'0x1'", "'0x3'"));

    @Override
    protected Scene sound() {
        Altered host = Altered.of(Recordings.host("single-gpu-desktop"))
                .file("/sys/class/iommu/dmar0/intel-iommu/ecap", "f050da\n")
                .without("/sys/kernel/iommu_groups/1/devices/0000:00:01.0").with(HOOK, script(SCRIPT, 0755))
                .file("/usr/share/vgabios/gpu.rom", RomChecksContractTest.whole(0x2184).lines())
                .file("/proc/net/tcp", LISTENS)
                .file("/usr/bin/xpra", "")
                .file("/usr/share/qemu/firmware/60-edk2.json",
                        "{\"interface-types\": [\"uefi\"], \"mapping\": {}, \"targets\": [], \"features\": []}")
                .answer(HostCommand.UNITS, "Id=sddm.service\nLoadState=loaded\nActiveState=active\n")
                .file("/proc/self/limits",
                        "Max locked memory         unlimited            unlimited            bytes\n");
        return Scene.of(new VfioProvider(), host.host(), DOMAIN);
    }

    private static Entry script(String text, int mode) {
        Entry file = Entry.file(text);
        return new Entry(file.kind(), mode, 0, 0, true, true, file.content());
    }

    private Scene hook(String text) {
        return changed(host -> host.with(HOOK, script(text, 0755)));
    }

    private Scene changed(UnaryOperator<Altered> change) {
        return sound().host(change);
    }

    private Scene unknown(String path) {
        return changed(host -> host.unknown(path));
    }

    @Override
    protected List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        framebuffers(cases);
        hooks(cases);
        handover(cases);
        return cases;
    }

    private void framebuffers(List<Case> cases) {
        cases.add(changed(host -> host.without(SIMPLE)).gives("VFIO-008", PASS));
        cases.add(changed(host -> host.without(SIMPLE).link(EFI, "../efi-framebuffer.0")).gives("VFIO-008", BLOCK));
        cases.add(unknown(DRIVERS + "efi-framebuffer").gives("VFIO-008", UNKNOWN));
        cases.add(hook("systemctl stop display-manager\n").gives("VFIO-009", BLOCK));
        cases.add(unknown(DRIVERS + "simple-framebuffer").gives("VFIO-009", UNKNOWN));
    }

    private void hooks(List<Case> cases) {
        for (String id : List.of("SGPU-001", "SGPU-002", "SGPU-003", "SGPU-009")) {
            cases.add(unknown(HOOK).gives(id, UNKNOWN));
        }
        cases.add(changed(host -> host.with(HOOK, script(SCRIPT, 0644))).gives("SGPU-001", WARN));
        cases.add(hook(SCRIPT + "virsh nodedev-detach pci_0000_01_00_0\n").gives("SGPU-002", BLOCK));
        String folder = Hooks.FOLDER + "/qemu.d/";
        cases.add(changed(host -> folder(host, folder + "other")).gives("SGPU-003", WARN));
        cases.add(changed(host -> folder(host, folder + "sound")).gives("SGPU-003", WARN));
        cases.add(hook(SCRIPT + "exec /etc/libvirt/hooks/qemu.d/$1/$2/$3/start.sh\n")
                .host(host -> folder(host, folder + "sound")).gives("SGPU-003", PASS));
        Scene gdm = changed(host -> host.answer(HostCommand.UNITS,
                "Id=gdm.service\nLoadState=loaded\nActiveState=active\nUnitFileState=static\n"));
        cases.add(gdm.gives("SGPU-005", WARN));
        cases.add(gdm.host(host -> host.with(HOOK, script(SCRIPT + "killall gdm-x-session\n", 0755))).gives("SGPU-005",
                PASS));
        cases.add(changed(host -> host.unanswered(HostCommand.UNITS)).gives("SGPU-005", UNKNOWN));
        cases.add(hook(SCRIPT + "echo 0 > /sys/class/vtconsole/vtcon2/bind\n").gives("SGPU-006", WARN));
        cases.add(unknown("/sys/class/vtconsole/vtcon1/name").gives("SGPU-006", UNKNOWN));
        String efi = "echo efi-framebuffer.0 > " + DRIVERS + "efi-framebuffer/unbind\n";
        cases.add(hook(efi + SCRIPT).gives("SGPU-007", WARN));
        cases.add(unknown(DRIVERS + "vesa-framebuffer").gives("SGPU-007", UNKNOWN));
        UnaryOperator<Altered> amd = host -> host.file(GPU + "/vendor", "0x1002\n").file(GPU + "/device", "0x747e\n")
                .file("/proc/fb", "0 amdgpudrmfb\n");
        cases.add(hook("systemctl stop display-manager\n").host(amd).host(host -> host.without(SIMPLE))
                .gives("SGPU-008", PASS));
        cases.add(hook(efi).host(amd).host(host -> host.without(SIMPLE)).gives("SGPU-008", WARN));
        cases.add(
                hook(efi).host(amd).host(host -> host.without(SIMPLE).unknown("/proc/fb")).gives("SGPU-008", UNKNOWN));
        cases.add(hook(SCRIPT + "echo efi-framebuffer.0 > " + DRIVERS + "efi-framebuffer/bind\n").gives("SGPU-009",
                WARN));
    }

    private static Altered folder(Altered host, String path) {
        return host.with(path, Entry.directory()).with(path + "/prepare/begin/start.sh", script("true\n", 0755));
    }

    private void handover(List<Case> cases) {
        Scene bound = changed(host -> host.link(GPU + "/driver", "../../../../bus/pci/drivers/nvidia")
                .file("/proc/modules", "nvidia 35454976 7 nvidia_drm,nvidia_modeset, Live 0x0\n"));
        cases.add(bound.gives("SGPU-004", PASS));
        cases.add(bound.host(host -> host.with(HOOK, script(SCRIPT.replace("display-manager", "nothing"), 0755)))
                .gives("SGPU-004", WARN));
        cases.add(bound.host(host -> host.unknown("/proc/modules")).gives("SGPU-004", UNKNOWN));
        String screens = "<graphics type='spice'/>\n    <video>\n      <model type='qxl'/>\n    </video>\n    <memballoon";
        cases.add(sound().with("<memballoon", screens).gives("SGPU-010", WARN));
        cases.add(sound().with(ROM, "").gives("SGPU-011", WARN));
        cases.add(unknown(GPU + "/vendor").gives("SGPU-011", UNKNOWN));
        cases.add(changed(host -> host.without("/usr/bin/xpra")).gives("SGPU-013", INFO));
        cases.add(changed(host -> host.without("/sys/firmware/efi")).gives("SGPU-014", WARN));
        cases.add(changed(host -> host.file(GPU + "/vendor", "0x1002\n").file(GPU + "/device", "0x1638\n"))
                .gives("SGPU-015", WARN));
        cases.add(changed(host -> host.without(SIMPLE)).gives("SGPU-016", WARN));
        cases.add(changed(host -> host.answer(HostCommand.UNITS, "Id=sddm.service\n"
                + "Names=sddm.service display-manager.service\nLoadState=loaded\nActiveState=inactive\n"))
                .gives("SGPU-016", WARN));
        cases.add(unknown(GPU + "/driver").gives("SGPU-016", UNKNOWN));
        cases.add(
                changed(host -> host.file("/proc/net/tcp", "  sl  local_address rem_address   st\n")).gives("SGPU-017",
                        WARN));
        cases.add(unknown("/proc/net/tcp").gives("SGPU-017", UNKNOWN));
        for (String id : List.of("SGPU-010", "SGPU-013", "SGPU-014", "SGPU-015")) {
            cases.add(unknown("/sys/bus/pci/devices").gives(id, UNKNOWN));
        }
        cases.add(sound().gives("VFIO-038", PASS));
        cases.add(sound().with("managed='yes'", "managed='no'").host(host -> host.file(GPU + "/vendor", "0x1002\n")
                .file(GPU + "/device", "0x67df\n").link(GPU + "/driver", "../vfio-pci")
                .link(Sound.AUDIO + "/driver", "../vfio-pci").link(Sound.DEVICES + "0000:01:00.2/driver", "../vfio-pci")
                .link(Sound.DEVICES + "0000:01:00.3/driver", "../vfio-pci")).gives("VFIO-038", INFO));
    }

    @Override
    protected List<String> ids() {
        return super.ids().stream().filter(id -> id.startsWith("SGPU") || List.of("VFIO-008", "VFIO-009").contains(id))
                .toList();
    }
}
