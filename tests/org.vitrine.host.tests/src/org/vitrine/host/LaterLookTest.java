// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class LaterLookTest {
    private static final String CARD = "/sys/class/drm/card0/device/gpu_busy_percent";
    private static final CommandOutput ANSWER = new CommandOutput(0, "new", "");

    private static HostSnapshot snapshot(List<Probe> probes, String... pathsAndTexts) {
        HostSnapshot.Builder builder = HostSnapshot.builder().probed(probes);
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            builder.put(pathsAndTexts[i], Entry.file(pathsAndTexts[i + 1]));
        }
        return builder.build();
    }

    private final HostSnapshot scan = snapshot(
            List.of(Probe.path("/sys/class/drm/*/device/*"), Probe.path("/etc/group")), CARD, "5",
            "/sys/class/drm/card1/device/gpu_busy_percent", "6", "/sys/class/drm/card0/device/vendor", "0x1002",
            "/etc/group", "kvm");

    @Test
    void whatTheLookCoversIsAsItSawItAndTheRestStays() {
        HostSnapshot now = LaterLook.over(scan, snapshot(List.of(Probe.path(CARD), Probe.path("/proc/uptime")), CARD,
                "50", "/proc/uptime", "12"));
        assertEquals(Fact.known("50"), now.file(CARD));
        assertEquals(Fact.known("12"), now.file("/proc/uptime"));
        assertEquals(Fact.known("6"), now.file("/sys/class/drm/card1/device/gpu_busy_percent"));
        assertEquals(Fact.known("kvm"), now.file("/etc/group"));
        assertEquals(Fact.known("5"), scan.file(CARD), "the scan stays as it is");
    }

    @Test
    void whatTheLookDidNotFindIsGone() {
        HostSnapshot exact = LaterLook.over(scan, snapshot(List.of(Probe.path(CARD))));
        assertEquals(Fact.absent(), exact.file(CARD));
        assertEquals(Fact.known("0x1002"), exact.file("/sys/class/drm/card0/device/vendor"));
        HostSnapshot pattern = LaterLook.over(scan,
                snapshot(List.of(Probe.path("/sys/class/drm/*/device/gpu_busy_percent")), CARD, "1"));
        assertEquals(Fact.known("1"), pattern.file(CARD));
        assertEquals(Fact.absent(), pattern.file("/sys/class/drm/card1/device/gpu_busy_percent"));
        assertEquals(Fact.known("0x1002"), pattern.file("/sys/class/drm/card0/device/vendor"));
    }

    @Test
    void whatTheLookCouldNotReadIsUnknown() {
        HostSnapshot look = HostSnapshot.builder().probed(List.of(Probe.path("/sys/class/drm/*/device/vendor")))
                .put("/sys/class/drm", Entry.unreadable("Permission denied")).build();
        assertEquals(Fact.unknown("/sys/class/drm: Permission denied"),
                LaterLook.over(scan, look).file("/sys/class/drm/card0/device/vendor"));
    }

    @Test
    void anAnswerOfACommandReplacesTheOlderOne() {
        HostSnapshot before = HostSnapshot.builder()
                .output(HostCommand.UNAME, Fact.known(new CommandOutput(0, "old", "")))
                .output(HostCommand.ID, Fact.absent()).build();
        HostSnapshot now = LaterLook.over(before,
                HostSnapshot.builder().output(HostCommand.UNAME, Fact.known(ANSWER)).build());
        assertEquals(Fact.known(ANSWER), now.command(HostCommand.UNAME));
        assertEquals(Fact.absent(), now.command(HostCommand.ID));
    }
}
