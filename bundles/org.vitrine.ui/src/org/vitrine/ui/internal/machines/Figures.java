// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.Collection;
import java.util.List;

import org.vitrine.core.Machine;

/** The figures of machines over the last minute. For the UI thread. */
interface Figures extends AutoCloseable {
    /** From now on those of these machines are wanted, and of no others. */
    void want(Collection<Machine> machines);

    /** The load of a machine's processors in per cent of all it has, and the pictures a second of its screen. */
    List<Trace> of(Machine machine);

    @Override
    void close();
}
