// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.concurrent.atomic.AtomicBoolean;

import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;

/** Sees to it that a machine ends with the command, also when the process is asked to end (Ctrl+C, TERM). */
final class Ending implements AutoCloseable {
    private final Machine machine;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread hook = Thread.ofPlatform().name("vitrine-end").unstarted(this::end);

    Ending(Machine machine) {
        this.machine = machine;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end() {
        boolean off = switch (machine.state()) {
            case GONE, SHUT_OFF, CRASHED -> true;
            default -> false;
        };
        if (over.getAndSet(true) || off) {
            return;
        }
        try {
            machine.forceOff(Progress.NONE);
        } catch (VitrineException e) {
            System.err.println("vitrine: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook runs and finds that all is over
            return;
        }
    }
}
