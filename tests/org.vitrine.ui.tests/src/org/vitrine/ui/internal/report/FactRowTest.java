// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;

/** Searching raw facts. */
class FactRowTest {
    private static final HostSnapshot HOST = SampleHost.small().unreadable("/sys/firmware/secret").build();

    private static List<String> found(String source, String value) {
        return FactRow.of(HOST, new FactRow.Search(source, value)).stream().map(FactRow::source).toList();
    }

    @Test
    void aPartOfThePathFindsRegardlessOfCase() {
        assertEquals(List.of("/sys/bus/pci/devices/0000:01:00.0/vendor"), found(" 01:00.0/VENDOR ", ""));
    }

    @Test
    void pathAndValueMustBothMatch() {
        assertEquals(List.of("/sys/class/drm/card0-DP-1/status"), found("status", "connected").stream()
                .filter(path -> path.contains("DP-1")).toList());
        assertEquals(List.of("/sys/class/drm/card0-DP-2/status"), found("drm", "disconnected"));
        assertEquals(List.of(), found("vendor", "no such thing"));
    }

    @Test
    void aReasonIsFoundAsAValueIs() {
        assertEquals(List.of("/sys/firmware/secret"), found("", "permission denied"));
        FactRow row = FactRow.of(HOST, new FactRow.Search("secret", "")).getFirst();
        assertEquals("unknown: Permission denied", row.words());
    }

    @Test
    void everyFactAndEveryCommandIsThere() {
        // those that repeat themselves are for live figures; no scan runs them
        long commands = Arrays.stream(HostCommand.values()).filter(command -> !command.repeats()).count();
        assertEquals(HOST.tree().size() + commands, found("", "").size());
        HostSnapshot answered = HostSnapshot.builder()
                .output(HostCommand.UNAME, Fact.known(new CommandOutput(0, "Linux 6.1\nmore\n", ""))).build();
        FactRow uname = FactRow.of(answered, new FactRow.Search("$ uname", "")).getFirst();
        assertEquals("Linux 6.1", uname.line());
        assertTrue(uname.words().contains("more"));
    }
}
