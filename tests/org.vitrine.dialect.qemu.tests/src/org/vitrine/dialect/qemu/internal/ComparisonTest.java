// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.provider.DialectException;

class ComparisonTest {
    private static List<String> missing(String options, String made) throws DialectException {
        QemuDialect dialect = new QemuDialect();
        return dialect.missing(dialect.parse("qemu-system-x86_64 " + options), "/usr/bin/qemu-system-x86_64 " + made)
                .stream().map(loss -> loss.part() + " | " + loss.why()).toList();
    }

    @Test
    void whatEachSideChoosesIsNoDifference() throws DialectException {
        assertEquals(List.of(), missing("-device virtio-serial,id=a -device qxl-vga,vgamem_mb=0x10 -cpu host,kvm=off",
                "-device '{\"driver\":\"qxl-vga\",\"id\":\"video0\",\"vgamem_mb\":16}' -cpu host,kvm=off,migratable=on"
                        + " -device '{\"driver\":\"virtio-serial-pci\",\"bus\":\"pci.1\"}'"));
    }

    @Test
    void aDeviceThatIsNotThereOrIsAnotherIsNamed() throws DialectException {
        assertEquals(List.of(
                "-device edu | The command line that libvirt makes of the domain has no edu.",
                "-device vfio-pci,host=0000:01:00.0,x-vga=on | The command line that libvirt makes of the domain lacks x-vga=on of it."),
                missing("-device edu -device vfio-pci,host=0000:01:00.0,x-vga=on",
                        "-device vfio-pci,host=0000:01:00.0"));
    }

    @Test
    void twoOfAKindNeedTwo() throws DialectException {
        assertEquals(1, missing("-device VGA -device VGA", "-device VGA").size());
    }

    @Test
    void theProcessorCountsToo() throws DialectException {
        assertEquals(List.of(
                "-cpu kvm=off | The command line that libvirt makes of the domain has nothing of it there.",
                "-cpu x2apic=off | The command line that libvirt makes of the domain has x2apic=on there."),
                missing("-cpu host,kvm=off,-x2apic", "-cpu host,x2apic=on"));
    }

    /** QEMU and libvirt spell much in different ways. */
    @Test
    void otherSpellingsAreNoDifference() throws DialectException {
        assertEquals(List.of(), missing(
                "-m 1.5G -smp 4 -device virtio-keyboard -device vfio-pci,host=01:00.0 -device qxl,ram_size_mb=64"
                        + " -device virtio-gpu-gl,hostmem=1G -cpu host,kvm=on,check,vendor=GenuineIntel -vnc :1"
                        + " -machine q35,kernel_irqchip=on -spice port=5900,disable-copy-paste",
                "-m size=1572864k -smp 4,sockets=4,cores=1 -device virtio-keyboard-pci"
                        + " -device '{\"driver\":\"vfio-pci\",\"host\":\"0000:01:00.0\"}' -device qxl,ram_size=67108864"
                        + " -device virtio-gpu-gl-pci,hostmem=1073741824 -cpu host -global x86_64-cpu.vendor=GenuineIntel"
                        + " -vnc 0.0.0.0:1 -machine pc-q35-7.2,kernel-irqchip=on -spice port=5900,disable-copy-paste=on"));
    }

    /** libvirt numbers the threads, and spells features as QEMU does. */
    @Test
    void threadsAndFeaturesOfTheSameKindAreNoDifference() throws DialectException {
        assertEquals(List.of(), missing(
                "-object iothread,id=fast -device virtio-blk-pci,drive=d,iothread=fast -cpu Penryn,+sse4_2,+pclmuldq,+pni",
                "-object iothread,id=iothread1 -device virtio-blk-pci,drive=v,iothread=iothread1"
                        + " -cpu Penryn,sse4.2=on,pclmulqdq=on,sse3=on"));
    }

    @Test
    void memoryAndScreensCountToo() throws DialectException {
        assertEquals(List.of(
                "-m size=2147483648 | The command line that libvirt makes of the domain has size=1073741824 there.",
                "-smp cores=4 | The command line that libvirt makes of the domain has nothing of it there.",
                "-spice gl=on | The command line that libvirt makes of the domain has gl=off there.",
                "-vnc share=ignore | The command line that libvirt makes of the domain has nothing of it there."),
                missing("-m 2G -smp cores=4 -spice gl=on,rendernode=/r -vnc :0,share=ignore",
                        "-m 1024 -smp 4 -spice gl=off,rendernode=/r -vnc 0.0.0.0:0"));
    }
}
