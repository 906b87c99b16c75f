// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.Draft;
import org.vitrine.domain.StaleEditException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.Field;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.provider.Verdict;

/**
 * What every provider keeps. Extend it, say which provider is meant, and run it with JUnit 5. Where the technology needs
 * hardware, override {@link #host()} with a host that has it.
 */
public abstract class ProviderContract {

    /** The provider under test. */
    protected abstract GraphicsProvider provider();

    /** A host that can give what the provider offers, without a fault. */
    protected HostSnapshot host() {
        return SoundHost.snapshot();
    }

    /** Domains in several layouts that a use is added to; none of them has a use of this technology. */
    protected List<Domain> domains() {
        String plain = """
                <domain type='kvm'>
                  <name>plain</name>
                  <memory unit='MiB'>512</memory>
                  <os>
                    <type arch='x86_64' machine='q35'>hvm</type>
                  </os>
                  <devices>
                    <!-- kept -->
                    <emulator>/usr/bin/qemu-system-x86_64</emulator>
                    <unknown:thing xmlns:unknown="urn:x" a="1"/>
                  </devices>
                </domain>
                """;
        return List.of(Domain.of(plain), Domain.of(plain.replace("\n", "\r\n")), Domain.of(plain.replace("  ", "\t")),
                Domain.of(plain.replace("\n", "").replace("> ", ">").replace("'", "\"")),
                Domain.of("<domain type='kvm'><name>bare</name></domain>"),
                Domain.of(
                        "<?xml version='1.0'?>\n<!-- before -->\n<domain type='qemu'>\n<devices/>\n</domain>\n<!-- after -->"));
    }

    private Domain added(Domain domain, Candidate candidate) {
        return domain.apply(domain.edit(draft -> {
            for (Need need : provider().needs(candidate.preset())) {
                if (!need.isMet(draft.now()) && need.conflict(draft.now()).isEmpty()) {
                    need.make(draft);
                }
            }
            provider().add(draft, candidate.preset());
        }));
    }

    private void forEachUse(BiConsumer<Domain, Use> test) {
        for (Domain domain : domains()) {
            for (Candidate candidate : provider().candidates(host())) {
                Domain with = added(domain, candidate);
                provider().uses(with, host()).forEach(use -> test.accept(with, use));
            }
        }
    }

    private static void assertUndone(Domain before, DomainEdit edit) {
        Domain after = before.apply(edit);
        assertEquals(before.text(), after.apply(edit.inverse()).text());
    }

    @Test
    void saysWhoItIs() {
        assertFalse(provider().info().title().toString().isBlank());
        assertFalse(provider().info().line().toString().isBlank());
        assertFalse(provider().info().traits().isEmpty());
    }

    @Test
    void explainsEachFieldAndNamesItOnce() {
        var ids = new HashSet<String>();
        for (Field<?> field : provider().fields()) {
            assertTrue(ids.add(field.id()), field.id());
            assertFalse(field.label().toString().isBlank(), field.id());
            assertFalse(field.explanation().toString().isBlank(), field.id());
        }
    }

    @Test
    void offersSettingsThatAreSound() {
        for (Candidate candidate : provider().candidates(host())) {
            assertEquals(List.of(), candidate.preset().problems());
            assertEquals(provider().fields(), candidate.preset().fields());
        }
    }

    @Test
    void nothingBlocksOnASoundHost() {
        for (Candidate candidate : provider().candidates(host())) {
            for (Check check : provider().checks()) {
                Finding finding = check.evaluate(Situation.of(host(), candidate));
                assertNotEquals(Verdict.BLOCK, finding.verdict(), check.id() + ": " + finding.summary());
            }
        }
        forEachUse((domain, use) -> {
            for (Check check : provider().checks()) {
                Situation situation = Situation.of(host(), domain).with(use);
                try {
                    Finding finding = check.evaluate(situation);
                    assertNotEquals(Verdict.BLOCK, finding.verdict(), check.id() + ": " + finding.summary());
                } catch (UnknownFactException e) {
                    assertFalse(e.why().isBlank(), check.id());
                }
            }
        });
    }

    @Test
    void whatIsAddedIsFoundWithItsSettings() {
        for (Domain domain : domains()) {
            int before = provider().uses(domain, host()).size();
            for (Candidate candidate : provider().candidates(host())) {
                List<Use> uses = provider().uses(added(domain, candidate), host());
                assertEquals(before + 1, uses.size(), domain.text());
                assertEquals(candidate.preset(), uses.getLast().values(), domain.text());
            }
        }
    }

