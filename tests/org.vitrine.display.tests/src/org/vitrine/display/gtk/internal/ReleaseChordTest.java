// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ReleaseChordTest {
    private static final int CONTROL = 0xffe3;
    private static final int ALT = 0xffe9;
    private static final int CONTROL_RIGHT = 0xffe4;
    private static final int ALT_RIGHT = 0xffea;
    private static final int DELETE = 0xffff;
    private final ReleaseChord chord = new ReleaseChord();

    private void press(int... keys) {
        for (int key : keys) {
            chord.pressed(key);
        }
    }

    @Test
    void controlAndAltInAnyOrder() {
        press(CONTROL, ALT);
        assertTrue(chord.released(CONTROL));
        assertFalse(chord.released(ALT), "once is enough");
        press(ALT_RIGHT, CONTROL_RIGHT);
        assertTrue(chord.released(CONTROL_RIGHT));
    }

    @Test
    void anotherKeyBetweenBelongsToTheGuest() {
        press(CONTROL, ALT, DELETE);
        assertFalse(chord.released(DELETE));
        assertFalse(chord.released(ALT));
        assertFalse(chord.released(CONTROL));
    }

    @Test
    void anotherKeyHeldBeforeBelongsToTheGuest() {
        press('a', CONTROL, ALT);
        assertFalse(chord.released(ALT));
    }

    @Test
    void oneOfTheTwoIsNotEnough() {
        press(CONTROL);
        assertFalse(chord.released(CONTROL));
        press(ALT);
        assertFalse(chord.released(ALT));
        press(CONTROL, CONTROL_RIGHT);
        assertFalse(chord.released(CONTROL));
    }

    @Test
    void autoRepeatChangesNothing() {
        press(CONTROL, CONTROL, ALT, ALT, ALT);
        assertTrue(chord.released(ALT));
    }

    @Test
    void theReleaseOfAKeyPressedElsewhereIsNone() {
        press(CONTROL, ALT);
        assertFalse(chord.released('x'));
        assertFalse(chord.released(ALT), "it came in between");
    }

    @Test
    void forgetsWhatWasDownWhenTheKeyboardGoes() {
        press('a', CONTROL);
        chord.reset();
        press(CONTROL, ALT);
        assertTrue(chord.released(ALT));
    }
}
