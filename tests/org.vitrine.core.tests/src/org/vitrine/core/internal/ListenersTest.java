// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Filter;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Subscription;

class ListenersTest {
    private final Listeners<String> listeners = new Listeners<>();
    private final List<String> heard = new ArrayList<>();

    @Test
    void oneThatThrowsIsLoggedAndTheOthersHear() {
        Logger logger = Logger.getLogger(Listeners.class.getName());
        Filter before = logger.getFilter();
        List<String> logged = new ArrayList<>();
        logger.setFilter(record -> {
            logged.add(String.valueOf(record.getThrown().getMessage()));
            return false;
        });
        try {
            listeners.add(news -> {
                throw new IllegalStateException("a listener's own fault");
            });
            listeners.add(heard::add);

            listeners.tell("news");
        } finally {
            logger.setFilter(before);
        }
        assertEquals(List.of("news"), heard);
        assertEquals(List.of("a listener's own fault"), logged);
    }

    @Test
    void aListenerThatWasAddedTwiceEndsTwice() {
        Consumer<String> listener = heard::add;
        Subscription first = listeners.add(listener);
        Subscription second = listeners.add(listener);

        first.close();
        first.close();
        listeners.tell("once");
        second.close();
        listeners.tell("never");

        assertEquals(List.of("once"), heard);
    }
}
