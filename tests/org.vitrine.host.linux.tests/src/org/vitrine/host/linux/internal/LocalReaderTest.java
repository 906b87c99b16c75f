// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.CancelledException;
import org.vitrine.core.HostReader;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.Volatility;

class LocalReaderTest {
    private static final String BUSY = "/sys/class/drm/card0/device/gpu_busy_percent";
    @TempDir
    Path root = Path.of("");
    private final List<HostReader> open = new ArrayList<>();
    private final CountDownLatch hung = new CountDownLatch(1);

    @AfterEach
    void close() {
        hung.countDown();
        open.forEach(HostReader::close);
    }

    private Path file(String path, String text) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    private HostReader reader() {
        HostReader reader = new LocalHostSource(root, List.of(root.resolve("bin")), Limits.USUAL).reader();
        open.add(reader);
        return reader;
    }

    @Test
    void eachLookSeesWhatIsThereThen() throws Exception {
        file(BUSY, "17\n");
        file("/etc/shadow", "secret");
        HostReader reader = reader();
        List<Probe> probes = List.of(Probe.path(BUSY), Probe.path("/sys/class/drm/*/device/mem_busy_percent"),
                Probe.path("/etc/shadow"));
        HostReader.Look first = reader.look(probes, Progress.NONE);
        assertEquals(Fact.known("17"), first.snapshot().file(BUSY));
        assertInstanceOf(Fact.Unknown.class, first.snapshot().text("/etc/shadow"));
        file(BUSY, "18\n");
        file("/sys/class/drm/card1/device/mem_busy_percent", "3\n");
        HostReader.Look second = reader.look(probes, Progress.NONE);
        assertEquals(Fact.known("18"), second.snapshot().file(BUSY));
        assertEquals(Fact.known("3"), second.snapshot().file("/sys/class/drm/card1/device/mem_busy_percent"));
        assertTrue(second.nanos() > first.nanos());
        Files.delete(root.resolve(BUSY.substring(1)));
        assertEquals(Fact.absent(), reader.look(probes, Progress.NONE).snapshot().file(BUSY));
    }

    @Test
    void aLookIsWhatAScanSees() throws Exception {
        List<Probe> probes = new ArrayList<>(HostSnapshot.commonProbes());
        probes.removeIf(probe -> probe.volatility() == Volatility.VOLATILE);
        HostReader reader = new LocalHostSource().reader();
        open.add(reader);
        assertEquals(new LocalHostSource().collect(probes, Progress.NONE).id(),
                reader.look(probes, Progress.NONE).snapshot().id());
    }

    @Test
    void commandsThatRepeatThemselvesRunBetweenLooksAndOthersAtEach() throws Exception {
        for (String name : List.of("nvidia-smi", "uname")) {
            Path file = file("/bin/" + name, name.equals("uname")
                    ? "#!/bin/sh\necho here"
                    : "#!/bin/sh\ni=0; while :; do echo \"0, $i\"; i=$((i+1)); /bin/sleep 0.05; done");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        HostReader reader = reader();
        List<Probe> probes = List.of(Probe.command(HostCommand.NVIDIA_GPUS_LIVE), Probe.command(HostCommand.UNAME));
        Fact<CommandOutput> first = reader.look(probes, Progress.NONE).snapshot().command(HostCommand.NVIDIA_GPUS_LIVE);
        assertInstanceOf(Fact.Unknown.class, first);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        HostSnapshot later = HostSnapshot.nothingKnown();
        while (!(later.command(HostCommand.NVIDIA_GPUS_LIVE) instanceof Fact.Known)) {
            assertTrue(System.nanoTime() < end, later.command(HostCommand.NVIDIA_GPUS_LIVE).toString());
            later = reader.look(probes, Progress.NONE).snapshot();
        }
        assertEquals(Fact.known(new CommandOutput(0, "here\n", "")), later.command(HostCommand.UNAME));
        assertInstanceOf(Fact.Unknown.class, new LocalHostSource(root, List.of(root.resolve("bin")), Limits.USUAL)
                .collect(probes, Progress.NONE).command(HostCommand.NVIDIA_GPUS_LIVE), "a scan does not wait for it");
    }

    private static Consumer<HostSnapshot.Builder> puts(Probe.PathProbe probe) {
        return builder -> builder.probed(List.of(probe)).put(probe.glob(), Entry.file("read"));
    }

    private Consumer<HostSnapshot.Builder> hangingAt(String path, Probe.PathProbe probe) {
        try {
            if (probe.glob().equals(path)) {
                hung.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return puts(probe);
    }

    private static HostSnapshot look(SteadyReads reads, List<Probe.PathProbe> probes, String hangs,
            LocalReaderTest test) throws VitrineException {
        HostSnapshot.Builder look = HostSnapshot.builder();
        reads.make(probes, probe -> test.hangingAt(hangs, probe), Deadline.in(Duration.ofMillis(300), () -> false))
                .forEach(answer -> answer.accept(look));
        return look.build();
    }

    @Test
    void aReadThatHangsIsLeftOutAndTheOthersGoOn() throws Exception {
        List<Probe.PathProbe> probes = IntStream.range(0, 3)
                .mapToObj(i -> new Probe.PathProbe("/sys/f" + i, Volatility.VOLATILE)).toList();
        try (var reads = new SteadyReads()) {
            HostSnapshot first = look(reads, probes, "/sys/f1", this);
            assertEquals(Fact.known("read"), first.text("/sys/f0"));
            assertEquals(Fact.unknown("/sys/f1: reading it does not end"), first.text("/sys/f1"));
            assertEquals(Fact.unknown("/sys/f2: it was not read in time"), first.text("/sys/f2"));
            HostSnapshot second = look(reads, probes, "/sys/f1", this);
            assertEquals(Fact.unknown("/sys/f1: reading it does not end"), second.text("/sys/f1"));
            assertEquals(Fact.known("read"), second.text("/sys/f2"));
            hung.countDown();
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!look(reads, probes, "/sys/f1", this).text("/sys/f1").equals(Fact.known("read"))) {
                assertTrue(System.nanoTime() < end);
                Thread.sleep(5);
            }
        }
    }

    @Test
    void whereManyReadsHangNoMoreAreBegun() throws Exception {
        try (var reads = new SteadyReads()) {
            for (int i = 0; i < 3; i++) {
                look(reads, List.of(new Probe.PathProbe("/sys/h" + i, Volatility.VOLATILE)), "/sys/h" + i, this);
            }
            String sentence = assertThrows(VitrineException.class, () -> look(reads,
                    List.of(new Probe.PathProbe("/sys/fine", Volatility.VOLATILE)), "", this)).text().toString();
            assertTrue(sentence.matches("Reading /sys/h\\d does not end\\. .*"), sentence);
        }
    }

    @Test
    void aLookCanBeCancelled() throws Exception {
        try (var reads = new SteadyReads()) {
            assertThrows(CancelledException.class,
                    () -> reads.make(List.of(new Probe.PathProbe("/sys/h", Volatility.VOLATILE)),
                            probe -> hangingAt("/sys/h", probe), Deadline.in(Duration.ofSeconds(60), () -> true)));
        }
        HostReader reader = new LocalHostSource(root.resolve("nowhere"), List.of(), Limits.USUAL).reader();
        open.add(reader);
        assertTrue(assertThrows(VitrineException.class, () -> reader.look(List.of(), Progress.NONE)).text()
                .equals(Text.of("{0} cannot be read: {1}. Check that it is there and yours to read.",
                        root.resolve("nowhere"), "No such file or directory")));
    }
}
