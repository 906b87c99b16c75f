// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteEventsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static Process shell(String... line) throws IOException {
        return new ProcessBuilder(line).redirectError(Redirect.DISCARD).start();
    }

    private static RemoteEvents printing(String first, String second) {
        return new RemoteEvents(() -> Optional.of(shell("sh", "-c", "read -r m; m=${m#mark=}; printf '" + first
                + "\\n%s\\n" + second + "\\n%s\\n' $m $m; cat >/dev/null")));
    }

    private static Set<String> paths(String line) {
        var paths = new HashSet<String>();
        WatchScript.paths(line, paths);
        return paths;
    }

    @Test
    @Timeout(60)
    void whatIsInOneListOnlyChanged() throws Exception {
        try (RemoteEvents events = printing("/sys/module/a\\n/proc/fb:0 EFI VGA",
                "/sys/module/b\\n/proc/fb:0 amdgpudrmfb")) {
            assertEquals(Set.of(), events.next(LONG), "the first list is what there is");
            assertTrue(events.isListening());
            assertEquals(Set.of("/sys/module/a", "/sys/module/b", "/proc/fb"), events.next(LONG));
            assertEquals(Set.of(), events.next(Duration.ZERO));
        }
    }

    @Test
    void whoeverIsNotLoggedInHearsNothing() throws Exception {
        try (RemoteEvents events = new RemoteEvents(Optional::empty)) {
            assertEquals(Set.of(), events.next(Duration.ofMillis(1)));
            assertFalse(events.isListening());
        }
    }

    @Test
    void aLineTellsWhereElseItShows() {
        String device = "/sys/bus/pci/devices/0000:01:00.1";
        assertEquals(Set.of(device, device + "/driver", "/sys/bus/pci/drivers/snd_hda_intel"),
                paths(device + "/driver -> ../../../bus/pci/drivers/snd_hda_intel"));
        assertEquals(Set.of(device, device + "/iommu_group", "/sys/kernel/iommu_groups/7"),
                paths("'" + device + "/iommu_group' -> '../../../kernel/iommu_groups/7'"));
        assertEquals(Set.of(device), paths(device + " -> ../../../devices/pci0000:00/0000:01:00.1"));
        assertEquals(Set.of(device, device + "/driver_override"), paths(device + "/driver_override:vfio-pci"));
        assertEquals(Set.of("/sys/bus/mdev/devices/x", "/sys/class/mdev_bus/mtty"),
                paths("/sys/bus/mdev/devices/x -> ../../../devices/virtual/mtty/mtty/x"));
        assertEquals(Set.of(), paths("grep: what it complains about"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "busybox sh"})
    @Timeout(60)
    void theLoopListsThisMachineAndEndsWithItsInput(String shell) throws Exception {
        String[] line = (shell + " -s").split(" ");
        Process process = shell(line);
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            process.getOutputStream().write(WatchScript.of("mark").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            var list = new HashSet<String>();
            for (String one = lines.readLine(); one != null && !one.equals("mark"); one = lines.readLine()) {
                list.addAll(paths(one));
            }
            assertTrue(process.isAlive(), "the shell waits for the end of its input");
            assertTrue(list.contains("/sys/module/kernel"), list::toString);
            List<ProcessHandle> loop = process.descendants().toList();
            process.getOutputStream().close();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the shell ends");
            for (ProcessHandle part : loop) {
                part.onExit().get(30, TimeUnit.SECONDS);
            }
        }
    }
}
