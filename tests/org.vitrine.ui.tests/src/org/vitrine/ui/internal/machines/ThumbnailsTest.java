// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Machine;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;

/** Who is asked for a picture and when; what becomes of the picture. */
class ThumbnailsTest {
    private final FakeConnection connection = FakeConnection.with("one", 30);
    private final FakeConnection other = FakeConnection.with("two", 2);
    private final Map<Machine, List<Integer>> seen = new ConcurrentHashMap<>();
    private final Thumbnails thumbnails = new Thumbnails(32, 20, (machine, data) -> seen
            .computeIfAbsent(machine, one -> Collections.synchronizedList(new ArrayList<>()))
            .add(colour(data, 0, 0)));

    @AfterEach
    void close() {
        thumbnails.close();
    }

    private static int colour(ImageData data, int x, int y) {
        RGB rgb = data.palette.getRGB(data.getPixel(x, y));
        return rgb.red << 16 | rgb.green << 8 | rgb.blue;
    }

    private static void until(String what, BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 1500; i++) {
            if (holds.getAsBoolean()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not in time: " + what);
    }

    /** As a view does: says again and again what can be seen. */
    private void look(List<? extends Machine> machines, String what, BooleanSupplier holds)
            throws InterruptedException {
        until(what, () -> {
            thumbnails.want(List.copyOf(machines));
            return holds.getAsBoolean();
        });
    }

    @Test
    void whoIsSeenIsAskedAgainAndAgainAndNobodyElse() throws InterruptedException {
        List<FakeMachine> visible = connection.fakes().subList(5, 15);
        look(visible, "each three times", () -> visible.stream().allMatch(machine -> machine.shots() >= 3));
        visible.forEach(machine -> assertEquals(List.of(0x100000 + connection.fakes().indexOf(machine) + 1),
                seen.get(machine), "the same picture is told once"));
        connection.fakes().stream().filter(machine -> !visible.contains(machine))
                .forEach(machine -> assertEquals(0, machine.shots()));
        visible.getFirst().shows(0xff00ff);
        look(visible, "another picture",
                () -> seen.getOrDefault(visible.getFirst(), List.of()).contains(0xff00ff));
    }

    @Test
    void whatIsOffIsNotAsked() throws InterruptedException {
        List<FakeMachine> two = connection.fakes().subList(0, 2);
        two.getFirst().state(Machine.State.SHUT_OFF);
        look(two, "the other three times", () -> two.getLast().shots() >= 3);
        assertEquals(0, two.getFirst().shots());
    }

    @Test
    void aConnectionThatHangsIsLeftInPeaceAndHoldsUpNoOther() throws InterruptedException {
        connection.fakes().forEach(machine -> machine.hangs(true));
        List<FakeMachine> all = new ArrayList<>(connection.fakes());
        all.addAll(other.fakes());
        look(all, "the other connection's machines four times",
                () -> other.fakes().stream().allMatch(machine -> machine.shots() >= 4));
        assertEquals(2, connection.fakes().stream().mapToInt(FakeMachine::waiting).sum(), "two at once, no more");
        look(all, "they are given up", () -> connection.fakes().stream().mapToInt(FakeMachine::waiting).sum() == 0);
        int asked = connection.shots();
        long before = other.shots();
        look(all, "some more looks", () -> other.shots() >= before + 4);
        assertTrue(connection.shots() <= asked + 1, "one goes ahead at most");
    }

    /** As a guest that boots lets wait for its first picture, on a busy host for seconds. */
    @Test
    void whoeverWasSlowOnceIsNotLeftAloneForIt() {
        long usual = Duration.ofMillis(1500).toNanos();
        long slow = Duration.ofSeconds(4).toNanos();
        assertEquals(usual, Thumbnails.pace(slow, 0));
        assertEquals(usual, Thumbnails.pace(usual / 100, slow));
        assertEquals(5 * slow, Thumbnails.pace(2 * slow, slow), "who is slow each time is spared");
    }

    @Test
    void whatIsForgottenArrivesAgain() throws InterruptedException {
        FakeMachine machine = connection.fakes().getFirst();
        look(List.of(machine), "its picture", () -> seen.containsKey(machine));
        thumbnails.forget(machine);
        look(List.of(machine), "its picture again", () -> seen.getOrDefault(machine, List.of()).size() == 2);
    }

    @Test
    void aPictureBecomesSmallAndKeepsItsShapeAndColours() throws VitrineException {
        ImageData wide = Thumbnail.of(FakeMachine.ppm(1280, 400, 0x123456), 64, 40);
        assertEquals(64, wide.width);
        assertEquals(20, wide.height);
        assertEquals(0x123456, colour(wide, 63, 19));
        ImageData large = new ImageData(200, 100, 24, new PaletteData(0xff0000, 0xff00, 0xff));
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                large.setPixel(x, y, x < 100 ? 0xff0000 : 0xff);
            }
        }
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[]{large};
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        loader.save(png, SWT.IMAGE_PNG);
        ImageData small = Thumbnail.of(new Screenshot("image/png", png.toByteArray()), 50, 50);
        assertEquals(25, small.height);
        assertEquals(0xff0000, colour(small, 0, 0));
        assertEquals(0x0000ff, colour(small, 49, 24));
        assertThrows(VitrineException.class,
                () -> Thumbnail.of(new Screenshot("image/webp", new byte[]{1, 2, 3}), 50, 50));
    }
}
