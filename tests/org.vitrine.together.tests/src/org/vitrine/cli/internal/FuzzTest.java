// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vitrine.core.Configurator;
import org.vitrine.core.Dialects;
import org.vitrine.core.Imported;
import org.vitrine.core.Preflight;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Subscription;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;

/** Ten seconds of odd input; ten minutes are a bench, {@code releng/bench/fuzz.sh}. */
@Timeout(120)
class FuzzTest {
    private static final long SEED = Long.getLong("vitrine.fuzz.seed", 20_261_122L);
    private static final Duration TIME = Duration.ofSeconds(10);

    @Test
    void anyInputGivesAResultOrAClearError() {
        Fuzz fuzz = Together.fuzz(SEED);
        List<Fuzz.Fault> faults = fuzz.during(TIME);
        System.out.println(fuzz);
        assertEquals(List.of(), faults);
        assertTrue(fuzz.taken() > 0 && fuzz.refused() > 0, "some is good enough and some is not");
    }

    @Test
    void oneInputIsTheSameEachTime() {
        assertEquals(Together.fuzz(1).text(7), Together.fuzz(1).text(7));
        assertFalse(Together.fuzz(1).text(7).equals(Together.fuzz(2).text(7)));
    }

    /** Dialects that fail as the core tells of it. */
    private record Broken(Dialects real, Throwable cause) implements Dialects {
        @Override
        public List<Dialect> all() {
            return real.all();
        }

        @Override
        public Optional<Dialect> find(String id) {
            return real.find(id);
        }

        @Override
        public Optional<Dialect> recognise(String fileName, String text) {
            return real.recognise(fileName, text);
        }

        @Override
        public Imported read(Dialect dialect, String text, HostSnapshot host) throws DialectException {
            DialectException refusal = new DialectException("It failed.");
            refusal.initCause(cause);
            throw refusal;
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return real.onChange(listener);
        }
    }

    @Test
    void aPlantedFaultIsFoundAndTold() {
        Fuzz fuzz = new Fuzz(SEED, Together.providers(),
                new Broken(Together.service(Dialects.class), new ProviderFailedException(Text.of("boom"), null)),
                Together.service(Configurator.class), Together.service(Preflight.class), List.of());
        List<Fuzz.Fault> faults = fuzz.during(Duration.ofMillis(500));
        assertTrue(faults.stream().anyMatch(fault -> fault.toString().contains("boom")), faults.toString());
    }
}
