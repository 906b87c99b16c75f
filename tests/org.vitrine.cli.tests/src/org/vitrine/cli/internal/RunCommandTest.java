// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.BlockedException;
import org.vitrine.core.Machine.State;
import org.vitrine.core.Report;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

@Timeout(30)
class RunCommandTest {
    private final Cli cli = new Cli();
    private final FakeMachine machine = cli.machines.machine;
    @TempDir
    Path folder = Path.of("");
    private Path file = folder;
    private Path png = folder;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("x.xml"), "<domain type='qemu'><name>box</name></domain>");
        png = folder.resolve("a.png");
    }

    private void assertOver() {
        assertTrue(machine.forcedOff);
        assertTrue(cli.machines.connection.closed);
    }

    @Test
    void secondsEndTheMachine() {
        long begin = System.nanoTime();

        Cli.Result result = cli.run("run", file, "--seconds", "1", "--acknowledge", "A-1", "--acknowledge", "A-2");

        assertEquals(0, result.code(), result.err());
        assertTrue(System.nanoTime() - begin >= 1_000_000_000);
        assertEquals("box runs on qemu:///embed?root=/x\n", result.out());
        assertEquals(List.of("A-1", "A-2"), cli.machines.acknowledged.stream().sorted().toList());
        assertOver();
    }

    @Test
    void screenshotIsWrittenAsPng() throws IOException {
        assertEquals(0, cli.run("run", file, "--seconds", "0", "--screenshot", png).code());

        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(2, image.getWidth());
        assertEquals(0xffff0000, image.getRGB(0, 0));
        assertEquals(0xff0000ff, image.getRGB(1, 0));
        assertOver();
    }

    @Test
    void withoutSecondsItRunsUntilTheGuestPowersOffAndTheFirstPictureThatShowsSomethingIsWritten() {
        machine.screen = () -> {
            machine.screen = () -> {
                machine.state = State.SHUT_OFF;
                return new FakeMachine(cli.machines.connection).screen.take();
            };
            return Optional.empty();
        };

        Cli.Result result = cli.run("run", file, "--screenshot", png);

        assertEquals(0, result.code(), result.err());
        assertTrue(Files.exists(png));
        assertFalse(machine.forcedOff, "it was off by itself");
    }

    @Test
    void aMachineThatEndsBeforeThereIsAPictureIsToldAbout() {
        machine.screen = () -> {
            machine.state = State.GONE;
            return Optional.empty();
        };

        Cli.Result result = cli.run("run", file, "--screenshot", png);

        assertEquals(1, result.code());
        assertEquals("vitrine: box ended before there was a picture, so " + png + " was not written.\n", result.err());
        assertFalse(Files.exists(png));
    }

    @Test
    void theMachineEndsAlsoWhenThePictureCannotBeTaken() {
        machine.screen = () -> {
            throw new VitrineException(Text.of("libvirt did not answer. Try again."));
        };

        Cli.Result result = cli.run("run", file, "--seconds", "0", "--screenshot", png);

        assertEquals(1, result.code());
        assertEquals("vitrine: libvirt did not answer. Try again.\n", result.err());
        assertOver();
    }

    @Test
    void aFolderThatIsNotThereIsToldBeforeTheMachineStarts() {
        for (Path place : List.of(folder.resolve("none/a.png"), folder)) {
            Cli.Result result = cli.run("run", file, "--seconds", "0", "--screenshot", place);
            assertEquals(2, result.code());
            assertEquals("", result.out());
            assertTrue(result.err().contains("cannot be written to"), result.err());
        }
        assertFalse(machine.forcedOff);
    }

    @Test
    void aBrokenPictureIsASentence() {
        machine.screen = () -> Optional.of(new Screenshot("image/x-portable-pixmap", new byte[]{'P', '6'}));
        assertTrue(cli.run("run", file, "--seconds", "0", "--screenshot", png).err().contains("not a PPM"));
        assertFalse(Files.exists(png));
        assertOver();
    }

    @Test
    void theMachineEndsWhenTheCommandIsInterrupted() throws InterruptedException {
        AtomicReference<Optional<Cli.Result>> result = new AtomicReference<>(Optional.empty());
        Thread command = Thread.ofPlatform().start(() -> result.set(Optional.of(cli.run("run", file))));
        while (machine.state != State.RUNNING) {
            Thread.sleep(10);
        }

        command.interrupt();
        command.join();

        Cli.Result interrupted = result.get().orElseThrow();
        assertEquals(1, interrupted.code());
        assertEquals("vitrine: box was interrupted and is forced off.\n", interrupted.err());
        assertOver();
    }

    @Test
    void aCrashIsToldAbout() {
        machine.screen = () -> {
            machine.state = State.CRASHED;
            return Optional.empty();
        };

        Cli.Result result = cli.run("run", file, "--screenshot", png);

        assertEquals(1, result.code());
        assertTrue(result.err().startsWith("vitrine: box crashed."), result.err());
    }

    @Test
    void aBlockedStartPointsAtTheChecks() {
        cli.machines.refusal = Optional
                .of(new BlockedException(Text.of("box was not started: No KVM. Take qemu."), new Report(List.of())));

        assertEquals("box was not started: No KVM. Take qemu. See \"vitrine check\".",
                cli.run("run", file).sentence(1));
        assertTrue(cli.machines.connection.closed);
    }

    @Test
    void noEmbeddedDriver() {
        cli.machines.embedded = false;

        String sentence = cli.run("run", file).sentence(2);

        assertTrue(sentence.contains("apt install") && sentence.contains("--connect URI"), sentence);
        assertEquals(0, cli.run("run", file, "--connect", "qemu:///embed?root=/x", "--seconds", "0").code());
    }

    @Test
    void badArguments() {
        assertTrue(cli.run("run", file, "--connect", "http://x").sentence(1).contains("no libvirt connection"));
        assertEquals("--seconds -1 is before the start; give 0 or more.",
                cli.run("run", file, "--seconds", "-1").sentence(2));
        assertEquals(2, cli.run("run", file, "--seconds", "soon").code());
    }
}
