// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Set;

/**
 * One step of a plan.
 *
 * @param title   what it does, for a person
 * @param change  what it changes
 * @param effects what a person must know before agreeing
 */
public record Step(Text title, Change change, Set<Effect> effects) {

    /** What a change does besides what it is for. */
    public enum Effect {
        /** Takes effect after the host was started anew. */
        REBOOT,
        /** The user must log out and in again. */
        LOGIN,
        /** The host loses a screen. */
        HOST_SCREEN_LOSS,
        /** Running machines must be started anew. */
        GUEST_RESTART
    }

    /** Keeps an unmodifiable copy of the effects. */
    public Step {
        effects = Set.copyOf(effects);
    }
}
