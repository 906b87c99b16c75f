// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vitrine.core.Offer;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.ProviderEntry.State;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Need;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Values;
import org.vitrine.provider.Verdict;

@Timeout(30)
class PreflightEngineTest {
    private static final HostSnapshot HOST = HostSnapshot.nothingKnown();
    private static final Need MEMORY = Need.of("/memoryBacking/source@type", "memfd", "the device shares memory");
    private static final Domain TWO_USES = Domain.of("""
            <domain type='qemu'>
              <devices>
                <video><model type='a' ram='1'/></video>
                <video><model type='a' ram='2'/></video>
              </devices>
            </domain>
            """);

    private static Report check(Providing providing, Domain domain) {
        return new PreflightEngine(providing.engine, providing.dialects).check(Situation.of(HOST, domain));
    }

    private static List<Row> rows(Report report, String check) {
        return report.rows().stream().filter(row -> row.check().equals(check)).toList();
    }

    private static Check pass(String id, Check.Scope scope) {
        return switch (scope) {
            case USE -> Check.ofUse(id, "?", situation -> Finding.pass("ram {0}", situation.get(FakeProvider.RAM)));
            case DOMAIN ->
                Check.ofDomain(id, "?", situation -> Finding.pass(situation.domain().orElseThrow().digest()));
            case HOST -> Check.ofHost(id, "?", situation -> Finding.pass(situation.host().id()));
        };
    }

    private static Check throwing(String id) {
        return Check.ofUse(id, "?", situation -> {
            throw new IllegalStateException("boom");
        });
    }

    @Test
    void aCheckOfAUseIsAskedForEachUseAndTheOthersOnce() {
        FakeProvider provider = new FakeProvider("a").asking(pass("use", Check.Scope.USE),
                pass("domain", Check.Scope.DOMAIN),
                pass("host", Check.Scope.HOST));
        try (Providing providing = Providing.of(provider)) {
            Report report = check(providing, TWO_USES);

            assertEquals(List.of("ram 1", "ram 2"),
                    rows(report, "use").stream().map(row -> row.finding().summary().toString()).toList());
            assertEquals(1, rows(report, "domain").size());
            assertEquals(1, rows(report, "host").size());
            assertEquals("a", rows(report, "use").getFirst().provider().orElseThrow());
            assertTrue(rows(report, "use").getFirst().use().isPresent());
            assertTrue(rows(report, "domain").getFirst().use().isEmpty());
        }
    }

    @Test
    void withoutUsesOnlyTheUsesAreNotAskedAbout() {
        FakeProvider provider = new FakeProvider("a").asking(pass("use", Check.Scope.USE),
                pass("domain", Check.Scope.DOMAIN));
        try (Providing providing = Providing.of(provider)) {
            Report report = check(providing, Domain.of("<domain type='qemu'/>"));

            assertEquals(List.of("domain"), report.rows().stream().map(Row::check).toList());
        }
    }

    @Test
    void withoutADomainOnlyTheHostIsAskedAbout() {
        FakeProvider provider = new FakeProvider("a").asking(pass("use", Check.Scope.USE),
                pass("domain", Check.Scope.DOMAIN),
                pass("host", Check.Scope.HOST));
        try (Providing providing = Providing.of(provider).with(pass("lone", Check.Scope.DOMAIN))) {
            Report report = new PreflightEngine(providing.engine, providing.dialects).check(Situation.of(HOST));

            assertEquals(1, rows(report, "host").size());
            assertEquals(0, rows(report, "domain").size() + rows(report, "use").size() + rows(report, "lone").size());
            assertEquals(State.ACTIVE, providing.engine.all().getFirst().state());
        }
    }

    @Test
    void twoChecksOfOneIdAreAskedOnce() {
        try (Providing providing = Providing.of(new FakeProvider("a").asking(pass("same", Check.Scope.DOMAIN)),
                new FakeProvider("b").asking(pass("same", Check.Scope.DOMAIN)))
                .with(pass("same", Check.Scope.DOMAIN))) {
            assertEquals(1, rows(check(providing, TWO_USES), "same").size());
        }
    }

