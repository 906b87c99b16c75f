// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String UUID = "83c32df7-d52e-4ec1-9668-1f3c7e4df107";
    private static final String MAC = "52:54:00:12:34:56";

    private static HostSnapshot host() {
        String device = "/sys/bus/mdev/devices/" + UUID;
        return HostSnapshot.builder()
                .probed(List.of(Probe.path("/sys/bus/mdev/devices/*"), Probe.path(device + "/driver"),
                        Probe.command(HostCommand.ID)))
                .put(device, Entry.link("../../../devices/pci0000:00/0000:00:02.0/" + UUID))
                .put(device + "/driver", Entry.link("../../../../bus/mdev/drivers/vfio_mdev"))
                .put("/sys/devices/usb/serial", Entry.file("4C530001230607115\n"))
                .put("/sys/devices/usb/notes", Entry.file("made by 4C530001230607115 with 0x8086\n"))
                .put("/sys/class/net/eth0/address", Entry.file(MAC + "\n"))
                .put("/sys/class/net/lo/address", Entry.file("00:00:00:00:00:00\n"))
                .put("/etc/os-release", Entry.file("ID=debian\n"))
                .put("/etc/group",
                        Entry.file("root:x:0:\nkvm:x:104:ann,libvirt-qemu\nlibvirt-qemu:x:64055:\nann:x:1000:\n"))
                .put("/etc/modprobe.d/ann.conf", Entry.file("# ann on debian: /home/ann/x, ann-2\n"))
                .put("/proc/cmdline", Entry.file("root=UUID=" + UUID + " resume=LABEL=anns-disk quiet\n"))
                .put("/boot/loader/entries/0123456789abcdef0123456789abcdef-6.1.conf", Entry.unreadable("EACCES"))
                .put("/boot/config-6.1", Entry.file("CONFIG_JUMP_LABEL=y\n"))
                .put("/proc/net/tcp", Entry.file(" 0: 0101A8C0:1F90 00000000:0000 0A\n 1: 0100007F:0016\n"))
                .output(HostCommand.ID,
                        Fact.known(new CommandOutput(0, "uid=1000(ann) gid=1000(ann) groups=104(kvm)\n", "")))
                .build();
    }

    private static String all(HostSnapshot host) {
        return host.tree() + " " + host.outputs() + " " + host.probes();
    }

    @Test
    void identityGoesAndNothingElse() {
        HostSnapshot redacted = Redaction.ofIdentity(List.of("debian", "box.example.org")).of(host());
        String text = all(redacted);
        for (String gone : List.of(UUID, MAC, "4C530001230607115", "(ann)", "/home/ann", "# ann ", "ann,", "anns-disk",
                "0123456789abcdef", "0101A8C0", "on debian")) {
            assertFalse(text.contains(gone), gone + " is in " + text);
        }
        for (String stays : List.of("0000:00:02.0", "0x8086", "ID=debian", "root:x:0:", "libvirt-qemu:x:64055:",
                "groups=104(kvm)", "00:00:00:00:00:00", "0100007F:0016", "00000000:0000", ":1F90", "ann-2", "quiet",
                "vfio_mdev", "CONFIG_JUMP_LABEL=y")) {
            assertTrue(text.contains(stays), stays + " is not in " + text);
        }
    }

    @Test
    void whatBelongedTogetherStillDoes() {
        HostSnapshot redacted = Redaction.ofIdentity(List.of()).of(host());
        String uuid = redacted.list("/sys/bus/mdev/devices").optional().orElseThrow().getFirst();
        assertTrue(uuid.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), uuid);
        assertEquals(Fact.known(uuid), redacted.link("/sys/bus/mdev/devices/" + uuid));
        assertEquals(Fact.known("vfio_mdev"), redacted.link("/sys/bus/mdev/devices/" + uuid + "/driver"));
        assertTrue(redacted.file("/proc/cmdline").or("").startsWith("root=UUID=" + uuid));
        String serial = redacted.file("/sys/devices/usb/serial").or("");
        assertEquals(Fact.known("made by " + serial + " with 0x8086"), redacted.file("/sys/devices/usb/notes"));
        String user = redacted.user().name().or("");
        assertTrue(redacted.text("/etc/group").or("").contains("kvm:x:104:" + user + ",libvirt-qemu"));
    }

    @Test
    void theNextRecordingHasOtherWords() {
        assertNotEquals(all(Redaction.ofIdentity(List.of()).of(host())),
                all(Redaction.ofIdentity(List.of()).of(host())));
    }

    @Test
    void aHostIsKeptAsItIsWhenItsIdentityIs() {
        assertEquals(host().id(), Redaction.ofSecrets().of(host()).id());
    }

    @Test
    void firmwareVariablesKeepTheirNames() {
        String path = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
        HostSnapshot host = HostSnapshot.builder().put(path, Entry.file("\6\0\0\0\1")).build();
        assertEquals(host.tree(), Redaction.ofIdentity(List.of()).of(host).tree());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"spice_password = \"hunter2\"|spice_password = (removed)",
            "a rd.luks.passphrase=hunter2 quiet|a rd.luks.passphrase=(removed) quiet",
            "API_KEY: hunter2|API_KEY: (removed)",
            "{\"token\": \"hunter2\", \"x\": 1}|{\"token\": (removed), \"x\": 1}",
            "set x $6$salt$hunter2hunter2|set x (removed)", "CONFIG_SECRETMEM=y|CONFIG_SECRETMEM=y",
            "spice_password=\"\"|spice_password=\"\"", "options kvm nested=1|options kvm nested=1",
            "password_pbkdf2 root grub.pbkdf2.sha512.10000.0AF|password_pbkdf2 root (removed)"})
    void secretsAlwaysGo(String text, String without) {
        HostSnapshot host = HostSnapshot.builder().put("/etc/libvirt/qemu.conf", Entry.file(text + "\nnext = 1\n"))
                .build();
        for (Redaction redaction : List.of(Redaction.ofSecrets(), Redaction.ofIdentity(List.of()))) {
            assertEquals(Fact.known(without + "\nnext = 1\n"), redaction.of(host).text("/etc/libvirt/qemu.conf"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PRIVATE KEY"})
    void privateKeysGoWhole(String kind) {
        String key = "-----BEGIN " + kind + "-----\nhunter\n2\n-----END " + kind + "-----\n";
        HostSnapshot host = HostSnapshot.builder().put("/etc/libvirt/x", Entry.file("a\n" + key + "b\n")).build();
        assertEquals(Fact.known("a\n(removed)\nb\n"), Redaction.ofSecrets().of(host).text("/etc/libvirt/x"));
    }

    @Test
    void argumentsOfProgramsNeverLeaveTheHost() {
        HostSnapshot host = HostSnapshot.builder().put("/proc/4711/cmdline", Entry.file("mysql\0-phush\0"))
                .put("/proc/cmdline", Entry.file("quiet")).build();
        HostSnapshot redacted = Redaction.ofSecrets().of(host);
        assertEquals(Fact.known(""), redacted.text("/proc/4711/cmdline"));
        assertEquals(Fact.known("quiet"), redacted.text("/proc/cmdline"));
    }
}
