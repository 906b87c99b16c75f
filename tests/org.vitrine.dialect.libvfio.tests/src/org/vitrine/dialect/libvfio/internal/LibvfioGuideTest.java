// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide.Problem;
import org.vitrine.provider.DialectGuide.Proposal;
import org.vitrine.provider.tck.AskedDialect;

class LibvfioGuideTest {
    private static final LibvfioGuide GUIDE = new LibvfioGuide();
    private static final String EXAMPLE = file("example.yaml");

    private static String file(String name) {
        return AskedDialect.beside(LibvfioGuideTest.class, name);
    }

    private static List<String> problems(String what, String instead) {
        assertTrue(EXAMPLE.contains(what), what);
        List<Problem> problems = GUIDE.problems(EXAMPLE.replace(what, instead));
        return problems.stream().map(problem -> problem.path() + " " + problem.isError()).toList();
    }

    /** One problem, at the line where the text was changed. */
    private static void here(String expected, String what, String instead) {
        assertEquals(List.of(expected), problems(what, instead));
        String text = EXAMPLE.replace(what, instead);
        long line = 1 + EXAMPLE.substring(0, EXAMPLE.indexOf(what)).chars().filter(c -> c == '\n').count();
        Problem problem = GUIDE.problems(text).getFirst();
        assertEquals(line, problem.line());
        assertEquals(line, 1 + text.substring(0, problem.offset()).chars().filter(c -> c == '\n').count());
    }

    private static String set(String path, String value) {
        try {
            return GUIDE.set(EXAMPLE, path, Optional.of(value)).on(EXAMPLE);
        } catch (DialectException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void eachFaultIsFoundAtItsPlace() {
        here("startintr true", "startintro: true", "startintr: true");
        here("startintro true", "startintro: true", "startintro: maybe");
        here("installOs true", "installOs: \"none\"", "installOs: win11");
        here("spicePort true", "spicePort: 5900", "spicePort: 5900.5");
        here("spicePort true", "spicePort: 5900", "spicePort: 99999999999");
        here("shareddir false", "shareddir: !!null ~", "shareddir: ~");
        here("shareddir true", "shareddir: !!null ~", "shareddir: []");
        here("container.state true", "state: []", "state: x");
        here("root true", "root: ~/.local/libvf.io", "root: [a]");
        here("name true", "startintro: true", "name: again\nstartintro: true");
        here("commands true", "startupCommands: []", "commands: []\nstartupCommands: []");
        assertEquals(List.of(" true"), problems("--- !n!custom:Config", "---"));
        assertEquals(List.of("container.kernel true"), problems("  kernel: windows.arc\n", ""));
        assertEquals(List.of("gpus[0] true"),
                problems("      maxVRam: 9000\n", "      maxVRam: 9000\n      other: 7\n"));
        assertTrue(problems("gpuType: sysfsdev", "gpuType: magic").contains("gpus[0].gpuType true"));
        assertTrue(problems("gpuType: sysfsdev", "gpuType: passthrough").contains("gpus[0].bdf true"));
        assertTrue(problems("gpuType: sysfsdev", "gpuType: passthrough").contains("gpus[0].mdevType true"));
    }

    @Test
    void aTextThatIsNoYamlHasOneProblemAtItsPlace() {
        List<Problem> problems = GUIDE.problems("name: x\n\tb: 1\n");
        assertEquals(1, problems.size());
        assertEquals(2, problems.getFirst().line());
        assertEquals(1, GUIDE.problems("").size());
    }

    @Test
    void nimReadsNumbersAndWordsInItsOwnWay() {
        assertEquals(255, NimTypes.integer("0xFF").orElseThrow());
        assertEquals(8, NimTypes.integer("0o10").orElseThrow());
        assertEquals(10, NimTypes.integer("010").orElseThrow());
        assertEquals(1000, NimTypes.integer("1_000").orElseThrow());
        assertTrue(NimTypes.integer("2147483648").isEmpty());
        assertTrue(NimTypes.integer("1e3").isEmpty());
        assertEquals(Boolean.TRUE, NimTypes.bool("On").orElseThrow());
        assertTrue(NimTypes.bool("1").isEmpty());
        assertEquals("looking-glass", NimTypes.choice("looking-GLASS", List.of("looking-glass")).orElseThrow());
        assertTrue(NimTypes.choice("Looking-glass", List.of("looking-glass")).isEmpty());
    }

    @Test
    void editsLeaveAllElseAsItIs() {
        assertEquals(EXAMPLE.replace("maxVRam: 9000", "maxVRam: 512"), set("gpus[0].maxVRam", "512"));
        assertEquals(EXAMPLE.replace("\"LibVF.IO VM\"", "\"Studio\""), set("name", "Studio"));
        assertEquals(EXAMPLE.replace("devId: hostdev0", "devId: hostdev0\n    - suffix: Q"),
                set("gpus[0].suffix", "Q"));
        assertEquals(EXAMPLE.replace("sshPort: 2222\n", "sshPort: 2222\n").replace("appCommands: []\n",
                "appCommands: []\nvncPort: 5950\n"), set("vncPort", "5950"));
        assertEquals(EXAMPLE.replace("shareddir: !!null ~", "shareddir: /srv"), set("shareddir", "/srv"));
        assertEquals(EXAMPLE, set("shareddir", ""));
        assertEquals(EXAMPLE.replace("  state: []", "  state:\n    - games.arc"),
                set("container.state[0]", "games.arc"));
    }

    @Test
    void groupsComeAndGo() throws DialectException {
        String two = GUIDE.add(EXAMPLE, "gpus").on(EXAMPLE);
        assertEquals(List.of(), GUIDE.problems(two));
        assertEquals(EXAMPLE, GUIDE.set(two, "gpus[1]", Optional.empty()).on(two));
        String less = GUIDE.set(EXAMPLE, "gpus[0].devId", Optional.empty()).on(EXAMPLE);
        assertEquals(EXAMPLE.replace("    - \n      devId: hostdev0\n", ""), less);
        for (String list : List.of("nics", "connectivity.exposedPorts", "commands", "startupCommands")) {
            String more = GUIDE.add(EXAMPLE, list).on(EXAMPLE);
            assertEquals(List.of(), GUIDE.problems(more), more);
        }
        assertThrows(DialectException.class, () -> GUIDE.set(EXAMPLE, "name.deeper", Optional.of("x")));
        assertThrows(DialectException.class, () -> GUIDE.set("a: [", "name", Optional.of("x")));
    }

    private static List<String> proposed(String before, HostSnapshot host) {
        return GUIDE.complete(before, before.length(), host).stream().map(Proposal::label).toList();
    }

    /** A character that ends a line for some and not for others made every end of every part to be tried. */
    @Test
    void aVeryLongLineIsNoReasonToWait() {
        String line = "- ".repeat(100_000) + "a".repeat(100_000) + "\u2028";
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertEquals(List.of(), proposed(line, HostSnapshot.nothingKnown()));
            assertTrue(proposed(line + "\n", HostSnapshot.nothingKnown()).contains("container"));
        });
    }