    @Test
    void aFaultOfASharedElementIsReportedOnce() {
        Check shared = Check.ofUse("shared", "?",
                situation -> Finding.warn("The devices are odd")
                        .about(situation.domain().orElseThrow().find("devices").orElseThrow()));
        Check own = Check.ofUse("own", "?",
                situation -> Finding.warn("It is odd").about(situation.use().orElseThrow().anchor()));
        try (Providing providing = Providing.of(new FakeProvider("a").asking(shared, own))) {
            Report report = check(providing, TWO_USES);

            assertEquals(1, rows(report, "shared").size());
            assertEquals(2, rows(report, "own").size());
        }
    }

    @Test
    void anUnmetNeedIsReportedOnceHoweverManyUsesShareItAndCanBeAdded() {
        try (Providing providing = Providing.of(new FakeProvider("a").needing(MEMORY))) {
            Report report = check(providing, TWO_USES);

            Row row = rows(report, "need:/memoryBacking/source@type").getFirst();
            assertEquals(1, report.rows().size());
            assertEquals(Verdict.WARN, row.finding().verdict());
            assertTrue(row.finding().why().toString().contains("shares memory"));
            Remedy.InDomain remedy = (Remedy.InDomain) row.finding().remedies().getFirst();
            assertEquals(List.of(), check(providing, TWO_USES.apply(remedy.edit())).rows());
        }
    }

    @Test
    void aNeedThatACheckCoversIsLeftToTheCheck() {
        Check covering = Check.ofUse("covering", "?", situation -> Finding.block("No shared memory"));
        try (Providing providing = Providing
                .of(new FakeProvider("a").needing(MEMORY.checkedBy("covering")).asking(covering),
                        new FakeProvider("b").needing(MEMORY.checkedBy("a check that nobody brings")))) {
            Report report = check(providing, TWO_USES);
            assertEquals(List.of("covering", "covering"), report.rows().stream().map(Row::check).toList());

            Domain other = Domain.of(TWO_USES.text().replace("type='a'", "type='b'"));
            assertEquals(List.of("need:/memoryBacking/source@type"),
                    check(providing, other).rows().stream().map(Row::check).toList());
        }
    }

    @Test
    void aNeedInConflictIsReportedAndNotOfferedAsAnEdit() {
        Domain conflict = Domain.of(TWO_USES.text().replace("<devices>",
                "<memoryBacking><source type='anonymous'/></memoryBacking><devices>"));
        try (Providing providing = Providing.of(new FakeProvider("a").needing(MEMORY))) {
            Finding finding = rows(check(providing, conflict), "need:/memoryBacking/source@type").getFirst().finding();

            assertEquals("anonymous", finding.evidence().getFirst().value());
            assertTrue(finding.solution().toString().contains("anonymous"));
            assertEquals(List.of(), finding.remedies());
        }
    }

    @Test
    void anUnknownFactMakesTheAnswerUnknownAndNobodyIsSetAside() {
        Check asking = Check.ofDomain("asking", "?",
                situation -> Finding.pass(situation.host().text("/proc/no-such-thing").optional().orElse("")));
        try (Providing providing = Providing.of(new FakeProvider("a").asking(asking))) {
            Finding finding = rows(check(providing, TWO_USES), "asking").getFirst().finding();

            assertEquals(Verdict.UNKNOWN, finding.verdict());
            assertTrue(finding.summary().toString().contains("/proc/no-such-thing was not probed"),
                    finding.summary().toString());
            assertEquals(State.ACTIVE, providing.engine.all().getFirst().state());
        }
    }

    @Test
    void anUnreadableValueMakesTheUsesUnknownAndLosesNoOtherAnswer() {
        FakeProvider provider = new FakeProvider("a").asking(pass("domain", Check.Scope.DOMAIN));
        provider.needs = values -> values.get(FakeProvider.RAM) > 1 ? List.of(MEMORY) : List.of();
        Domain odd = Domain.of(TWO_USES.text().replace("ram='2'", "ram='two'"));
        try (Providing providing = Providing.of(provider)) {
            Report report = check(providing, odd);

            assertEquals(Verdict.UNKNOWN, rows(report, "uses:a").getFirst().finding().verdict());
            assertTrue(rows(report, "uses:a").getFirst().finding().summary().toString().contains("\"two\""));
            assertEquals(1, rows(report, "domain").size());
        }
    }

