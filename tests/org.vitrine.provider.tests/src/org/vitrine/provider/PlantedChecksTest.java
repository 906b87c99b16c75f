// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.vitrine.host.Change;
import org.vitrine.host.Entry;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;
import org.vitrine.provider.tck.SoundHost;

/** What checks keep is kept by a sound one, and each rule is broken by one with a fault. */
class PlantedChecksTest {
    private static final String MODULE = "/sys/module/vfio";
    private static final String FILE = "/etc/modules-load.d/vfio.conf";

    /** Whether a module is loaded; what is told where it is not. */
    private static Check check(Function<Situation, Finding> fault) {
        return Check.ofHost("asked", "Is it loaded?",
                s -> s.host().hasModule("vfio").is(true) ? Finding.pass("It is") : fault.apply(s));
    }

    private static Finding fault(Situation s, Plan plan) {
        return Finding.block("It is not").solve("Load it.").saw(MODULE, "not there").remedy(Remedy.plan(plan));
    }

    private static Plan load(Situation s) {
        return Plan.on(s.host(), "Load it").step(Text.of("Load it"), new Change.LoadModule("vfio"));
    }

    private static ChecksContract contract(Check... checks) {
        return contract(Map.of(), checks);
    }

    private static ChecksContract contract(Map<String, String> alwaysTell, Check... checks) {
        return new ChecksContract() {
            @Override
            protected Map<String, String> alwaysTell() {
                return alwaysTell;
            }

            @Override
            protected Scene sound() {
                return Scene.of(List.of(checks), SoundHost.snapshot(), "<domain type='kvm'/>")
                        .host(host -> host.with(MODULE, Entry.directory()).without(FILE));
            }

            @Override
            protected List<Case> cases() {
                return List.of(sound().host(host -> host.without(MODULE)).gives("asked", Verdict.BLOCK),
                        sound().host(host -> host.unknown(MODULE)).gives("asked", Verdict.UNKNOWN));
            }
        };
    }

    private static Executable all(Stream<DynamicTest> tests) {
        return () -> {
            for (DynamicTest test : tests.toList()) {
                test.getExecutable().execute();
            }
        };
    }

    @Test
    void aSoundCheckKeepsAll() {
        ChecksContract sound = contract(check(s -> fault(s, load(s))));
        assertDoesNotThrow(sound::aSoundSceneHasNoFault);
        assertDoesNotThrow(sound::eachCheckIsSeenToPassToFailAndNotToKnow);
        assertDoesNotThrow(all(sound.eachCaseComesOutSoAndNoOtherCheckBlocks()));
        assertDoesNotThrow(all(sound.aFaultIsExplained()));
        assertDoesNotThrow(all(sound.eachWayOutMakesItsCheckPass()));
        assertDoesNotThrow(all(sound.aPlanCanBeTakenTwiceAndTakenBackAtAnyStep()));
    }

    @Test
    void aFaultWithoutASolution() {
        assertThrows(AssertionError.class,
                all(contract(check(s -> Finding.block("It is not").saw(MODULE, "not there"))).aFaultIsExplained()));
    }

    @Test
    void aCheckThatNobodySaw() {
        Check other = Check.ofHost("other", "Is it seen?", s -> Finding.pass("It is"));
        assertThrows(AssertionError.class,
                contract(check(s -> fault(s, load(s))), other)::eachCheckIsSeenToPassToFailAndNotToKnow);
    }

    @Test
    void aClaimToKnowAlwaysThatIsNotTrue() {
        Check check = check(s -> fault(s, load(s)));
        for (String id : List.of("asked", "gone")) {
            assertThrows(AssertionError.class,
                    contract(Map.of(id, "it was once"), check)::eachCheckIsSeenToPassToFailAndNotToKnow, id);
        }
    }

    @Test
    void anUnrelatedCheckThatBlocks() {
        Check other = Check.ofHost("other", "Is it related?",
                s -> s.host().hasModule("vfio").or(true) ? Finding.pass("No") : Finding.block("Yes"));
        assertThrows(AssertionError.class, all(contract(check(s -> fault(s, load(s))), other)
                .eachCaseComesOutSoAndNoOtherCheckBlocks()));
    }

    @Test
    void aWayOutThatDoesNotHelp() {
        assertThrows(AssertionError.class, all(contract(check(s -> fault(s, Plan.on(s.host(), "Load another")
                .step(Text.of("Load it"), new Change.LoadModule("other"))))).eachWayOutMakesItsCheckPass()));
    }

    @Test
    void aPlanThatTakesAwayWhatItMade() {
        assertThrows(AssertionError.class,
                all(contract(check(s -> fault(s, Plan.on(s.host(), "Swap")
                        .step(Text.of("Delete"), new Change.DeleteFile(FILE + ".old"))
                        .step(Text.of("Unload"), new Change.UnloadModule("kvm"))
                        .step(Text.of("Write"), new Change.WriteFile(FILE, s.host().id()))
                        .step(Text.of("Delete"), new Change.DeleteFile("/dev/kvm")))))
                        .aPlanCanBeTakenTwiceAndTakenBackAtAnyStep()));
    }
}
