// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Need;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Values;
import org.vitrine.provider.Verdict;

/**
 * What every provider keeps. Extend it, say which provider is meant, put a {@code golden.xml} beside the test, and run it
 * with JUnit 5. Where the technology needs hardware, override {@link #host()} with a host that has it. What its checks keep
 * is {@link ChecksContract}'s.
 */
public abstract class ProviderContract
        implements
            UsesContract,
            GoldenContract,
            RecordingsContract,
            PairsContract,
            BundleContract {

    @Test
    void saysWhoItIs() {
        assertFalse(provider().info().title().toString().isBlank());
        assertFalse(provider().info().line().toString().isBlank());
        assertFalse(provider().info().traits().isEmpty());
        assertFalse(provider().fields().isEmpty());
    }

    @Test
    void offersSettingsThatAreSound() {
        assertFalse(provider().candidates(host()).isEmpty(), "nothing is offered on the sound host");
        for (Candidate candidate : provider().candidates(host())) {
            assertEquals(List.of(), candidate.preset().problems());
            assertEquals(provider().fields(), candidate.preset().fields());
        }
    }

    @Test
    void nothingBlocksOnASoundHost() {
        for (Candidate candidate : provider().candidates(host())) {
            for (Check check : provider().checks()) {
                ask(check, Situation.of(host(), candidate), finding -> assertNotEquals(Verdict.BLOCK, finding.verdict(),
                        check.id() + ": " + finding.summary()));
            }
        }
        Layouts.forEachUse(this, (domain, use) -> {
            for (Check check : provider().checks()) {
                ask(check, Situation.of(host(), domain).with(use),
                        finding -> assertNotEquals(Verdict.BLOCK, finding.verdict(),
                                check.id() + ": " + finding.summary() + domain.text()));
            }
        });
    }

    @Test
    void asksEachQuestionOnceAndInWords() {
        Set<String> ids = new HashSet<>();
        for (Check check : provider().checks()) {
            assertTrue(ids.add(check.id()), check.id());
            assertTrue(check.question().toString().endsWith("?"), check.id());
        }
        for (Need need : provider().needs(Values.of(provider().fields()))) {
            need.check().ifPresent(id -> assertTrue(ids.contains(id), id));
        }
        assertEquals(provider().checks().stream().map(Check::id).toList(),
                provider().checks().stream().map(Check::id).toList());
    }

    @Test
    void aHostOfWhichNothingIsKnownIsNoFault() {
        HostSnapshot nothing = HostSnapshot.nothingKnown();
        assertDoesNotThrow(() -> provider().candidates(nothing));
        Layouts.forEachUse(this, (domain, use) -> {
            for (Check check : provider().checks()) {
                ask(check, Situation.of(nothing, domain).with(use), finding -> {
                    assertFalse(finding.summary().toString().isBlank() && finding.verdict() != Verdict.NOT_APPLICABLE,
                            check.id());
                    assertTrue(finding.verdict() != Verdict.BLOCK || finding.solution().isPresent(), check.id());
                });
            }
        });
    }

    @Test
    void aDomainWithoutUsesHasNone() {
        for (Domain domain : domains()) {
            assertEquals(List.of(), provider().uses(domain, host()), domain.text());
        }
    }

    private static void ask(Check check, Situation situation, Consumer<Finding> test) {
        try {
            test.accept(check.evaluate(situation));
        } catch (UnknownFactException e) {
            assertFalse(e.why().isBlank(), check.id());
        }
    }
}
