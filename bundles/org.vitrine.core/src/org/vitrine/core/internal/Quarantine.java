// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.Text;

/** Asks one foreigner through the guard until it fails once; from then on it is not asked any more. Thread-safe. */
final class Quarantine {
    private final Text who;
    private final Guard guard;
    private final Consumer<Text> onFailure;
    private final AtomicReference<Optional<Text>> failure = new AtomicReference<>(Optional.empty());

    /**
     * @param who       named in messages
     * @param onFailure told once, with the reason
     */
    Quarantine(Text who, Guard guard, Consumer<Text> onFailure) {
        this.who = who;
        this.guard = guard;
        this.onFailure = onFailure;
    }

    Optional<Text> failure() {
        return failure.get();
    }

    <T> T call(Supplier<T> work) {
        return begin(work).get();
    }

    <T> Guard.Call<T> begin(Supplier<T> work) {
        Optional<Text> earlier = failure.get();
        if (earlier.isPresent()) {
            return () -> {
                throw new ProviderFailedException(earlier.get(), null);
            };
        }
        Guard.Call<T> call = guard.begin(who, work);
        return () -> {
            try {
                return call.get();
            } catch (ProviderFailedException e) {
                if (failure.compareAndSet(Optional.empty(), Optional.of(e.text()))) {
                    onFailure.accept(e.text());
                }
                throw e;
            }
        };
    }
}
