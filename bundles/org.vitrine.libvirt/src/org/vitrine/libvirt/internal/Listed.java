// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import org.vitrine.core.Machine;

/**
 * A machine as libvirt lists it.
 *
 * @param uuid        its UUID
 * @param name        its name
 * @param state       its state when it was listed
 * @param isTransient whether it is gone once it stops
 */
record Listed(String uuid, String name, Machine.State state, boolean isTransient) {

    /** Whether it has a process. */
    boolean isActive() {
        return state != Machine.State.SHUT_OFF && state != Machine.State.GONE;
    }
}
