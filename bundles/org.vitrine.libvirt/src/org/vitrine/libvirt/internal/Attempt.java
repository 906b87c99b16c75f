// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** One call that somebody waits for until they give up; what it gives after that is undone. */
final class Attempt<T> implements Runnable {

    /** A call into libvirt. */
    @FunctionalInterface
    interface Work<T> {
        /** Makes the call; may wait. */
        T run() throws LibvirtFailure, VitrineException;
    }

    private enum Stage {
        WANTED, ABANDONED, DONE
    }

    private final Work<T> work;
    private final Consumer<T> unwanted;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Stage stage = Stage.WANTED;
    private @Nullable T result;
    private @Nullable Throwable failure;

    Attempt(Work<T> work, Consumer<T> unwanted) {
        this.work = work;
        this.unwanted = unwanted;
    }

    @Override
    public void run() {
        try {
            if (!isAbandoned()) {
                T given = work.run();
                if (!deliver(given, null)) {
                    unwanted.accept(given);
                }
            }
        } catch (LibvirtFailure | VitrineException | RuntimeException | Error e) {
            deliver(null, e);
        } finally {
            ended.countDown();
        }
    }

    private synchronized boolean isAbandoned() {
        return stage == Stage.ABANDONED;
    }

    private synchronized boolean deliver(@Nullable T given, @Nullable Throwable thrown) {
        if (stage == Stage.ABANDONED) {
            return false;
        }
        stage = Stage.DONE;
        result = given;
        failure = thrown;
        return true;
    }

    /** Gives up; false when the result came just before. */
    synchronized boolean abandon() {
        if (stage == Stage.WANTED) {
            stage = Stage.ABANDONED;
        }
        return stage == Stage.ABANDONED;
    }

    /** Waits until it has ended, and been tidied up when it was abandoned; false when it has not by then. */
    boolean await(Duration time) {
        boolean interrupted = false;
        try {
            return ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What it gave, once it has ended. */
    T result() throws LibvirtFailure, VitrineException {
        @Nullable
        Throwable thrown = failure;
        @Nullable
        T given = result;
        if (thrown instanceof LibvirtFailure refused) {
            throw refused;
        }
        if (thrown instanceof VitrineException explained) {
            throw explained;
        }
        if (thrown != null || given == null) {
            throw new VitrineException(
                    Text.of("A call into libvirt failed in a way nobody foresaw ({0}). Please report it.", thrown),
                    thrown);
        }
        return given;
    }
}
