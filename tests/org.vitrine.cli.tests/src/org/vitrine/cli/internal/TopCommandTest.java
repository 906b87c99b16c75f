// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.host.Text;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class TopCommandTest {
    private final Cli cli = new Cli();

    @AfterEach
    void nothingIsLeftOpen() {
        assertEquals(0, cli.live.open);
    }

    @Test
    void jsonIsAnObjectOnALineForEachLook() {
        Cli.Result result = cli.run("top", "--seconds", "2", "--json", "--connect", cli.machines.connection.uri());
        assertEquals(0, result.code(), result.err());
        List<String> lines = result.out().lines().toList();
        assertEquals(2, lines.size());
        JsonObject look = JsonParser.parseString(lines.getLast()).getAsJsonObject();
        Documented.check(look);
        assertEquals("local", look.get("host").getAsString());
        JsonArray figures = look.getAsJsonArray("figures");
        assertEquals(2, figures.size(), "what is missing or gone is left out");
        JsonObject busy = figures.get(0).getAsJsonObject();
        assertEquals("device 0000:01:00.0 gpu.busy percent 42.5 100.0", String.join(" ",
                List.of("kind", "id", "metric", "unit", "value", "maximum").stream()
                        .map(name -> busy.get(name).getAsString()).toList()));
        assertEquals("u1", figures.get(1).getAsJsonObject().get("id").getAsString());
        assertTrue(look.get("time").getAsLong() > JsonParser.parseString(lines.getFirst()).getAsJsonObject().get("time")
                .getAsLong());
        assertEquals(List.of("local", cli.machines.connection.uri()), cli.live.watched);
        assertTrue(cli.machines.connection.closed);
    }

    @Test
    void linesForOtherProgramsArePartedByTabs() {
        Cli.Result result = cli.run("top", "--seconds", "2");
        assertEquals(0, result.code(), result.err());
        List<String> lines = result.out().lines().toList();
        assertEquals("# NVIDIA: no driver", lines.getFirst());
        assertEquals(5, lines.size(), "what is wrong is said once: " + result.out());
        assertTrue(lines.get(1).matches("\\d\\d:\\d\\d:\\d\\d\tGPU 0000:01:00.0\tGPU busy\t42.5 %"), lines.get(1));
        assertTrue(lines.get(2).endsWith("\tMissing\t-"), lines.get(2));
        assertFalse(result.out().contains("\033"));
        assertEquals(List.of("local"), cli.live.watched, "the embedded driver belongs to whoever runs its machines");
    }

    @Test
    void aTerminalGetsATableThatFits() {
        cli.terminal = terminal(24, 80);
        cli.live.problem = Optional.of(Text.of("Away."));
        String drawn = cli.run("top", "--seconds", "1").out();
        assertTrue(drawn.startsWith("\033[H"), drawn);
        String plain = drawn.replaceAll("\033\\[[?0-9]*[A-Za-z]", "");
        assertTrue(plain.matches("(?s)Here  \\d\\d:\\d\\d:\\d\\d\\R\\RAway\\.\\RWHAT +FIGURE +NOW +AT MOST\\R"
                + "GPU 0000:01:00.0 +GPU busy +42.5 % +100 %\\R +Missing +-\\R\\RNVIDIA: no driver\\R"), plain);
        cli.terminal = terminal(6, 80);
        List<String> few = cli.run("top", "--seconds", "1").out().replaceAll("\033\\[[?0-9]*[A-Za-z]", "").lines()
                .toList();
        assertEquals(5, few.size(), few.toString());
        assertEquals("… 4 more lines; a larger window or --json shows all", few.getLast());
    }

    /** A device that takes no settings, and whose keys have ended. */
    private static Terminal terminal(int rows, int columns) {
        return new Terminal(Optional.of(new File("/dev/null")), rows, columns);
    }

    @Test
    void sentencesAreWrappedAndThatNothingIsThereIsSaid() {
        cli.terminal = terminal(24, 12);
        cli.live.isEmpty = true;
        List<String> lines = cli.run("top", "--seconds", "1").out().replaceAll("\033\\[[?0-9]*[A-Za-z]", "").lines()
                .toList();
        assertEquals(List.of("", "No figures so far.", "", "NVIDIA: no", "  driver"), lines.subList(1, lines.size()));
    }

    @Test
    void theKeyQEndsWhatIsDrawnAgainAndAgain() throws Exception {
        var restored = new CountDownLatch(1);
        try (Keys keys = new Keys(new ByteArrayInputStream("xq".getBytes(StandardCharsets.US_ASCII)),
                restored::countDown)) {
            assertTrue(keys.quits(TimeUnit.SECONDS.toNanos(10)));
        }
        assertEquals(0, restored.getCount());
        try (Keys keys = new Keys(new ByteArrayInputStream("x".getBytes(StandardCharsets.US_ASCII)),
                restored::countDown)) {
            assertFalse(keys.quits(TimeUnit.MILLISECONDS.toNanos(20)));
        }
    }

    @Test
    void whoeverInterruptsItEndsItWell() throws Exception {
        var thread = new CompletableFuture<Thread>();
        var done = new CompletableFuture<Cli.Result>();
        Thread.ofPlatform().daemon().start(() -> {
            thread.complete(Thread.currentThread());
            done.complete(cli.run("top", "--json", "--connect", cli.machines.connection.uri()));
        });
        Thread watching = thread.get(10, TimeUnit.SECONDS);
        while (cli.live.watched.size() < 2) {
            Thread.sleep(5);
        }
        watching.interrupt();
        Cli.Result result = done.get(10, TimeUnit.SECONDS);
        assertEquals(0, result.code());
        assertEquals("", result.err());
        assertTrue(cli.machines.connection.closed);
    }

    @Test
    void wrongUseIsOneSentence() {
        assertTrue(cli.run("top", "--seconds", "0").sentence(2).contains("give 1 or more"));
        assertTrue(cli.run("top", "--host", "nowhere").sentence(2).contains("nowhere"));
        assertTrue(cli.run("top", "--seconds", "1", "--connect", "nonsense").sentence(1).contains("nonsense"));
    }
}