    @Test
    void aNeedWhosePathIsNoneIsReportedAndLosesNoOtherAnswer() {
        FakeProvider provider = new FakeProvider("a").needing(Need.present("/a[", "nobody knows"))
                .asking(pass("domain", Check.Scope.DOMAIN));
        try (Providing providing = Providing.of(provider)) {
            Report report = check(providing, TWO_USES);

            assertEquals(Verdict.UNKNOWN, rows(report, "uses:a").getFirst().finding().verdict());
            assertEquals(1, rows(report, "domain").size());
        }
    }

    @Test
    void providerThatThrowsInAChecksIsSetAsideAndItsQuestionsStayUnknown() {
        FakeProvider provider = new FakeProvider("a").asking(throwing("broken"), pass("sound", Check.Scope.USE));
        try (Providing providing = Providing.of(provider,
                new FakeProvider("b").asking(pass("other", Check.Scope.DOMAIN)))) {
            Report first = check(providing, TWO_USES);
            assertEquals(Verdict.UNKNOWN, rows(first, "broken").getFirst().finding().verdict());
            assertTrue(rows(first, "broken").getFirst().finding().summary().toString().contains("boom"));
            assertEquals(2, rows(first, "sound").size(), "what was asked at the same time counts");
            assertEquals(1, rows(first, "other").size());
            assertEquals(State.SET_ASIDE, providing.engine.all().getFirst().state());

            Report second = check(providing, TWO_USES);
            assertEquals(Verdict.UNKNOWN, rows(second, "provider:a").getFirst().finding().verdict());
            assertTrue(rows(second, "provider:a").getFirst().finding().summary().toString().contains("boom"));
            assertEquals(1, rows(second, "other").size());
        }
    }

    @Test
    void providerThatHangsInManyChecksCostsOneDeadline() {
        try (Providing providing = new Providing()) {
            Check[] hanging = IntStream.range(0, 20)
                    .mapToObj(i -> Check.ofDomain("hang-" + i, "?", situation -> providing.hang(Finding.pass("late"))))
                    .toArray(Check[]::new);
            providing.add(new FakeProvider("a").asking(hanging), 0);
            providing.add(new FakeProvider("b").asking(pass("other", Check.Scope.DOMAIN)), 0);
            long begin = System.nanoTime();

            Report report = check(providing, TWO_USES);

            long millis = (System.nanoTime() - begin) / 1_000_000;
            assertTrue(millis < 5 * Providing.DEADLINE.toMillis(), millis + " ms");
            assertEquals(20, Stream.of(hanging).filter(one -> rows(report, one.id()).getFirst().finding()
                    .verdict() == Verdict.UNKNOWN).count());
            assertEquals(Verdict.PASS, rows(report, "other").getFirst().finding().verdict());
        }
    }

    @Test
    void aCheckThatHangsHoldsUpNoOtherOfItsProvider() {
        try (Providing providing = new Providing()) {
            Check hanging = Check.ofDomain("hanging", "?", situation -> providing.hang(Finding.pass("late")));
            providing.add(new FakeProvider("a").asking(pass("before", Check.Scope.DOMAIN), hanging,
                    pass("after", Check.Scope.DOMAIN)), 0);

            Report report = check(providing, TWO_USES);

            assertEquals(Verdict.PASS, rows(report, "before").getFirst().finding().verdict());
            assertEquals(Verdict.PASS, rows(report, "after").getFirst().finding().verdict());
            Finding finding = rows(report, "hanging").getFirst().finding();
            assertEquals(Verdict.UNKNOWN, finding.verdict());
            assertTrue(finding.summary().toString().contains("did not answer within"), finding.summary().toString());
        }
    }

