// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Sample;

/** What every source of live figures must keep, whatever the host has; a test class that implements it gets these tests. */
public interface LiveSourceContract {
    /** What a file may hold that a driver has left, or never knew what to write into. */
    List<String> ODD = List.of("", "\n", "N/A", "-1", "0x", "99999999999999999999999999", "drm-driver:\ndrm-:",
            "a\0b\0",
            "NaN", "1e400", "\uFFFD");

    /** The source. */
    LiveSource source();

    /** A host on which it has figures. */
    Tree host();

    /** It has a name, figures of a host that has them, and no absence then. */
    @Test
    default void tellsFiguresWhereThereAreSome() {
        LiveSource.Reading reading = host().watch(source(), 3);
        assertEquals(Optional.empty(), reading.absence());
        assertFalse(reading.samples().isEmpty(), "no figures");
        assertTrue(reading.samples().stream().allMatch(sample -> Double.isFinite(sample.value())));
        assertEquals(reading.samples().size(),
                reading.samples().stream().map(sample -> List.of(sample.subject(), sample.metric())).distinct().count(),
                "one figure for each subject and metric");
        assertTrue(source().id().matches("[a-z][a-z0-9-]*"), source().id());
        assertFalse(source().title().toString().isBlank());
    }

    /** Where there is nothing it says why, in one line. */
    @Test
    default void saysWhyThereIsNothing() {
        for (HostSnapshot nothing : List.of(HostSnapshot.nothingKnown(), new Tree().scan(),
                new Tree().look(HostSnapshot.nothingKnown(), source().probes(HostSnapshot.nothingKnown())))) {
            LiveSource.Reading reading = source().decode(nothing);
            assertEquals(List.<Sample>of(), reading.samples());
            String why = reading.absence().orElseThrow().toString();
            assertFalse(why.isBlank() || why.contains("\n"), why);
        }
    }

    /** What one look finds and the next one asks for is not called missing meanwhile. */
    @Test
    default void missesNothingThatItIsStillToAskFor() {
        for (int looks = 1; looks <= 3; looks++) {
            String why = host().watch(source(), looks).absence().map(Text::toString).orElse("");
            assertFalse(why.contains(" was not "), "look " + looks + ": " + why);
        }
    }

    /** It asks for nothing that the policy refuses. */
    @Test
    default void asksForWhatMayBeRead() {
        HostSnapshot host = host().scan();
        HostSnapshot look = host().look(host, source().probes(host));
        for (Probe probe : source().probes(look)) {
            if (probe instanceof Probe.PathProbe paths) {
                assertEquals(Optional.empty(), ProbePolicy.refusal(paths.glob().replace("**", "x").replace("*", "x1")),
                        paths.glob());
            }
        }
    }

    /** Files that vanish, become unreadable or hold anything at all between two looks give gaps, never an error. */
    @Test
    default void survivesWhateverComes() {
        Tree whole = host();
        HostSnapshot before = whole.scan();
        for (int i = 0; i < 2; i++) {
            before = whole.look(before, source().probes(before));
        }
        HostSnapshot known = before;
        List<Probe> probes = source().probes(known);
        for (String path : known.tree().keySet()) {
            source().decode(host().remove(path).look(known, probes));
            source().decode(host().put(path, Entry.unreadable("Permission denied")).look(known, probes));
            for (String odd : ODD) {
                LiveSource.Reading reading = source().decode(host().put(path, odd).look(known, probes));
                assertTrue(reading.samples().stream().allMatch(sample -> Double.isFinite(sample.value())), path);
                source().probes(host().put(path, odd).look(known, probes));
            }
        }
    }
}
