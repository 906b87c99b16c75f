// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Cpu;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Kvm;

/**
 * A host on which all is well: an Intel machine with KVM, a user who may use it, QEMU 7.2 with SPICE and QXL, and nobody who
 * listens. A test changes one fact of it and finds that one check, and no other, notices.
 */
public final class SoundHost {
    /** The header of {@code /proc/net/tcp}, under which a test may put lines. */
    public static final String NOBODY_LISTENS = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when\n";

    private SoundHost() {
    }

    /** The host, to be changed. */
    public static HostSnapshot.Builder builder() {
        return HostSnapshot.builder().probed(HostSnapshot.commonProbes()).put(Cpu.INFO, cpu("fpu vme vmx ept"))
                .put(Kvm.DEVICE, Entry.device(0660, 0, 104, true)).put("/sys/module/kvm", Entry.directory())
                .put("/sys/module/kvm_intel", Entry.directory())
                .put("/etc/group", Entry.file("root:x:0:\nann:x:1000:\nkvm:x:104:ann\n"))
                .put("/etc/os-release", Entry.file("ID=debian\nVERSION_ID=\"12\"\n"))
                .put("/proc/net/tcp", Entry.file(NOBODY_LISTENS)).put("/proc/net/tcp6", Entry.file(NOBODY_LISTENS))
                .output(HostCommand.UNAME, answer(0, "Linux 6.1.0-18-amd64 x86_64\n"))
                .output(HostCommand.ID, answer(0, "uid=1000(ann) gid=1000(ann) groups=1000(ann),104(kvm)\n"))
                .output(HostCommand.QEMU_VERSION, answer(0, "QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7)\n"))
                .output(HostCommand.QEMU_DEVICES, answer(0, """
                        Display devices:
                        name "qxl", bus PCI, desc "Spice QXL GPU (secondary)"
                        name "qxl-vga", bus PCI, desc "Spice QXL GPU (primary, vga compatible)"
                        name "virtio-vga", bus PCI
                        """))
                // QEMU lists its options and ends with 1
                .output(HostCommand.QEMU_SPICE, answer(1, "spice options:\n  disable-ticketing=<bool (on/off)>\n"));
    }

    /** The host. */
    public static HostSnapshot snapshot() {
        return builder().build();
    }

    /** {@code /proc/cpuinfo} of an Intel processor with these flags. */
    public static Entry cpu(String flags) {
        return Entry.file("""
                processor\t: 0
                vendor_id\t: GenuineIntel
                model name\t: Intel(R) Xeon(R) CPU
                cpu MHz\t\t: 2400.000
                flags\t\t: %s
                """.formatted(flags));
    }

    /** What a command answers. */
    public static Fact<CommandOutput> answer(int exitCode, String standardOutput) {
        return Fact.known(new CommandOutput(exitCode, standardOutput, ""));
    }
}