    @Test
    void aWayOutIsMadeWhenItIsWantedAndByItsProvider() {
        var made = new AtomicInteger();
        Check sound = Check.ofDomain("sound", "?", situation -> Finding.warn("odd")
                .remedy(Remedy.edit(situation.domain().orElseThrow(), draft -> {
                    made.incrementAndGet();
                    draft.root().set("/name", "n");
                }, "Name it")));
        Check broken = Check.ofDomain("broken", "?", situation -> Finding.warn("odd")
                .remedy(Remedy.edit(situation.domain().orElseThrow(), draft -> {
                    throw new IllegalStateException("boom");
                }, "Fail")));
        try (Providing providing = Providing.of(new FakeProvider("a").asking(sound),
                new FakeProvider("b").asking(broken))) {
            Report report = check(providing, TWO_USES);
            assertEquals(0, made.get());
            Remedy.InDomain name = (Remedy.InDomain) rows(report, "sound").getFirst().finding().remedies().getFirst();
            Remedy.InDomain fail = (Remedy.InDomain) rows(report, "broken").getFirst().finding().remedies().getFirst();

            assertEquals("n", TWO_USES.apply(name.edit()).name().orElseThrow());
            assertEquals(name.edit(), name.edit());
            assertEquals(1, made.get());
            assertThrows(ProviderFailedException.class, fail::edit);
            assertEquals(List.of(State.ACTIVE, State.SET_ASIDE),
                    providing.engine.all().stream().map(ProviderEntry::state).toList());
        }
    }

    @Test
    void aLoneCheckThatFailsIsReportedEvenWhenItCannotSayWhatItIs() {
        Check nameless = new Check() {
            @Override
            public String id() {
                throw new IllegalStateException("no name");
            }

            @Override
            public Text question() {
                return Text.of("?");
            }

            @Override
            public Finding evaluate(Situation situation) {
                return Finding.pass("never asked");
            }
        };
        try (Providing providing = Providing.of().with(nameless).with(throwing("lone"))) {
            Report report = check(providing, TWO_USES);

            assertEquals(2, report.of(Verdict.UNKNOWN).size());
            assertTrue(report.rows().stream().anyMatch(row -> row.finding().summary().toString().contains("no name")));
            assertTrue(rows(report, "lone").getFirst().finding().summary().toString().contains("boom"));
        }
    }

    @Test
    void offersCarryTheAnswersAboutTheCandidateOnly() {
        FakeProvider provider = new FakeProvider("a").asking(pass("use", Check.Scope.USE),
                pass("domain", Check.Scope.DOMAIN),
                pass("host", Check.Scope.HOST));
        provider.candidates = host -> List
                .of(Candidate.of(Values.of(provider.fields()).with(FakeProvider.RAM, 5), "Five"));
        try (Providing providing = Providing.of(provider)) {
            List<Offer> offers = new PreflightEngine(providing.engine, providing.dialects).offers(HOST);

            assertEquals("Five", offers.getFirst().candidate().title().toString());
            assertEquals(List.of("use", "host"), offers.getFirst().report().rows().stream().map(Row::check).toList());
            assertEquals("ram 5", rows(offers.getFirst().report(), "use").getFirst().finding().summary().toString());
            assertEquals(State.ACTIVE, providing.engine.all().getFirst().state());
        }
    }

    @Test
    void offersOfOthersSurviveOneThatFailsAndOneThatCannotTell() {
        FakeProvider broken = new FakeProvider("a");
        broken.candidates = host -> {
            throw new IllegalStateException("boom");
        };
        FakeProvider unsure = new FakeProvider("b");
        unsure.candidates = host -> {
            throw new UnknownFactException("unreadable");
        };
        FakeProvider sound = new FakeProvider("c");
        sound.candidates = host -> List.of(Candidate.of(Values.of(sound.fields()), "Sound"));
        try (Providing providing = Providing.of(broken, unsure, sound)) {
            List<Offer> offers = new PreflightEngine(providing.engine, providing.dialects).offers(HOST);

            assertEquals(List.of("c"), offers.stream().map(offer -> offer.provider().id()).toList());
        }
    }
}
