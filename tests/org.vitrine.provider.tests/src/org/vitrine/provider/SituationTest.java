// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;

class SituationTest {

    private record Seen(int number) {
    }

    private final AtomicInteger asked = new AtomicInteger();

    private Optional<Seen> look(Situation situation) {
        return Optional.of(new Seen(asked.incrementAndGet()));
    }

    @Test
    void whatIsWorkedOutOnceBelongsToThatSituationAlone() {
        Situation situation = Situation.of(HostSnapshot.nothingKnown());
        assertEquals(Optional.of(new Seen(1)), situation.once(Seen.class, this::look));
        assertEquals(Optional.of(new Seen(1)), situation.once(Seen.class, this::look));
        assertEquals(Optional.of(new Seen(2)), situation.beside(List.of()).once(Seen.class, this::look));
        assertEquals(Optional.of(new Seen(1)), situation.once(Seen.class, this::look));
    }

    @Test
    void thatThereIsNothingIsKeptAndAFailureIsNot() {
        Situation situation = Situation.of(HostSnapshot.nothingKnown());
        assertThrows(UnknownFactException.class, () -> situation.once(Seen.class, one -> {
            throw new UnknownFactException("not read");
        }));
        assertEquals(Optional.empty(), situation.once(Seen.class, one -> Optional.empty()));
        assertEquals(Optional.empty(), situation.once(Seen.class, this::look));
    }
}
