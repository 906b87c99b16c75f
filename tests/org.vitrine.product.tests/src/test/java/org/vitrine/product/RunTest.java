// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Real machines, both at once because they mostly wait: the demo guest in real QEMU through the embedded libvirt, started by the product. */
@Execution(ExecutionMode.CONCURRENT)
class RunTest {
    private static final Path GUEST = Path.of(System.getProperty("vitrine.guest"));
    /** The guest draws within the first of these; others may use the processors as well, and the time runs for all. */
    private static final List<String> SECONDS = List.of("20", "40", "80");

    @TempDir(factory = ShortFolders.class)
    Path folder;

    @Test
    void runShowsTheGuestsPictureAndLeavesNothing() throws IOException {
        Guest guest = Guest.of(GUEST);
        Path file = Files.writeString(folder.resolve("demo.xml"), guest.domain("run-test"));
        Path picture = folder.resolve("picture.png");
        Script script = new Script(folder);
        assertTrue(SECONDS.stream().anyMatch(seconds -> {
            script.run(Duration.ofMinutes(3), "run", file.toString(), "--seconds", seconds, "--screenshot",
                    picture.toString()).exits(0);
            return guest.isOn(picture);
        }), "the guest's corners are on the picture");
        assertEquals(List.of(), ProcessHandle.allProcesses().filter(process -> process.info().commandLine()
                .filter(line -> line.contains(folder.toString())).isPresent())
                .map(process -> process.info().commandLine()).toList());
    }

    @Test
    void demoEndsByItselfWithTheGuestOnItsPicture() throws IOException {
        Path picture = folder.resolve("demo.png");
        Script script = new Script(folder).with("VITRINE_GUEST_DIR", GUEST.toString());
        script.run(Duration.ofSeconds(180), "demo", "--seconds", "5", "--screenshot", picture.toString()).exits(0);
        assertTrue(Guest.of(GUEST).isOn(picture), "the guest's colours are on the picture of the window");
        assertEquals(List.of(), ProcessHandle.allProcesses().filter(process -> process.info().commandLine()
                .filter(line -> line.contains(folder.toString())).isPresent())
                .map(process -> process.info().commandLine()).toList());
    }
}
