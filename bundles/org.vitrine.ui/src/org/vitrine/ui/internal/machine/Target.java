// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.domain.Domain;

/** What a machine command is about. */
sealed interface Target {

    /** A machine that a connection knows. */
    record OfMachine(Machine machine) implements Target {
    }

    /** Several machines that are chosen together. */
    record OfSeveral(Several several) implements Target {
    }

    /** A document that has not become a machine. */
    record OfDocument(Domain domain) implements Target {
    }

    /**
     * The machine of the active part (a Screen view's, or the one selected in the Hosts view) or its machines, or else the one
     * whose definition the active editor has, or what that editor's document is.
     */
    static Optional<Target> of(@Nullable Object part, @Nullable Object editor, Machines machines) {
        Optional<Several> several = Optional.ofNullable(Adapters.adapt(part, Several.class));
        if (several.isPresent()) {
            return several.map(OfSeveral::new);
        }
        return machine(part).or(() -> machine(editor)).<Target>map(OfMachine::new)
                .or(() -> Optional.ofNullable(Adapters.adapt(editor, Domain.class))
                        .map(domain -> document(domain, machines)));
    }

    private static Optional<Machine> machine(@Nullable Object part) {
        return Optional.ofNullable(Adapters.adapt(part, Machine.class))
                .filter(machine -> machine.state() != Machine.State.GONE);
    }

    private static Target document(Domain domain, Machines machines) {
        return new Documents(machines).machine(domain).<Target>map(OfMachine::new)
                .orElseGet(() -> new OfDocument(domain));
    }

    /** Whether the operation makes sense for it now. */
    default boolean allows(Operation operation) {
        return switch (this) {
            case OfMachine(Machine machine) -> operation.applies(machine.state());
            case OfSeveral(Several several) -> !several.of(operation).isEmpty();
            case OfDocument document -> operation == Operation.START;
        };
    }
}
