// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbePolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"/proc/cpuinfo", "/proc/4711/net/tcp", "/dev/kvm", "/sys/module/kvm_amd/parameters/nested",
            "/etc/group",
            "/sys/devices/pci0000:00/0000:00:02.0/resource", "/sys/devices/pci0000:00/0000:00:02.0/resource0_resize",
            "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c", "/proc/fb", "/usr/bin/mdevctl",
            "/usr/lib/modules/6.1.0/modules.builtin", "/etc/mdevctl.d/0000:00:02.0/uuid",
            "/sys/kernel/iommu_groups/0/devices/0000:00:00.0", "/proc/4711/fdinfo/12", "/proc/4711/cmdline",
            "/run/libvirt/qemu/vm.pid", "/run/user/1000/libvirt/qemu/run/vm.pid"})
    void mayBeRead(String path) {
        assertEquals(Optional.empty(), ProbePolicy.refusal(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/shadow", "/root/.ssh/id_ed25519", "/proc/kmsg", "/proc/1/environ", "/", "/home/x",
            "/sys/bus/pci/devices/0000:01:00.0/rom", "/sys/devices/pci0000:00/0000:01:00.0/resource0",
            "/sys/devices/pci0000:00/0000:01:00.0/resource0_wc", "/sys/kernel/debug/dri/0/name",
            "/sys/devices/pci0000:00/0000:01:00.0/vpd", "/sys/kernel/security/keys/x", "/sys/power/wakeup_count",
            "/sys/firmware/efi/efivars/SecureBoot-00000000-93ca-11d2-aa0d-00e098032b8c", "/sys/firmware/efi/efivars",
            "/sys/kernel/debug/x/resource0_resize", "/sys/devices/pci0000:00/0000:01:00.0/resource5_wc", "/usr/bin",
            "/etc/modprobe.d", "/boot/vmlinuz", "/proc/driver/nvidia/gpus/0000:01:00.0/information",
            "/etc/libvirt/auth.conf", "/etc/libvirt/passwd.db", "/etc/libvirt/qemu/vm.xml",
            "/etc/libvirt/secrets/0.base64", "/proc/4711/fd/12", "/proc/4711/mem", "/proc/4711/maps",
            "/run/libvirt/qemu/vm.xml", "/run/user/1000/libvirt/qemu/run/vm.xml"})
    void isNeverRead(String path) {
        assertEquals(true, ProbePolicy.refusal(path).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sys/../etc/shadow", "/sys//kernel/debug/x", "/sys/./kernel/debug/x", "/sys/kernel/debug/",
            "sys/x", "/sys/.."})
    void aSpellingCannotLeadAroundTheList(String path) {
        assertEquals(path + " is not a plain absolute path", ProbePolicy.refusal(path).orElseThrow().toString());
    }

    @Test
    void foldersAreListedOnlyOnTheWayToWhatMayBeRead() {
        assertEquals(Optional.empty(), ProbePolicy.refusalToList("/sys/class/drm"));
        assertEquals(Optional.empty(), ProbePolicy.refusalToList("/usr/lib64"));
        assertEquals(Optional.empty(), ProbePolicy.refusalToList("/lib/modules/6.1.0"));
        assertEquals(true, ProbePolicy.refusalToList("/home").isPresent());
        assertEquals(true, ProbePolicy.refusalToList("/usr/lib64/python3").isPresent());
        assertEquals(true, ProbePolicy.refusalToList("/sys/kernel/debug/dri").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/qemu-system-x86_64", "/usr/share/OVMF/OVMF_CODE.fd", "/boot/grub/grub.cfg",
            "/dev/shm/looking-glass", "/boot/initrd.img-6.1.0", "/sys/firmware/acpi/tables/DMAR"})
    void ofProgramsImagesAndMemoryOnlyThePresenceIsLookedAt(String path) {
        assertEquals(Optional.empty(), ProbePolicy.refusal(path));
        assertEquals(true, ProbePolicy.isPresenceOnly(path));
        assertEquals(false, ProbePolicy.isPresenceOnly("/etc/default/grub"));
    }

    @Test
    void ofMemoryAndRomsSomeLinesAreKept() {
        assertEquals(Optional.of(Digest.LOOKING_GLASS), ProbePolicy.digest("/dev/shm/looking-glass-2"));
        assertEquals(Optional.empty(), ProbePolicy.digest("/dev/shm/sem.other"));
        assertEquals(Optional.empty(), ProbePolicy.digest("/dev/kvmfr0"));
        for (String rom : List.of("/usr/share/vgabios/card.rom", "/usr/share/kvm/vbios.bin",
                "/var/lib/libvirt/vbios/x", "/usr/share/qemu/card.rom")) {
            assertEquals(Optional.of(Digest.OPTION_ROM), ProbePolicy.digest(rom));
            assertEquals(true, ProbePolicy.isPresenceOnly(rom), rom);
            assertEquals(Optional.empty(), ProbePolicy.refusal(rom));
        }
        // QEMU's own, of which Proxmox has megabytes
        assertEquals(Optional.empty(), ProbePolicy.digest("/usr/share/kvm/efi-virtio.rom"));
        assertEquals(true, ProbePolicy.isPresenceOnly("/usr/share/kvm/efi-virtio.rom"));
        assertEquals(Optional.empty(), ProbePolicy.digest("/sys/bus/pci/devices/0000:01:00.0/rom"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc/group", "/etc/../group", "/etc//group", "/sys/./x", "/sys/**/rom", "/sys/"})
    void aProbeSaysWhereItLeads(String glob) {
        assertThrows(IllegalArgumentException.class, () -> Probe.path(glob));
    }
}
