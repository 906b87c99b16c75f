// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Graphics.Listen;

/** What the typed views say of a domain that has everything. */
class TypedReadingTest {
    private static final long MIB = 1L << 20;
    private final Domain domain = Domain.of(Corpus.file("graphics"));

    private static <T> void assertValue(T expected, Setting<T> setting) {
        assertEquals(Optional.of(expected), setting.value(), setting.path());
        assertFalse(setting.isUnreadable());
    }

    @Test
    void video() {
        Video qxl = Video.of(domain).getFirst();
        assertValue("qxl", qxl.model());
        assertValue(65536L, qxl.ram());
        assertValue(65536L, qxl.vram());
        assertValue(131072L, qxl.vram64());
        assertValue(16384L, qxl.vgamem());
        assertValue(1L, qxl.heads());
        assertValue(true, qxl.primary());
        assertValue(1280L, qxl.width());
        assertValue(800L, qxl.height());
        assertValue("ua-first", qxl.alias());
        assertFalse(qxl.isNone());
        Video virtio = Video.of(domain).getLast();
        assertValue(true, virtio.blob());
        assertValue("vhostuser", virtio.driver());
        assertValue("/dev/dri/renderD128", virtio.renderNode());
        assertTrue(Video.of(Domain.of("<domain><devices><video><model type='none'/></video></devices></domain>"))
                .getFirst().isNone());
    }

    @Test
    void whatMeansNothingKeepsItsText() {
        Video video = Video.of(domain).getLast();
        assertTrue(video.heads().isUnreadable());
        assertEquals(Optional.of("two"), video.heads().text());
        assertEquals(7L, video.heads().or(7L));
        assertTrue(video.accel3d().isUnreadable());
        assertFalse(video.ram().isUnreadable(), "nothing stands there");
    }

    @Test
    void graphics() {
        List<Graphics> all = Graphics.of(domain);
        Graphics spice = all.get(0);
        assertValue(-1L, spice.port());
        assertValue(true, spice.autoport());
        assertValue("insecure", spice.defaultMode());
        assertValue("secure", spice.channelMode("main"));
        assertEquals(Optional.empty(), spice.channelMode("display").text());
        assertValue("off", spice.imageCompression());
        assertValue(false, spice.copyPaste());
        assertValue("client", spice.mouse());
        assertValue("/dev/dri/renderD128", spice.renderNode());
        assertTrue(spice.hasGl() && spice.isLocal());
        Graphics vnc = all.get(1);
        assertEquals(List.of(new Listen("address", Optional.of("127.0.0.1"), vnc.element())), vnc.listens());
        assertFalse(vnc.isLocal() || vnc.hasGl());
        assertTrue(all.get(2).hasGl() && all.get(2).isLocal());
        assertValue(true, all.get(3).peerToPeer());
    }

    @Test
    void listenElementsCountBeforeAttributes() {
        Graphics graphics = Graphics.of(Domain.of("""
                <domain><devices><graphics type='vnc' listen='1.2.3.4' socket='/s'>
                <listen type='socket' socket='/run/x'/><listen type='network' network='n'/><listen/></graphics>
                </devices></domain>""")).getFirst();
        assertEquals(List.of("socket", "network", ""), graphics.listens().stream().map(Listen::type).toList());
        assertEquals(Optional.of("/run/x"), graphics.listens().getFirst().place());
        Graphics socket = Graphics
                .of(Domain.of("<domain><devices><graphics type='vnc' socket='/s'/></devices></domain>"))
                .getFirst();
        assertTrue(socket.isLocal());
    }

    @Test
    void hostDevices() {
        HostDevice pci = HostDevice.of(domain).getFirst();
        assertEquals("0000:0a:1f.1", pci.hostAddress().orElseThrow());
        // a leading 0 is octal here, as for libvirt
        assertEquals("0000:05:08.0", pci.guestAddress().orElseThrow());
        assertValue(true, pci.multifunction());
        assertValue(true, pci.managed());
        assertValue(true, pci.ioMmuFd());
        assertValue("vfio", pci.driver());
        assertValue(true, pci.romBar());
        assertValue("/usr/share/vgabios/gpu.rom", pci.romFile());
        HostDevice mdev = HostDevice.of(domain).getLast();
        assertEquals(Optional.empty(), mdev.hostAddress());
        assertValue("c2177883-f1bb-47f0-914d-32a22e3a8804", mdev.uuid());
        assertValue(true, mdev.display());
        assertValue(false, mdev.ramFb());
        assertValue("vfio-pci", mdev.model());
    }

