// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.vitrine.domain.Domain;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Use;
import org.vitrine.provider.Verdict;

/** On every recorded host a provider answers, answers the same again, in time, and takes unknown for no no. */
public interface RecordingsContract extends Provided {

    /** Candidates are told, and told the same twice; their settings are sound. */
    @TestFactory
    default Stream<DynamicTest> candidatesOfEachRecording() {
        return onEach(host -> {
            List<String> once = titles(host);
            assertEquals(once, titles(host));
            provider().candidates(host).forEach(candidate -> {
                assertEquals(List.of(), candidate.preset().problems(), candidate.title().toString());
                assertEquals(provider().fields(), candidate.preset().fields());
            });
            return once.size() + " candidates";
        });
    }

    /** Uses are told, the same twice and the same on every host that does not matter to them. */
    @TestFactory
    default Stream<DynamicTest> usesOnEachRecording() {
        return onEach(host -> {
            int count = 0;
            for (Domain domain : golden()) {
                List<Use> uses = provider().uses(domain, host);
                assertEquals(uses.stream().map(Use::values).toList(),
                        provider().uses(domain, host).stream().map(Use::values).toList());
                assertEquals(provider().uses(domain, host()).size(), uses.size());
                count += uses.size();
            }
            return count + " uses";
        });
    }

    /** Each check answers about each candidate and each golden use; what blocks has a way out. */
    @TestFactory
    default Stream<DynamicTest> checksOnEachRecording() {
        return onEach(host -> {
            List<Situation> situations = new ArrayList<>(
                    provider().candidates(host).stream().map(one -> Situation.of(host, one)).toList());
            golden().forEach(domain -> provider().uses(domain, host)
                    .forEach(use -> situations.add(Situation.of(host, domain).with(use))));
            for (Situation situation : situations) {
                provider().checks().forEach(check -> assertAnswers(check, situation));
            }
            return situations.size() * provider().checks().size() + " answers";
        });
    }

    /** A device of which something is not known is a candidate still: its checks say what is not known. */
    @TestFactory
    default Stream<DynamicTest> noDeviceIsLeftOutBecauseAFactIsUnknown() {
        return onEach(host -> {
            Set<String> all = devices(provider().candidates(host));
            List<String> paths = host.tree().entrySet().stream().filter(entry -> isText(entry.getValue()))
                    .map(entry -> entry.getKey()).toList();
            for (String path : paths) {
                assertKeeps(all, path, () -> Altered.of(host).unknown(path).host());
            }
            host.outputs().keySet().forEach(command -> assertKeeps(all, command.line(),
                    () -> Altered.of(host).unanswered(command).host()));
            return paths.size() + host.outputs().size() + " facts made unknown";
        });
    }

    private void assertKeeps(Set<String> all, String what, Supplier<HostSnapshot> host) {
        Set<String> left = devices(provider().candidates(host.get()));
        assertTrue(left.containsAll(all), () -> "not knowing " + what + " leaves " + left + " of " + all);
    }

    private static boolean isText(Entry entry) {
        return (entry.kind() == Entry.Kind.FILE || entry.kind() == Entry.Kind.LINK)
                && entry.content() instanceof Fact.Known<String>;
    }

    private static void assertAnswers(Check check, Situation situation) {
        try {
            Finding finding = check.evaluate(situation);
            boolean told = finding.verdict() == Verdict.NOT_APPLICABLE || !finding.summary().toString().isBlank();
            assertTrue(told, check.id() + " says nothing");
            assertTrue(finding.verdict() != Verdict.BLOCK || finding.solution().isPresent(),
                    check.id() + " has no solution");
        } catch (UnknownFactException e) {
            assertFalse(e.why().isBlank(), check.id());
        }
    }

    private List<String> titles(HostSnapshot host) {
        return provider().candidates(host).stream().map(one -> one.title() + " " + one.preset()).toList();
    }

    /** Asks within the time that the core gives a provider, several times over for a busy machine, and prints it. */
    private Stream<DynamicTest> onEach(Function<HostSnapshot, String> question) {
        GraphicsProvider provider = provider();
        return recordings().entrySet().stream().map(recording -> dynamicTest(recording.getKey(), () -> {
            long begin = System.nanoTime();
            String told = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> question.apply(recording.getValue()));
            System.out.printf("%s on %s: %s in %s ms%n", provider.info().id(), recording.getKey(), told,
                    (System.nanoTime() - begin) / 1_000_000);
        }));
    }
}
