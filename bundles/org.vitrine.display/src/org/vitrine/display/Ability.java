// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display;

import java.util.Optional;

import org.vitrine.host.Text;

/**
 * What the way to a screen can do beside the picture, the keyboard and the mouse, and whether it does.
 *
 * @param kind     what
 * @param on       whether it is switched on
 * @param obstacle why it has no effect now although it is switched on, and what to do; empty when it has
 */
public record Ability(Kind kind, boolean on, Optional<Text> obstacle) {

    /** What can be switched. */
    public enum Kind {
        /** What is copied on one side can be pasted on the other. On at first. */
        CLIPBOARD,
        /** The guest's sound is heard here, and the guest hears the microphone. Off at first. */
        SOUND,
        /** The guest's screen takes the size of the control. Off at first. */
        RESIZE_GUEST,
        /** Neither keys nor the mouse reach the guest. Off at first. */
        VIEW_ONLY
    }
}