    @Test
    void addressesThatCannotBe() {
        for (String odd : List.of("bus='0x100' slot='0'", "bus='x' slot='0'", "slot='32'", "bus='-1'", "domain='0'",
                "bus='' slot='0'", "bus='0' function='8'", "uuid='x'", "bus='99999999999999999999'", "bus='09'")) {
            Domain one = Domain.of("<domain><devices><hostdev type='pci'><source><address " + odd
                    + "/></source></hostdev></devices></domain>");
            assertEquals(Optional.empty(), HostDevice.of(one).getFirst().hostAddress(), odd);
        }
    }

    @Test
    void memory() {
        Memory memory = Memory.of(domain);
        assertValue(16384 * MIB, memory.size());
        assertValue(8192 * MIB, memory.current());
        assertTrue(memory.hasHugePages() && memory.hasNoSharePages() && memory.isShared());
        assertFalse(memory.isLocked());
        assertEquals(List.of(2 * MIB, 1024 * MIB), memory.hugePages().stream().map(page -> page.or(0L)).toList());
        assertValue("memfd", memory.source());
        Domain cells = Domain.of("<domain><cpu><numa><cell memAccess='shared'/><cell/></numa></cpu></domain>");
        assertFalse(Memory.of(cells).isShared());
        SharedMemory shared = SharedMemory.of(domain).getFirst();
        assertValue(64 * MIB, shared.size());
        assertValue("looking-glass", shared.name());
        assertValue("peer", shared.role());
    }

    @Test
    void sizesAsLibvirtReadsThem() {
        Map<String, Long> sizes = Map.of("b", 3L, "bytes", 3L, "KB", 3000L, "KiB", 3072L, "k", 3072L, "m", 3 * MIB,
                "GB", 3_000_000_000L, "T", 3 * MIB * MIB, "eib", -1L, "Q", -1L);
        sizes.forEach((unit, bytes) -> {
            Setting<Long> size = Memory.of(Domain.of("<domain><memory unit='" + unit + "'>3</memory></domain>")).size();
            assertEquals(unit.equals("eib") ? 3L << 60 : bytes, size.or(-1L), unit);
        });
        assertTrue(Memory.of(Domain.of("<domain><memory unit='EiB'>8</memory></domain>")).size().isUnreadable());
        assertTrue(Memory.of(Domain.of("<domain><memory>-1</memory></domain>")).size().isUnreadable());
        assertTrue(Memory.of(Domain.of("<domain><memory unit=''>1</memory></domain>")).size().isUnreadable());
    }

    @Test
    void platform() {
        Features features = Features.of(domain);
        assertTrue(features.has("acpi") && !features.has("pae"));
        assertValue(true, features.kvmHidden());
        assertValue("custom", features.hypervMode());
        assertValue(true, features.hyperv("relaxed"));
        assertValue("randomid0123", features.vendorId());
        assertValue(true, features.vendorIdState());
        assertValue(8191L, features.spinlockRetries());
        assertValue(false, features.vmPort());
        assertValue("kvm", features.ioApic());
        assertValue(true, features.smm());
        Cpu cpu = Cpu.of(domain);
        assertValue("host-passthrough", cpu.mode());
        assertEquals(Optional.of(8L), cpu.topologyCount());
        assertValue(8L, cpu.count());
        assertValue("require", cpu.feature("topoext"));
        assertEquals(Optional.empty(), cpu.feature("it's").text());
        assertThrows(IllegalArgumentException.class, () -> cpu.feature("'\""));
        assertValue(39L, cpu.physicalAddressLimit());
        assertValue("passthrough", cpu.physicalAddressMode());
        assertValue(false, cpu.migratable());
        Firmware firmware = Firmware.of(domain);
        assertTrue(firmware.isUefi() && firmware.isQ35());
        assertValue(true, firmware.feature("secure-boot"));
        assertValue("/usr/share/OVMF/OVMF_CODE.fd", firmware.loader());
        assertValue(true, firmware.loaderSecure());
        assertValue("/usr/share/OVMF/OVMF_VARS.fd", firmware.variablesTemplate());
        assertValue("x86_64", firmware.architecture());
    }

