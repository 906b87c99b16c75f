// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Set;

/**
 * One step of a plan.
 *
 * @param title   what it does, for a person
 * @param change  what it changes
 * @param effects what a person must know before agreeing
 * @param stage   how many times the host is started anew before it: 0 for those that run at once
 */
public record Step(Text title, Change change, Set<Effect> effects, int stage) {

    /** What a change does besides what it is for. */
    public enum Effect {
        /** Takes effect after the host was started anew. */
        REBOOT,
        /** The user must log out and in again. */
        LOGIN,
        /** The host loses a screen. */
        HOST_SCREEN_LOSS,
        /** The host loses a device that it uses, a network card or a disk for example. */
        HOST_DEVICE_LOSS,
        /** Desktop sessions on the host end, with the programs in them. */
        SESSION_END,
        /** Running machines must be started anew. */
        GUEST_RESTART
    }

    /** One that runs at once. */
    public Step(Text title, Change change, Set<Effect> effects) {
        this(title, change, effects, 0);
    }

    /** Keeps an unmodifiable copy of the effects. */
    public Step {
        effects = Set.copyOf(effects);
    }
}
