// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.vitrine.core.Subscription;

/** Listeners of one kind of news. Thread-safe; one that throws does not keep the others from hearing. */
final class Listeners<T> {
    private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

    Subscription add(Consumer<T> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    void tell(T news) {
        RuntimeException first = null;
        for (Consumer<T> listener : all) {
            try {
                listener.accept(news);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
