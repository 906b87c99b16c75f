// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vitrine.host.Plan;
import org.vitrine.host.Step.Effect;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Verdict;

/**
 * What every check of a provider keeps. Extend it, say which scene is sound and how each check comes out when one thing in it
 * is changed; each check must be seen to pass, not to pass, and not to be able to tell.
 */
public abstract class ChecksContract {
    private static final Set<Verdict> WELL = EnumSet.of(Verdict.NOT_APPLICABLE, Verdict.PASS);
    private static final Set<Verdict> FAULTY = EnumSet.of(Verdict.INFO, Verdict.WARN, Verdict.BLOCK);

    /** A domain that uses the provider, on a host; nothing is wrong with either. */
    protected abstract Scene sound();

    /** One thing changed in the sound scene, and how a check comes out; passes in the sound scene count without a case. */
    protected abstract List<Case> cases();

    /** The checks that need no fact that could be unknown, each with the reason; only of those that are asked for here. */
    protected Map<String, String> alwaysTell() {
        return Map.of();
    }

    /** The ids that are asked for here; the SPI's own tests ask for the common ones. */
    protected Collection<String> ids() {
        return sound().provider().checks().stream().map(Check::id).filter(id -> !CommonChecks.ids().contains(id))
                .toList();
    }

    /** Where nothing is wrong, nothing is found. */
    @Test
    public void aSoundSceneHasNoFault() {
        for (Check check : sound().provider().checks()) {
            Finding finding = sound().of(check);
            assertTrue(WELL.contains(finding.verdict()), check.id() + ": " + finding.verdict() + finding.summary());
        }
    }

    /** One fact changed is one fault. */
    @TestFactory
    public Stream<DynamicTest> eachCaseComesOutSoAndNoOtherCheckBlocks() {
        return cases().stream()
                .map(one -> dynamicTest(one.check() + " " + one.verdict(),
                        () -> one.scene().only(one.check(), one.verdict())));
    }

    /** No check that nobody has seen at work. */
    @Test
    public void eachCheckIsSeenToPassToFailAndNotToKnow() {
        Map<String, Set<Verdict>> seen = new TreeMap<>();
        ids().forEach(id -> seen.put(id, EnumSet.of(sound().of(id).verdict())));
        cases().forEach(
                one -> Optional.ofNullable(seen.get(one.check())).ifPresent(verdicts -> verdicts.add(one.verdict())));
        List<String> missing = new ArrayList<>();
        seen.forEach((id, verdicts) -> missing.addAll(missing(id, verdicts)));
        alwaysTell().keySet().stream().filter(id -> !seen.containsKey(id))
                .forEach(id -> missing.add(id + " is said to know always and is not asked for here"));
        assertEquals(List.of(), missing);
        System.out.printf("%s: %s checks, each seen to pass and to fail, %s not to know%n", getClass().getSimpleName(),
                seen.size(), seen.values().stream().filter(verdicts -> verdicts.contains(Verdict.UNKNOWN)).count());
        System.out.printf("    told to be mended by hand: %s%n", String.join(" ", byHand(seen.keySet())));
        new TreeMap<>(alwaysTell()).forEach((id, why) -> System.out.printf("    %s always knows: %s%n", id, why));
    }

    /** Those of whose faults none has a way out that can be taken by a click. */
    private List<String> byHand(Set<String> ids) {
        Set<String> mended = faults().filter(one -> !one.scene().of(one.check()).remedies().isEmpty()).map(Case::check)
                .collect(Collectors.toSet());
        return ids.stream().filter(id -> !mended.contains(id)).toList();
    }

    private List<String> missing(String id, Set<Verdict> verdicts) {
        List<String> missing = new ArrayList<>();
        if (!verdicts.contains(Verdict.PASS)) {
            missing.add(id + " never passes");
        }
        if (verdicts.stream().noneMatch(FAULTY::contains)) {
            missing.add(id + " never fails");
        }
        boolean isUnknown = verdicts.contains(Verdict.UNKNOWN);
        if (isUnknown == alwaysTell().containsKey(id)) {
            missing.add(isUnknown ? id + " is said to know always, and was seen not to know" : id + " always knows");
        }
        return missing;
    }

    /** A fault says what was seen and what to do. */
    @TestFactory
    public Stream<DynamicTest> aFaultIsExplained() {
        return faults().map(one -> dynamicTest(one.check(), () -> {
            Finding finding = one.scene().of(one.check());
            assertFalse(finding.summary().toString().isBlank(), "no summary");
            assertFalse(finding.evidence().isEmpty(), "no evidence: " + finding.summary());
            assertTrue(finding.solution().isPresent(), "no solution: " + finding.summary());
        }));
    }

    /** A remedy helps, in the domain or on the simulated host. */
    @TestFactory
    public Stream<DynamicTest> eachWayOutMakesItsCheckPass() {
        return remedies((one, remedy) -> {
            Finding after = one.scene().after(one.scene().of(one.check()), remedy).of(one.check());
            assertTrue(isWell(remedy, after), remedy.title() + " leaves " + after.verdict() + ": " + after.summary());
        });
    }

    /** A remedy in the domain can be undone. */
    @TestFactory
    public Stream<DynamicTest> anEditIsTakenBackToTheByte() {
        return remedies((one, remedy) -> {
            if (remedy instanceof Remedy.InDomain inDomain) {
                var before = one.scene().domain().orElseThrow();
                var edit = inDomain.edit();
                assertFalse(edit.isEmpty(), remedy.title() + " changes nothing");
                assertEquals(before.text(), before.apply(edit).apply(edit.inverse()).text());
            }
        });
    }

    /** A remedy on the host does no more the second time, and whichever step fails leaves the host as it was. */
    @TestFactory
    public Stream<DynamicTest> aPlanCanBeTakenTwiceAndTakenBackAtAnyStep() {
        return remedies((one, remedy) -> {
            if (remedy instanceof Remedy.OnHost(Plan plan)) {
                Plans.assertRepeatable(plan, one.scene().host());
                Plans.assertUndoneAtAnyStep(plan, one.scene().host());
            }
        });
    }

    /** What shows only after a boot is unknown until then; after a change of groups nothing is left to do but to log in anew. */
    private static boolean isWell(Remedy remedy, Finding after) {
        if (remedy instanceof Remedy.OnHost(Plan plan) && Plans.has(plan, Effect.LOGIN)) {
            return after.remedies().stream().noneMatch(Remedy.OnHost.class::isInstance);
        }
        return WELL.contains(after.verdict()) || after.verdict() == Verdict.UNKNOWN
                && remedy instanceof Remedy.OnHost(Plan plan) && Plans.has(plan, Effect.REBOOT);
    }

    private interface OnRemedy {
        void ask(Case one, Remedy remedy);
    }

    private Stream<Case> faults() {
        return cases().stream().filter(one -> FAULTY.contains(one.verdict()));
    }

    private Stream<DynamicTest> remedies(OnRemedy test) {
        return faults().flatMap(one -> one.scene().of(one.check()).remedies().stream()
                .map(remedy -> dynamicTest(one.check() + ": " + remedy.title(), () -> test.ask(one, remedy))));
    }
}
