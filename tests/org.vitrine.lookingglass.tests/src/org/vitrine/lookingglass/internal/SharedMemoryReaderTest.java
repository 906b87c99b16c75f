// SPDX-License-Identifier: EPL-2.0
package org.vitrine.lookingglass.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.CancelledException;
import org.vitrine.core.GlassFrame;
import org.vitrine.core.GlassReport;
import org.vitrine.core.GlassReport.State;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.GlassApplication;
import org.vitrine.host.GlassMemory;
import org.vitrine.host.Text;

class SharedMemoryReaderTest {
    // whoever waits for a clock that stands still waits so long; nobody waits for one that goes on
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofSeconds(60);
    @TempDir
    Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("looking-glass");
    }

    private GlassReport read(Duration patience) throws VitrineException {
        return new SharedMemoryReader(patience).read(file, Progress.NONE);
    }

    /** A host application whose clock goes on, and whose pictures come, until it is closed. */
    private static final class Running implements AutoCloseable {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final Thread thread;

        Running(HostApplication own) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; !ended.get(); i++) {
                    // each picture's height follows from its width, so that one torn would show
                    own.beat(own.beat() + 1).picture(1000 + i % 7, 2000 + i % 7);
                    Thread.yield();
                }
            });
        }

        @Override
        public void close() throws Exception {
            ended.set(true);
            thread.join();
        }
    }

    @Test
    void saysWhoWritesWhileItDoes() throws Exception {
        try (var running = new Running(new HostApplication(file).start(0xcafe).picture(1000, 2000))) {
            for (int i = 0; i < 200; i++) {
                GlassReport report = read(LONG);
                assertEquals(State.RUNNING, report.state(), report.sentence().toString());
                assertEquals("The host application runs: B7 (LGMP 6, KVMFR 20), session 0000cafe.",
                        report.sentence().toString());
                if (report.frame().isPresent()) {
                    GlassFrame frame = report.frame().get();
                    assertEquals(frame.width() + 1000, frame.height(), "a torn picture: " + frame);
                    assertEquals(4L * frame.width(), frame.pitch());
                }
            }
        }
    }

    @Test
    void tellsAllThatTheHostApplicationSays() throws Exception {
        var own = new HostApplication(file).start(0xdeadbeef).picture(1920, 1080).picture(2560, 1440);
        GlassReport report = read(SHORT);
        assertEquals(new GlassApplication(20, "B7", 1, "Windows", "Windows 11 Pro", "DXGI Desktop Duplication",
                "AMD Ryzen 9 7950X", "11223344-5566-7788-99aa-bbccddeeff00"),
                report.memory().application().orElseThrow());
        assertEquals(new GlassFrame(1, "BGRA", 2560, 1440, 2560, 1440, 0, 10240, false, false),
                report.frame().orElseThrow());
        assertEquals(HostApplication.LENGTH, report.bytes());
        assertEquals("deadbeef", report.memory().sessionName());
        own.set(own.frame() + 1080, 4 | 8).set(own.frame() + 36, 3);
        GlassFrame frame = read(SHORT).frame().orElseThrow();
        assertTrue(frame.truncated() && frame.hdr());
        assertEquals(270, frame.rotation());
    }

    @Test
    void eachStateHasASentence() throws Exception {
        Files.createFile(file);
        assertState(State.UNUSED, "This memory is empty: start the machine that has it.");
        Files.write(file, new byte[1 << 16]);
        assertState(State.UNUSED, "No host application has written here yet: start Looking Glass's in the guest.");
        Files.writeString(file, "scream");
        assertState(State.FOREIGN,
                "This is not Looking Glass's memory: it does not begin with \"LGMP\". Check which file "
                        + "the machine has, and what else writes to it.");
        Files.delete(file);
        var own = new HostApplication(file).start(5);
        assertState(State.STOPPED, "The host application has stopped: its clock stood still for 30 ms. Start it in the "
                + "guest; what stands here is left from session 00000005.");
        own.set(HostApplication.KVMFR_VERSION, 19);
        try (var running = new Running(own)) {
            assertTrue(read(LONG).sentence().toString().startsWith("The host application is B7 (LGMP 6, KVMFR 19). "));
            own.set(HostApplication.UDATA_SIZE, 0);
            assertEquals(State.STARTING, read(LONG).state());
            own.set(HostApplication.PROTOCOL, 0);
            assertEquals(State.STARTING, read(LONG).state());
        }
    }

    @Test
    void ofOtherReleasesItIsSaidWhichTheyAre() throws Exception {
        byte[] older = new byte[1 << 16];
        System.arraycopy("LGMP\4\0\0\0\7\0\0\0".getBytes(StandardCharsets.ISO_8859_1), 0, older, 0, 12);
        System.arraycopy("KVMFR---\16\0\0\0B5.0.1".getBytes(StandardCharsets.ISO_8859_1), 0, older, 3001, 18);
        Files.write(file, older);
        assertState(State.OTHER_VERSION,
                "The host application is B5.0.1 (LGMP 4, KVMFR 14). No more is known of its memory, which is read as B7 "
                        + "writes it; the client must be of its release, too.");
        older[4] = 10;
        Arrays.fill(older, 3001, 3100, (byte) 0);
        Files.write(file, older);
        assertTrue(
                read(SHORT).sentence().toString().startsWith("The host application is an unknown release (LGMP 10). "));
    }

    private void assertState(State state, String sentence) throws VitrineException {
        GlassReport report = read(SHORT);
        assertEquals(state, report.state());
        assertEquals(sentence, report.sentence().toString());
    }

    @Test
    void memoryThatEndsAnywhereIsReadAsFarAsItGoes() throws Exception {
        byte[] all = new HostApplication(file).start(1).picture(640, 480).bytes();
        for (int length : new int[]{0, 1, 3, 4, 27, 28, 31, 32, 55, 56, 1200, 5751, 5756, 5757, 5803, 5804, 5812, 5900,
                8192, 8200, 8208, 65536, 66000, 66619, 66620}) {
            Files.write(file, Arrays.copyOf(all, length));
            GlassReport report = read(Duration.ZERO);
            assertEquals(length, report.bytes());
            assertEquals(length >= 66620, report.frame().isPresent(), "a picture in " + length + " bytes");
        }
    }

    @Test
    void hostileNumbersEndNothing() throws Exception {
        var random = new Random(7);
        byte[] sound = new HostApplication(file).start(1).picture(640, 480).bytes();
        byte[] head = Arrays.copyOf(sound, 70_000);
        int[] words = {4, 24, 32, 36, 48, 52, 1176, 1180, 5752, 5764, 5804, 5808, 8192, 8196, 8200, 65544, 65548,
                65572};
        int[] values = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 1, 70_000, 69_999, 65_536, 0x7ffffff0};
        for (int word : words) {
            for (int value : values) {
                byte[] changed = head.clone();
                for (int i = 0; i < 4; i++) {
                    changed[word + i] = (byte) (value >>> 8 * i);
                }
                look(changed);
            }
        }
        for (int i = 0; i < 2000; i++) {
            byte[] changed = head.clone();
            for (int j = random.nextInt(1, 60); j > 0; j--) {
                changed[random.nextInt(6000)] = (byte) random.nextInt();
            }
            // what is behind the magic is read
            System.arraycopy(sound, 0, changed, 0, i % 2 == 0 ? 8 : 4);
            look(changed);
        }
    }

    /** Without a file for each, so that there can be many. */
    private static void look(byte[] bytes) throws IOException, CancelledException {
        var memory = new Bytes(() -> bytes);
        GlassReport report = new Look(memory, Duration.ZERO, Progress.NONE).report();
        assertFalse(report.sentence().toString().isEmpty());
        // what a snapshot keeps of it is one line for each word, whatever the guest wrote, and is read again
        GlassMemory kept = GlassMemory.parse(report.memory().lines()).orElseThrow();
        assertEquals(report.memory().state(), kept.state());
        assertEquals(report.memory().application().map(GlassApplication::release),
                kept.application().map(GlassApplication::release));
    }

    /** A host application that is as fast as it can be: it posts so many pictures each time that one was looked at. */
    private Optional<GlassFrame> among(int posts, int times) throws IOException {
        var own = new HostApplication(file).start(1).picture(1, 1);
        var left = new AtomicInteger(times);
        var memory = new Bytes(own::bytes) {
            @Override
            public byte[] read(long offset, int most) {
                byte[] read = super.read(offset, most);
                if (offset == own.frame() && left.getAndDecrement() > 0) {
                    for (int i = 1; i <= posts; i++) {
                        own.picture(posts * (times - left.get()) + i, 1);
                    }
                }
                return read;
            }
        };
        return new FrameReader(memory).newest(GlassMemory.of(own.bytes()));
    }

    @Test
    void aPictureThatWasReplacedMeanwhileIsNotTold() throws Exception {
        assertEquals(1, among(1, 0).orElseThrow().width());
        assertEquals(2, among(1, 1).orElseThrow().width());
        // as many as there are places for messages, so that the queue looks as before
        assertEquals(6, among(3, 1).orElseThrow().width());
        assertEquals(Optional.empty(), among(2, 1000));
    }

    @Test
    void aFileThatIsCutOffWhileItIsReadEndsNothing() throws Exception {
        byte[] all = new HostApplication(file).start(1).picture(640, 480).bytes();
        var ended = new AtomicBoolean();
        Thread cutter = Thread.ofPlatform().daemon().start(() -> {
            try (var cut = new RandomAccessFile(file.toFile(), "rw")) {
                while (!ended.get()) {
                    cut.setLength(0);
                    cut.write(all);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        try {
            for (int i = 0; i < 100; i++) {
                read(Duration.ZERO);
            }
        } finally {
            ended.set(true);
            cutter.join();
        }
    }

    @Test
    void whatCannotBeReadIsSaid() throws Exception {
        assertSentence("there is no such memory");
        Files.createDirectory(file);
        assertSentence("this is neither a file nor a device of kvmfr");
        Files.delete(file);
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        assertSentence("this is neither a file nor a device of kvmfr");
        assertThrows(IOException.class, () -> new DeviceMemory(Path.of("/dev/zero")).close(), "no device of kvmfr");
        assertThrows(IOException.class, () -> new DeviceMemory(folder.resolve("none")).close());
    }

    private void assertSentence(String words) {
        String sentence = assertThrows(VitrineException.class, () -> read(SHORT)).text().toString();
        assertTrue(sentence.startsWith(file + ": " + words), sentence);
    }

    @Test
    void whoeverWaitsMayGiveUp() throws Exception {
        new HostApplication(file).start(1);
        assertThrows(CancelledException.class, () -> new SharedMemoryReader(LONG).read(file, new Progress() {
            @Override
            public void now(Text doing) {
                // nobody watches
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        }));
    }

    /** Memory that is not a file. */
    private static class Bytes implements Memory {
        private final Supplier<byte[]> now;

        Bytes(Supplier<byte[]> now) {
            this.now = now;
        }

        @Override
        public long length() {
            return now.get().length;
        }

        @Override
        public byte[] read(long offset, int most) {
            byte[] bytes = now.get();
            int from = (int) Math.min(offset, bytes.length);
            return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
