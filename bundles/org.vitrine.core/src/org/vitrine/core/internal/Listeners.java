// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.vitrine.core.Subscription;

/**
 * Listeners of one kind of news. Thread-safe. One that throws is a fault to be logged: neither the others nor whoever has the
 * news can do anything about it.
 */
final class Listeners<T> {
    private final List<Entry<T>> all = new CopyOnWriteArrayList<>();

    /** No record: the same listener may be added twice, and each time ends by itself. */
    private static final class Entry<T> {
        private final Consumer<T> listener;

        Entry(Consumer<T> listener) {
            this.listener = listener;
        }

        void tell(T news) {
            try {
                listener.accept(news);
            } catch (RuntimeException e) {
                System.getLogger(Listeners.class.getName()).log(Level.ERROR, "A listener failed", e);
            }
        }
    }

    Subscription add(Consumer<T> listener) {
        Entry<T> entry = new Entry<>(listener);
        all.add(entry);
        return () -> all.remove(entry);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void tell(T news) {
        all.forEach(entry -> entry.tell(news));
    }
}
