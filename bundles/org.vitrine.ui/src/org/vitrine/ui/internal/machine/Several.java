// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import java.util.List;

import org.vitrine.core.Machine;

/**
 * Machines that are chosen together; a part that has some adapts to it.
 *
 * @param machines two at least, as the part shows them
 */
public record Several(List<Machine> machines) {

    /** Those to which an operation can be done together now. */
    List<Machine> of(Operation operation) {
        return operation.changes()
                ? machines.stream().filter(machine -> operation.applies(machine.state())).toList()
                : List.of();
    }
}