    @Test
    void aTopologyTooLargeToCountIsNone() {
        Domain odd = Domain.of("<domain><cpu><topology sockets='9000000000' cores='9000000000'/></cpu></domain>");
        assertEquals(Optional.empty(), Cpu.of(odd).topologyCount());
        assertEquals(Optional.empty(), Cpu.of(Domain.of("<domain/>")).topologyCount());
        assertEquals(Optional.of(3L),
                Cpu.of(Domain.of("<domain><cpu><topology cores='3'/></cpu></domain>")).topologyCount());
    }

    @Test
    void theRest() {
        assertTrue(Balloon.of(domain).isNone());
        EvdevInput input = EvdevInput.of(domain).getFirst();
        assertEquals(1, EvdevInput.of(domain).size());
        assertValue("/dev/input/event1", input.device());
        assertValue("all", input.grab());
        assertValue(true, input.repeat());
        assertValue("ctrl-ctrl", input.grabToggle());
        assertEquals(Optional.of("spice"), Sound.of(domain).getFirst().backendType());
        Domain plain = Domain.of("<domain><devices><sound model='x'/><audio id='1' type='none'/></devices></domain>");
        assertEquals(Optional.of("none"), Sound.of(plain).getFirst().backendType());
    }

    @Test
    void qemuPassThrough() {
        QemuPassThrough qemu = QemuPassThrough.of(domain);
        QemuOption device = qemu.options("device").getFirst();
        assertEquals(Optional.of("ivshmem-plain"), device.kind());
        assertEquals(Optional.of("looking-glass"), device.get("memdev"));
        assertEquals(2, device.elements().size());
        QemuOption object = qemu.options("object").getFirst();
        assertEquals(Optional.of("memory-backend-file"), object.kind());
        assertEquals(Optional.of("/dev/a,b"), object.get("mem-path"));
        assertEquals(List.of("device", "object", "nodefaults", "set"),
                qemu.options().stream().map(QemuOption::name).toList());
        assertEquals(Map.of("DISPLAY", ":0"), qemu.environment());
        assertEquals(7, qemu.arguments().size());
        assertValue("true", qemu.override("ua-first", "venus"));
        assertValue("bool", qemu.overrideType("ua-first", "venus"));
        assertEquals(Optional.empty(), qemu.override("ua-first", "hostmem").text());
    }

    @Test
    void qemusNamespaceUnderAnotherPrefix() {
        Domain domain = Domain.of("""
                <domain xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'>
                <q:commandline><q:arg value='-S'/></q:commandline></domain>""");
        assertEquals(List.of("-S"), QemuPassThrough.of(domain).arguments());
    }

    @Test
    void jsonOfQemu() {
        assertEquals(Map.of("a.b", "1", "a.c.0", "x", "a.c.1", "true", "d", "it's \"A\n"),
                QemuJson.properties(
                        "{\"a\": {'b': 1, 'c': ['x', true]}, 'd': 'it\\'s \\\"\\u0041\\n', 'e': {}, 'f': []}"));
        for (String odd : List.of("{", "{'a'", "{'a':", "{'a':1", "{'a':}", "{'a':'x", "{'a' 1}", "{a:1}", "{'a':1}}",
                "{'a':[1,]}", "{'a':[1}", "{'a':'\\", "{\"a\":" + "[".repeat(5000))) {
            assertEquals(Map.of(), QemuJson.properties(odd), odd);
        }
    }

    @Test
    void optionsThatAreOdd() {
        assertEquals(Map.of(), QemuOption.of("-x", "", List.of()).properties());
        assertEquals(Map.of("b", "on", "", "1"), QemuOption.of("-x", "a,b,=1,", List.of()).properties());
        assertEquals(Optional.of("a,b"), QemuOption.of("-x", "a,,b", List.of()).kind());
    }
}
