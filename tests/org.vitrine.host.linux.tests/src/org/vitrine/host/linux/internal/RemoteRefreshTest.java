// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** A part of a host far away is read anew by the same rules; the shell is this machine's. */
class RemoteRefreshTest {
    private static final String DEVICES = "/sys/bus/pci/devices/";
    private static final List<Probe> FILES = HostSnapshot.commonProbes().stream()
            .filter(probe -> probe instanceof Probe.PathProbe paths
                    && (paths.glob().startsWith("/sys/bus/pci/")
                            || paths.glob().startsWith("/sys/kernel/iommu_groups/")))
            .toList();
    @TempDir
    Path folder = Path.of("");
    private int answered;

    private byte[] run(String script) throws VitrineException {
        try {
            Path file = Files.writeString(folder.resolve("script"), script);
            Process process = new ProcessBuilder("sh").redirectInput(file.toFile()).redirectError(Redirect.DISCARD)
                    .start();
            byte[] answer = process.getInputStream().readAllBytes();
            answered += answer.length;
            return answer;
        } catch (IOException e) {
            throw new VitrineException(Text.of("There is no shell"), e);
        }
    }

    private HostSnapshot look(List<Probe> probes, Scope scope) throws VitrineException {
        try {
            String root = folder.resolve("root").toRealPath().toString();
            return new RemoteScan((script, deadline) -> run(script), root, Limits.USUAL, RemoteScan.QUIET).collect(
                    probes, scope,
                    Deadline.in(Duration.ofMinutes(1), () -> false));
        } catch (IOException e) {
            throw new VitrineException(Text.of("There is no host"), e);
        }
    }

    private HostSnapshot refresh(HostSnapshot before, String... below) throws VitrineException {
        HostSnapshot now = new Refresh(this::look).of(before, FILES, Set.of(below));
        HostSnapshot scanned = look(FILES, Scope.EVERYTHING);
        assertEquals(scanned.tree(), now.tree());
        assertEquals(Set.copyOf(scanned.probes()), Set.copyOf(now.probes()));
        assertEquals(scanned.id(), now.id());
        return now;
    }

    @Test
    void whatChangedIsReadAnewAndTheRestIsKept() throws Exception {
        PciTree tree = PciTree.make(Files.createDirectory(folder.resolve("root")), 2, 0);
        String first = tree.addresses().getFirst();
        HostSnapshot before = look(FILES, Scope.EVERYTHING);
        assertSame(before, refresh(before, DEVICES + first));

        tree.unbind(first);
        HostSnapshot without = refresh(before, DEVICES + first);
        assertEquals(Fact.absent(), without.link(DEVICES + first + "/driver"));

        String virtual = tree.addVirtual(tree.addresses().getLast(), 0);
        HostSnapshot with = refresh(without, DEVICES + virtual);
        assertEquals(Fact.known(List.of(virtual)), with.list("/sys/kernel/iommu_groups/2/devices"));

        tree.remove(virtual);
        assertEquals(Fact.absent(), refresh(with, DEVICES + virtual).entry(DEVICES + virtual));
    }

    @Test
    void onlyThePartIsAskedFor() throws Exception {
        PciTree tree = PciTree.make(Files.createDirectory(folder.resolve("root")), 16, 0);
        HostSnapshot before = look(FILES, Scope.EVERYTHING);
        int whole = answered;
        answered = 0;
        new Refresh(this::look).of(before, FILES, Set.of(DEVICES + tree.addresses().getFirst()));
        assertTrue(answered < whole / 8, answered + " of " + whole);
    }
}
