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
}
