// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final String TCP = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:170C 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
               1: 0100007F:0016 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 2
            """;
    private static final String TCP6 = """
              sl  local_address                         remote_address                        st
               0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 0 0
            """;

    private static HostSnapshot.Builder host() {
        return HostSnapshot.builder().probed(HostSnapshot.commonProbes());
    }

    private static HostSnapshot cpu(String flags) {
        return host().put(Cpu.INFO, Entry.file("""
                processor\t: 0
                vendor_id\t: GenuineIntel
                model name\t: Xeon: the first
                flags\t\t: %s
                vmx flags\t: vnmi
                """.formatted(flags))).put(Kvm.DEVICE, Entry.device(0660, 0, 104, true)).build();
    }

    private static HostSnapshot answering(HostCommand command, String standardOutput, String standardError) {
        return host().output(command, Fact.known(new CommandOutput(1, standardOutput, standardError))).build();
    }

    @Test
    void theProcessorByItsFirstCore() {
        Cpu cpu = cpu("fpu vmx hypervisor").cpu();
        assertEquals(Fact.known("GenuineIntel"), cpu.vendor());
        assertEquals(Fact.known("Xeon: the first"), cpu.model());
        assertEquals(Fact.known("vmx"), cpu.virtualization());
        assertEquals(Fact.known(true), cpu.isVirtual());
        assertEquals(Fact.known("svm"), cpu("fpu svm").cpu().virtualization());
        assertEquals(Fact.absent(), cpu("fpu").cpu().virtualization());
    }

    @Test
    void aProcessorWithoutFlagsIsUnknown() {
        HostSnapshot arm = host().put(Cpu.INFO, Entry.file("processor\t: 0\nFeatures\t: fp asimd\n")).build();
        assertEquals(Fact.unknown("/proc/cpuinfo has no line \"flags\""), arm.cpu().virtualization());
    }

    @Test
    void kvmNeedsTheNodeTheRightAndTheProcessor() {
        assertEquals(Fact.known(true), cpu("vmx").kvm().isUsable());
        assertEquals(Fact.known(false), cpu("fpu").kvm().isUsable());
        assertEquals(Fact.known(false), host().put(Cpu.INFO, Entry.file("flags : svm"))
                .put(Kvm.DEVICE, Entry.device(0660, 0, 104, false)).build().kvm().isUsable());
        assertEquals(Fact.known(false), host().put(Cpu.INFO, Entry.file("flags : svm")).build().kvm().isUsable());
        assertInstanceOf(Fact.Unknown.class, HostSnapshot.nothingKnown().kvm().isUsable());
    }

    @Test
    void theUserAndTheGroupsOfThisLogin() {
        User user = answering(HostCommand.ID,
                "uid=1000(ann) gid=1000(ann) groups=1000(ann),24(cdrom),104(kvm) context=u:r:t:s0\n", "").user();
        assertEquals(Fact.known("ann"), user.name());
        assertEquals(Fact.known(false), user.isRoot());
        assertEquals(Fact.known(Set.of("ann", "cdrom", "kvm")), user.groups());
        assertEquals(Fact.known("4711"), answering(HostCommand.ID, "uid=4711 gid=1 groups=1", "").user().name());
        assertEquals(Fact.unknown("\"id\" did not tell the user"), answering(HostCommand.ID, "", "oops").user().name());
    }

    @Test
    void qemuTellsItsVersionAndDevices() {
        assertEquals(Fact.known("7.2.22"),
                answering(HostCommand.QEMU_VERSION, "QEMU emulator version 7.2.22 (Debian 1:7.2)", "").qemu()
                        .version());
        assertEquals(Fact.absent(),
                host().output(HostCommand.QEMU_VERSION, Fact.absent()).build().qemu().version());
        assertEquals(Fact.known(Set.of("qxl", "qxl-vga")), answering(HostCommand.QEMU_DEVICES,
                "Display devices:\nname \"qxl\", bus PCI, desc \"Spice\"\nname \"qxl-vga\", bus PCI\n", "").qemu()
                .devices());
        assertInstanceOf(Fact.Unknown.class, answering(HostCommand.QEMU_DEVICES, "", "crash").qemu().devices());
    }

    @Test
    void qemuEndsWithStatusOneWithAndWithoutSpice() {
        assertEquals(Fact.known(true), answering(HostCommand.QEMU_SPICE,
                "spice options:\n  disable-ticketing=<bool (on/off)>\n", "").qemu().hasSpice());
        assertEquals(Fact.known(false), answering(HostCommand.QEMU_SPICE, "",
                "qemu-system-x86_64: -spice help: spice support is disabled\n").qemu().hasSpice());
    }

    @Test
    void portsInStateListenOnly() {
        var host = host().put("/proc/net/tcp", Entry.file(TCP));
        assertEquals(Fact.known(Set.of(5900)), host.build().ports().listening());
        assertEquals(Fact.known(Set.of(5900, 8080)),
                host.put("/proc/net/tcp6", Entry.file(TCP6)).build().ports().listening());
        assertInstanceOf(Fact.Unknown.class,
                host.put("/proc/net/tcp6", Entry.unreadable("Permission denied")).build().ports().listening());
    }

    @Test
    void everyCommonProbeIsAllowed() {
        List<Probe.PathProbe> paths = HostSnapshot.commonProbes().stream().filter(Probe.PathProbe.class::isInstance)
                .map(Probe.PathProbe.class::cast).toList();
        for (Probe.PathProbe probe : paths) {
            assertEquals(true, ProbePolicy.refusal(probe.glob().replace("*", "x")).isEmpty(), probe.glob());
        }
    }
}
