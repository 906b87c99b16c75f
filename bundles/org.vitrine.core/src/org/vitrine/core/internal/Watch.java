// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.host.Text;

/**
 * Watches while it is wanted. It is the progress of what the watching reads, for which nobody waits once it ended.
 * Thread-safe.
 */
final class Watch implements Progress {
    private final Supplier<Subscription> begin;
    private Optional<Subscription> running = Optional.empty();
    private boolean ended;

    /** @param begin begins to watch, without waiting */
    Watch(Supplier<Subscription> begin) {
        this.begin = begin;
    }

    /** Begins or ends, whichever is wanted now. */
    synchronized void want(BooleanSupplier wanted) {
        boolean watches = wanted.getAsBoolean() && !ended;
        if (watches && running.isEmpty()) {
            running = Optional.of(begin.get());
        } else if (!watches) {
            running.ifPresent(Subscription::close);
            running = Optional.empty();
        }
    }

    /** Ends for good. */
    synchronized void end() {
        ended = true;
        want(() -> false);
    }

    @Override
    public void now(Text doing) {
        // nobody waits for it
    }

    @Override
    public synchronized boolean isCancelled() {
        return running.isEmpty();
    }
}