    @Test
    void keysAndValuesAreProposed() {
        HostSnapshot nothing = HostSnapshot.nothingKnown();
        assertTrue(proposed("", nothing).contains("container"));
        assertEquals(List.of("showhypervisor"), proposed("name: x\nshow", nothing));
        assertTrue(!proposed("name: x\n", nothing).contains("name"));
        assertEquals(List.of("cores", "sockets", "threads", "ramAlloc"), proposed("cpus:\n  ", nothing));
        assertEquals(List.of("none", "looking-glass"), proposed("introspect: ", nothing));
        assertEquals(List.of("looking-glass"), proposed("introspect: l", nothing));
        assertEquals(List.of("true", "false"), proposed("spice: ", nothing));
        assertEquals(List.of("tcp", "udp"),
                proposed("connectivity:\n  exposedPorts:\n    - guest: 1\n      protocol: ", nothing));
        assertEquals(List.of("sriovdev", "sysfsdev", "passthrough"),
                proposed("gpus: \n  - \n    -\n      gpuType: ", nothing));
        assertTrue(proposed("gpus: \n  - \n    - gpuType: x\n    - ", nothing).contains("mdevType"));
        HostSnapshot host = HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put("/sys/class/mdev_bus/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_4/name", Entry.file("x"))
                .build();
        assertEquals(List.of("i915-GVTg_V5_4"), proposed("gpus:\n  - - mdevType: ", host));
        assertEquals(List.of("0000:00:02.0"), proposed("gpus:\n  - - parentPort: ", host));
    }

    @Test
    void aLineOfManyDashesIsNoWayDown() {
        assertEquals(List.of(), proposed("gpus:\n" + "- ".repeat(100_000) + "x: ", HostSnapshot.nothingKnown()));
        assertEquals(1, GUIDE.problems("name: " + "1_".repeat(100_000)).stream()
                .filter(problem -> problem.path().equals("container.kernel")
                        || problem.path().equals("container"))
                .count());
    }

    /** Whatever is typed, nobody sees an exception but the one for people. */
    @Test
    void anyTextIsAnswered() {
        Random random = new Random(5);
        String seed = file("everything.yaml");
        LibvfioDialect dialect = new LibvfioDialect();
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            String changed = AskedDialect.mistyped(seed, 5, random);
            GUIDE.problems(changed);
            GUIDE.complete(changed, random.nextInt(changed.length() + 1), HostSnapshot.nothingKnown());
            try {
                dialect.read(dialect.parse(changed), HostSnapshot.nothingKnown());
                read++;
                GUIDE.set(changed, "gpus[0].maxVRam", Optional.of("1"));
                GUIDE.add(changed, "gpus");
            } catch (DialectException e) {
                assertTrue(!String.valueOf(e.getMessage()).isBlank());
            }
        }
        assertTrue(read > 300, read + " read");
    }
}
