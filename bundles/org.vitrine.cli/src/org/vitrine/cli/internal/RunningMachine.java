// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.concurrent.TimeUnit;

import org.vitrine.core.CancelledException;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** A machine that ends with the command, however that ends. */
record RunningMachine(Machine machine) implements AutoCloseable {
    private static final int PACE_MILLIS = 100;

    private boolean isOver() {
        return switch (machine.state()) {
            case GONE, SHUT_OFF, CRASHED -> true;
            default -> false;
        };
    }

    /**
     * Waits for it to end.
     *
     * @return whether it ended within these seconds
     * @throws CancelledException when the command was interrupted
     * @throws VitrineException   when it crashed
     */
    boolean awaitEnd(long seconds) throws VitrineException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (!isOver() && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(Text.of("{0} was interrupted and is forced off.", machine.name()));
        }
        if (machine.state() == Machine.State.CRASHED) {
            throw new VitrineException(
                    Text.of("{0} crashed. Its log tells why: see /var/log/libvirt/qemu, or log/qemu in the "
                            + "folder of the embedded driver.", machine.name()));
        }
        return isOver();
    }

    /** Forces it off unless it is; an interrupt must not keep it alive. */
    @Override
    public void close() throws VitrineException {
        boolean interrupted = Thread.interrupted();
        try {
            if (!isOver()) {
                machine.forceOff(Progress.NONE);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
