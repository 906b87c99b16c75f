// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.vitrine.core.Subscription;

/**
 * Those who want to know that something changed. They are called one after the other on one background thread; changes
 * that come while they are being called are told once, afterwards. Thread-safe.
 */
final class Listeners {

    private final Executor thread;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean pending = new AtomicBoolean();

    /** Calls them on this executor. */
    Listeners(Executor thread) {
        this.thread = thread;
    }

    /** Adds one. */
    Subscription add(Runnable listener) {
        // A wrapper, so that one who subscribes twice has two subscriptions
        Runnable own = listener::run;
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /** Tells them soon. */
    void changed() {
        if (pending.compareAndSet(false, true)) {
            thread.execute(this::tell);
        }
    }

    private void tell() {
        pending.set(false);
        // Each on its own, so that one which throws takes no other along
        listeners.forEach(thread::execute);
    }
}
