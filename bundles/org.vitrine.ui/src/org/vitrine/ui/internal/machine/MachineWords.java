// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import org.vitrine.core.Machine;
import org.vitrine.ui.internal.Icons;

/** A machine's state as word and picture. */
public final class MachineWords {

    private MachineWords() {
    }

    /** The state as {@code virsh list} calls it. */
    public static String state(Machine.State state) {
        return switch (state) {
            case RUNNING -> Messages.State_running;
            case PAUSED -> Messages.State_paused;
            case SHUTTING_DOWN -> Messages.State_shuttingDown;
            case SHUT_OFF -> Messages.State_shutOff;
            case CRASHED -> Messages.State_crashed;
            case SUSPENDED -> Messages.State_suspended;
            case GONE -> Messages.State_gone;
        };
    }

    /** The picture for a machine in this state. */
    public static Icons icon(Machine.State state) {
        return switch (state) {
            case RUNNING, SHUTTING_DOWN -> Icons.MACHINE_RUNNING;
            case PAUSED, SUSPENDED -> Icons.MACHINE_PAUSED;
            case SHUT_OFF, GONE -> Icons.MACHINE_OFF;
            case CRASHED -> Icons.MACHINE_CRASHED;
        };
    }
}