    @Test
    void addingWithoutSettingsWorksToo() {
        Values none = Values.of(provider().fields());
        for (Domain domain : domains()) {
            Domain with = domain.apply(domain.edit(draft -> provider().add(draft, none)));
            assertEquals(provider().uses(domain, host()).size() + 1, provider().uses(with, host()).size());
        }
    }

    @Test
    void anAddedUseHasWhatItNeeds() {
        forEachUse((domain, use) -> provider().needs(use.values())
                .forEach(need -> assertTrue(need.isMet(domain), need.path() + " in " + domain.text())));
    }

    @Test
    void addingTakesItsInverseBackToTheByte() {
        for (Domain domain : domains()) {
            for (Candidate candidate : provider().candidates(host())) {
                assertUndone(domain, domain.edit(draft -> provider().add(draft, candidate.preset())));
            }
        }
    }

    @Test
    void changingToItsOwnSettingsChangesNothing() {
        forEachUse((domain, use) -> assertTrue(
                domain.edit(draft -> provider().change(draft, use, use.values())).isEmpty(), domain.text()));
    }

    @Test
    void changingGivesTheSettingsAndTakesItsInverseBackToTheByte() {
        forEachUse((domain, use) -> {
            for (Candidate candidate : provider().candidates(host())) {
                DomainEdit edit = domain.edit(draft -> provider().change(draft, use, candidate.preset()));
                Domain changed = domain.apply(edit);
                Use now = provider().uses(changed, host()).stream().filter(u -> u.anchor().id() == use.anchor().id())
                        .findFirst().orElseThrow();
                assertEquals(candidate.preset(), now.values(), changed.text());
                assertUndone(domain, edit);
            }
        });
    }

    @Test
    void removingTakesTheUseAndLeavesTheOthersWhoTheyAre() {
        Candidate candidate = provider().candidates(host()).getFirst();
        for (Domain domain : domains()) {
            Domain two = added(added(domain, candidate), candidate);
            List<Use> uses = provider().uses(two, host());
            DomainEdit edit = two.edit(draft -> provider().remove(draft, uses.getFirst()));
            List<Use> left = provider().uses(two.apply(edit), host());
            assertEquals(uses.stream().skip(1).map(u -> u.anchor().id()).toList(),
                    left.stream().map(u -> u.anchor().id()).toList());
            assertUndone(two, edit);
        }
    }

    @Test
    void aUseThatIsGoneIsNotEdited() {
        forEachUse((domain, use) -> {
            Domain without = domain.apply(domain.edit(draft -> provider().remove(draft, use)));
            assertThrows(StaleEditException.class,
                    () -> without.edit((Draft draft) -> provider().change(draft, use, use.values())));
        });
    }

    @Test
    void asksEachQuestionOnceAndInWords() {
        var ids = new HashSet<String>();
        for (Check check : provider().checks()) {
            assertTrue(ids.add(check.id()), check.id());
            assertTrue(check.question().toString().endsWith("?"), check.id());
        }
        for (Domain domain : domains()) {
            for (Need need : provider().needs(Values.of(provider().fields()))) {
                need.check().ifPresent(id -> assertTrue(ids.contains(id), domain.text() + id));
            }
        }
    }

    @Test
    void aHostOfWhichNothingIsKnownIsNoFault() {
        HostSnapshot nothing = HostSnapshot.nothingKnown();
        assertDoesNotThrow(() -> provider().candidates(nothing));
        forEachUse((domain, use) -> {
            for (Check check : provider().checks()) {
                Situation situation = Situation.of(nothing, domain).with(use);
                try {
                    Finding finding = check.evaluate(situation);
                    assertFalse(finding.summary().toString().isBlank() && finding.verdict() != Verdict.NOT_APPLICABLE,
                            check.id());
                } catch (UnknownFactException e) {
                    assertFalse(e.why().isBlank(), check.id());
                }
            }
        });
    }

    @Test
    void aFaultComesWithAWayOut() {
        HostSnapshot nothing = HostSnapshot.nothingKnown();
        forEachUse((domain, use) -> {
            for (Check check : provider().checks()) {
                try {
                    Finding finding = check.evaluate(Situation.of(nothing, domain).with(use));
                    assertTrue(finding.verdict() != Verdict.BLOCK || finding.solution().isPresent(), check.id());
                } catch (UnknownFactException e) {
                    assertFalse(e.why().isBlank(), check.id());
                }
            }
        });
    }

    @Test
    void readsOnlyWhatAProbeMay() {
        for (Probe probe : provider().probes()) {
            if (probe instanceof Probe.PathProbe path) {
                assertTrue(ProbePolicy.refusal(path.glob().replace("**", "x").replace("*", "x")).isEmpty(),
                        path.glob());
            }
        }
    }
}
