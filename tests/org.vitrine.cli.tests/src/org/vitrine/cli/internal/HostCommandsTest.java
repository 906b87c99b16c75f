// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

class HostCommandsTest {
    private static final String CARD = "/sys/bus/pci/devices/0000:01:00.0";
    private final Cli cli = new Cli();

    private static HostSnapshot host() {
        return HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put(CARD, Entry.link("../../../devices/pci0000:00/0000:01:00.0"))
                .put(CARD + "/class", Entry.file("0x030000\n")).put(CARD + "/vendor", Entry.file("0x10de\n"))
                .put(CARD + "/device", Entry.file("0x1c03\n")).put(CARD + "/driver", Entry.link("../drivers/nouveau"))
                .put(CARD + "/iommu_group", Entry.link("../../../kernel/iommu_groups/12"))
                .put(CARD + "/boot_vga", Entry.file("").with(Fact.unknown("Permission denied")))
                .put("/proc/net/tcp", Entry.file("busy"))
                .put("/etc/group", new Entry(Entry.Kind.FILE, 0640, 0, 42, true,
                        false, Fact.known("a\n"), 2, 1_700_000_000))
                .output(HostCommand.UNAME, Fact.known(new CommandOutput(0, "Linux 6.1.0 x86_64\n", "")))
                .output(HostCommand.QEMU_VERSION, Fact.absent())
                .output(HostCommand.LIBVIRT_VERSION, Fact.unknown("it took too long")).build();
    }

    private static JsonObject of(JsonArray all, String name, String value) {
        return all.asList().stream().map(one -> one.getAsJsonObject())
                .filter(one -> one.get(name).getAsString().equals(value))
                .findFirst().orElseThrow();
    }

    @Test
    void theTableSaysWhatIsKnownWhatIsNotThereAndWhatIsUnknown() {
        cli.hosts.snapshot = host();
        Cli.Result result = cli.run("host", "scan");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().matches("(?s).*kernel +6\\.1\\.0\\R.*"), result.out());
        assertTrue(result.out().matches("(?s).*qemu +-\\R.*"), result.out());
        assertTrue(result.out().matches("(?s).*libvirt +unknown: it took too long\\R.*"), result.out());
        assertTrue(result.out().matches("(?s).*0000:01:00\\.0 +10de:1c03 +nouveau +12 +unknown: .*Permission denied.*"),
                result.out());
    }

    @Test
    void aHostOfWhichNothingIsKnownSaysSo() {
        Cli.Result result = cli.run("host", "scan", "local");
        assertEquals(0, result.code());
        assertTrue(result.out().contains("What GPUs there are is unknown"), result.out());
    }

    @Test
    void jsonHasAllThatWasRead() {
        cli.hosts.snapshot = host();
        JsonObject answer = cli.run("host", "scan", "--json").json();
        assertEquals(host().id(), answer.get("snapshot").getAsString());
        assertEquals(host().tree().size(), answer.getAsJsonArray("facts").size());
        JsonObject group = of(answer.getAsJsonArray("facts"), "path", "/etc/group");
        assertEquals(
                "{\"path\":\"/etc/group\",\"kind\":\"file\",\"mode\":\"0640\",\"uid\":0,\"gid\":42,\"readable\":true,"
                        + "\"writable\":false,\"content\":\"a\\n\",\"size\":2,\"modified\":1700000000}",
                group.toString());
        assertTrue(of(answer.getAsJsonArray("facts"), "path", "/proc/net/tcp").get("isVolatile").getAsBoolean());
        assertEquals("../drivers/nouveau",
                of(answer.getAsJsonArray("facts"), "path", CARD + "/driver").get("target").getAsString());
        assertEquals("Permission denied",
                of(answer.getAsJsonArray("facts"), "path", CARD + "/boot_vga").get("unknown").getAsString());
        assertEquals("Linux 6.1.0 x86_64\n",
                of(answer.getAsJsonArray("commands"), "command", "uname").get("output").getAsString());
        JsonObject gpu = answer.getAsJsonArray("gpus").get(0).getAsJsonObject();
        assertEquals("nouveau", of(gpu.getAsJsonArray("facts"), "topic", "driver").get("value").getAsString());
    }

    @Test
    void jsonIsAsDocumented() {
        cli.hosts.snapshot = host();
        Documented.check(cli.run("host", "scan", "--json").json());
    }

    @Test
    void recordingKeepsIdentityOnRequestOnly() {
        assertEquals(0, cli.run("host", "record", "-o", "a.vhost").code());
        assertEquals(0, cli.run("host", "record", "local", "-o", "b.vhost", "--keep-identity").code());
        assertEquals(List.of("a.vhost", "b.vhost with identity"), cli.hosts.recorded);
    }

    @Test
    void aRecordingThatNobodyWouldFindAgainIsNotMade() {
        assertTrue(cli.run("host", "record", "-o", "a.txt").sentence(2).contains(".vhost"));
        assertEquals(List.of(), cli.hosts.recorded);
    }

    @Test
    void whatIsNoHostIsWrongUsage() {
        assertTrue(cli.run("host", "scan", "moon").sentence(2).contains("\"moon\""));
        assertTrue(cli.run("host", "record", "moon", "-o", "a.vhost").sentence(2).contains("\"moon\""));
        assertEquals(2, cli.run("host").code());
        assertEquals(2, cli.run("host", "record").code());
    }
}
