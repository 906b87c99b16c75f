// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @Test
    void memoryHugePagesAndTheLockLimit() {
        Memory memory = Corpus.host(Corpus.SERVER).memory();
        assertEquals(Fact.known(528215552L * 1024), memory.total());
        assertEquals(Fact.known(500000000L * 1024), memory.available());
        assertEquals(Fact.known(List.of(new HugePages(2L << 20, 0, 0), new HugePages(1L << 30, 64, 48))),
                memory.hugePages());
        assertEquals(Fact.known(Long.MAX_VALUE), memory.lockLimit());
        assertEquals(Fact.known(65536L), Corpus.host(Corpus.PLAIN).memory().lockLimit());
    }

    @Test
    void whatConfinesMachines() {
        assertEquals(Fact.known(Security.Driver.APPARMOR), Corpus.host(Corpus.LAPTOP).security().driver());
        assertEquals(Fact.known(Security.Driver.SELINUX), Corpus.host(Corpus.XE).security().driver());
        assertEquals(Fact.known(true), Corpus.host(Corpus.XE).security().isSelinuxEnforcing());
        assertEquals(Fact.known(false), Corpus.host(Corpus.SINGLE).security().isSelinuxEnforcing());
        assertEquals(Fact.absent(), Corpus.host(Corpus.PLAIN).security().driver());
        assertEquals(Fact.known("none"), Corpus.host(Corpus.LAPTOP).security().lockdown());
        assertEquals(Fact.known("integrity"), Corpus.host(Corpus.XE).security().lockdown());
        assertEquals(Fact.absent(), Corpus.host(Corpus.PLAIN).security().lockdown());
        assertEquals(Fact.known("/dev/kvmfr0 rw,\n"), Corpus.host(Corpus.DESKTOP).security().apparmorLocalRules());
    }

    @Test
    void theHostsFirmwareAndProcessor() {
        HostFirmware laptop = Corpus.host(Corpus.LAPTOP).firmware();
        assertEquals(Fact.known(true), laptop.isUefi());
        assertEquals(Fact.known(false), laptop.isSecureBoot());
        assertEquals(Fact.known(true), laptop.isLaptop());
        assertEquals(Fact.known(true), Corpus.host(Corpus.XE).firmware().isSecureBoot());
        HostFirmware plain = Corpus.host(Corpus.PLAIN).firmware();
        assertEquals(Fact.known(false), plain.isUefi());
        assertEquals(Fact.absent(), plain.isSecureBoot());
        assertEquals(Fact.known(3), plain.chassisType());
        assertEquals(Fact.known(39), Corpus.host(Corpus.LAPTOP).cpu().physicalBits());
        assertEquals(Fact.known(48), Corpus.host(Corpus.SERVER).cpu().physicalBits());
    }

    @Test
    void theFirmwareForGuests() {
        List<GuestFirmware.Description> all = Corpus.host(Corpus.LAPTOP).guestFirmware().descriptions().optional()
                .orElseThrow();
        assertEquals(List.of(new GuestFirmware.Description("/usr/share/qemu/firmware/60-edk2-x86_64.json",
                "UEFI firmware for x86_64", List.of("uefi"), "/usr/share/OVMF/OVMF_CODE_4M.fd",
                "/usr/share/OVMF/OVMF_VARS_4M.fd", Map.of("x86_64", List.of("pc-i440fx-*", "pc-q35-*")),
                List.of("acpi-s3", "amd-sev", "verbose-dynamic"))), all);
        assertTrue(all.getFirst().isUefi());
        assertEquals(Fact.known(List.of()), Corpus.host(Corpus.PLAIN).guestFirmware().descriptions());
    }

    @Test
    void libvirtAndWhatItOffers() {
        Libvirt libvirt = Corpus.host(Corpus.LAPTOP).libvirt();
        assertEquals(Fact.known("9.0.0"), libvirt.version());
        DomainCapabilities capabilities = libvirt.capabilities().optional().orElseThrow();
        assertEquals(Fact.known("/usr/bin/qemu-system-x86_64"), capabilities.emulator());
        assertEquals(Fact.known("kvm"), capabilities.domainType());
        assertEquals(Fact.known("pc-i440fx-7.2"), capabilities.machine());
        assertEquals(Fact.known(Set.of("efi")), capabilities.firmware());
        assertEquals(Fact.known(Set.of("vga", "qxl", "virtio", "none")), capabilities.videoModels());
        assertEquals(Fact.known(Set.of("sdl", "vnc", "spice", "egl-headless")), capabilities.graphicsTypes());
        assertEquals(Fact.known(Set.of("usb", "pci", "mdev")), capabilities.hostdevTypes());
        assertEquals(Fact.known(Set.of("rom", "pflash")), capabilities.choices("os/loader", "type"));
        assertEquals(Fact.known(Set.of()), capabilities.choices("devices/tpm", "backendModel"));
        assertEquals(Fact.absent(), capabilities.choices("devices/crypto", "model"));
        assertEquals(Fact.absent(), Corpus.host(Corpus.PLAIN).libvirt().version());
        assertEquals(Fact.absent(), Corpus.host(Corpus.PLAIN).libvirt().capabilities());
        assertEquals(Fact.unknown("\"virsh --readonly domcapabilities\": it took too long"),
                Corpus.host(Corpus.XE).libvirt().capabilities());
        assertEquals(Fact.unknown("libvirt did not tell its domain capabilities: "
                + "error: failed to connect to the hypervisor"), Corpus.host(Corpus.SINGLE).libvirt().capabilities());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml", "<a/>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
            "<domainCapabilities><path>/x</path>"})
    void capabilitiesThatAreNoneAreUnknown(String xml) {
        assertInstanceOf(Fact.Unknown.class, DomainCapabilities.of(xml));
    }

    @Test
    void memoryThatIsShared() {
        SharedMemory apu = Corpus.host(Corpus.APU).sharedMemory();
        assertEquals(Fact.known(List.of("/dev/shm/looking-glass")), apu.files());
        assertEquals(Fact.known(64L << 20), apu.size("/dev/shm/looking-glass"));
        assertEquals(Fact.absent(), apu.size("/dev/shm/looking-glass-2"));
        assertEquals(Fact.known(List.of()), apu.kvmfr());
        assertEquals(Fact.absent(), apu.udmabuf());
        SharedMemory desktop = Corpus.host(Corpus.DESKTOP).sharedMemory();
        assertEquals(Fact.known(List.of("/dev/kvmfr0")), desktop.kvmfr());
        assertEquals(Fact.known(List.of()), desktop.files());
        assertEquals(Fact.known(true), desktop.udmabuf().map(Entry::writable));
    }

    @Test
    void toolsAndGroups() {
        HostSnapshot host = Corpus.host(Corpus.LAPTOP);
        assertEquals(Fact.known("/usr/sbin/mdevctl"), host.tools().program("mdevctl"));
        assertEquals(Fact.absent(), host.tools().program("xpra"));
        assertEquals(Fact.known("/usr/local/bin/looking-glass-client"),
                Corpus.host(Corpus.DESKTOP).tools().program("looking-glass-client"));
        assertEquals(Fact.absent(), host.tools().virglRenderServer());
        assertEquals(Fact.known("kvm"), host.groups().name(104));
        assertEquals(Fact.known(105), host.groups().id("render"));
        assertEquals(Fact.known(List.of("ann", "libvirt-qemu")), host.groups().members("render"));
        assertEquals(Fact.known(List.of()), host.groups().members("root"));
        assertEquals(Fact.absent(), host.groups().name(4711));
        assertInstanceOf(Fact.Unknown.class, HostSnapshot.builder().probed(HostSnapshot.commonProbes()).build().tools()
                .program("unheard-of"));
    }

    @Test
    void whoHoldsADeviceOpen() {
        DeviceHolders laptop = Corpus.host(Corpus.LAPTOP).deviceHolders();
        assertEquals(Fact.known(List.of(new DeviceHolders.Holder(812, "Xorg", "/dev/dri/card0"))),
                laptop.of("/dev/dri/card0"));
        assertEquals(Fact.known(2), laptop.all().map(List::size));
        assertEquals(Fact.known(false), laptop.isComplete());
        assertEquals(Fact.known(true), Corpus.host(Corpus.DESKTOP).deviceHolders().isComplete());
        assertEquals(Fact.absent(), Corpus.host(Corpus.APU).deviceHolders().all());
    }

    @Test
    void jsonAsQemuAndMdevctlWriteIt() {
        Json json = Json.object(" {\"a\": \"x\\n\\u00e9\", \"b\": [1, {\"c\": true}, []], \"d\": {\"e\": -1.5e3}} ")
                .optional()
                .orElseThrow();
        assertEquals("x\né", json.string("a"));
        assertEquals(List.of("1"), json.strings("b"));
        assertEquals("true", json.objects("b").getFirst().string("c"));
        assertEquals("-1.5e3", json.member("d").string("e"));
        assertEquals("", json.string("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"a\"}", "{\"a\": }", "{\"a\": 1,}", "{\"a\": 1} x", "{\"a\": \"\\x\"}",
            "{\"a\": \"\\u12\"}", "{\"a\": \"open"})
    void whatIsNoJsonObjectIsUnknown(String text) {
        assertInstanceOf(Fact.Unknown.class, Json.object(text));
    }

    @Test
    void jsonThatIsNestedTooDeepIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new JsonReader("[".repeat(100_000)).document());
    }
}
