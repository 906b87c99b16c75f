// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.domain.Corpus.Sample;
import org.vitrine.domain.DomainEdit.Splice;

/** What holds for any edit of any domain, tried with seeded random edits on the whole corpus in every layout. */
class EditPropertiesTest {

    private static final int ROUNDS = 3;

    static Stream<Sample> samples() {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEditAndItsInverseGiveTheSameBytes(Sample sample) {
        RandomEdits random = new RandomEdits(sample.name().hashCode());
        Domain domain = Domain.of(sample.text());
        for (int i = 0; i < ROUNDS; i++) {
            DomainEdit edit = domain.edit(random.edit());
            Domain after = domain.apply(edit);
            assertEquals(Oracle.outline(after.text()), Oracle.outline(after));
            assertEquals(sample.text(), after.apply(edit.inverse()).text());
            assertEquals(after.text(), after.apply(edit.inverse()).apply(edit).text());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void applyGivesWhatTheDraftShowed(Sample sample) {
        RandomEdits random = new RandomEdits(sample.name().hashCode() + 1);
        Domain domain = Domain.of(sample.text());
        for (int i = 0; i < ROUNDS; i++) {
            List<Domain> shown = new ArrayList<>();
            var change = random.edit();
            DomainEdit edit = domain.edit(draft -> {
                change.accept(draft);
                shown.add(draft.now());
            });
            Domain after = domain.apply(edit);
            // The draft may have declared prefixes since, which moves offsets but no identity.
            RoundTripTest.allOf(shown.getFirst().root())
                    .forEach(e -> assertEquals(e.name(), after.find(e).map(Element::name).orElse("gone")));
            assertEquals(RoundTripTest.allOf(shown.getFirst().root()).count(),
                    RoundTripTest.allOf(after.root()).count());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void splicesOneByOneOrTogetherGiveTheSameElements(Sample sample) {
        RandomEdits random = new RandomEdits(sample.name().hashCode() + 2);
        Domain domain = Domain.of(sample.text());
        for (int i = 0; i < ROUNDS; i++) {
            DomainEdit first = domain.edit(random.edit());
            Domain between = domain.apply(first);
            DomainEdit second = between.edit(random.edit());
            Domain stepwise = between.apply(second);
            Domain together = domain.apply(first.then(second));
            assertEquals(stepwise.text(), together.text());
            if (together != domain && stepwise != between) {
                assertEquals(ids(stepwise), ids(together));
            }
            assertEquals(sample.text(), together.apply(first.then(second).inverse()).text());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aValueSetIsTheValueRead(Sample sample) {
        RandomEdits random = new RandomEdits(sample.name().hashCode() + 3);
        Domain domain = Domain.of(sample.text());
        for (int i = 0; i < ROUNDS; i++) {
            String value = random.value();
            Element element = random.element(domain);
            Domain attribute = domain.apply(domain.edit(d -> d.at(element).set("@probe", value)));
            assertEquals(Optional.of(value), attribute.find(element).flatMap(e -> e.get("@probe")));
            Domain text = domain.apply(domain.edit(d -> d.at(element).set("", value)));
            assertEquals(value, text.find(element).flatMap(Element::text).orElse(""));
            assertEquals(Oracle.outline(text.text()), Oracle.outline(text));
            Domain made = domain.apply(domain.edit(d -> d.at(element).set("probe[@n='1']/deep@x", value)));
            assertEquals(Optional.of(value), made.find(element).flatMap(e -> e.get("probe[@n='1']/deep@x")));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void settingWhatIsThereIsNoEdit(Sample sample) {
        Domain domain = Domain.of(sample.text());
        DomainEdit edit = domain.edit(draft -> RoundTripTest.allOf(domain.root()).forEach(e -> {
            e.attributes().forEach((name, value) -> draft.at(e).set("@" + name, value));
            e.text().ifPresent(text -> draft.at(e).set("", text));
            draft.at(e).clear("@none").clear("none/none");
        }));
        assertTrue(edit.isEmpty());
        assertSame(domain, domain.apply(edit));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noByteOutsideTheElementChanges(Sample sample) {
        RandomEdits random = new RandomEdits(sample.name().hashCode() + 4);
        Domain domain = Domain.of(sample.text());
        for (int i = 0; i < ROUNDS; i++) {
            Element element = random.element(domain);
            DomainEdit edit = domain.edit(d -> d.at(element).set("@probe", random.value()).set("", random.value())
                    .set("made/deep@x", random.value()).add("probe"));
            assertOnlyBetween(sample, element.start(), element.end(), domain, edit);
            if (element.parent().isPresent()) {
                Element parent = element.parent().get();
                int from = parent.childList().size() == 1
                        ? parent.contentStart() - 1
                        : element.start() - Layout.lead(sample.text(), element.start()).length();
                int to = parent.childList().size() == 1 ? parent.end() : element.end();
                assertOnlyBetween(sample, from, to, domain, domain.edit(d -> d.at(element).remove()));
            }
        }
    }

    private static void assertOnlyBetween(Sample sample, int from, int to, Domain domain, DomainEdit edit) {
        String after = domain.apply(edit).text();
        String tail = sample.text().substring(to);
        assertTrue(after.startsWith(sample.text().substring(0, from)), () -> "before: " + after);
        assertTrue(after.endsWith(tail), () -> "behind: " + after);
        assertTrue(after.length() >= from + tail.length(), () -> "both: " + after);
        for (Splice splice : edit.splices()) {
            assertTrue(splice.at() >= from, () -> "splice " + splice);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theOtherElementsKeepIdentityAndBytes(Sample sample) {
        RandomEdits random = new RandomEdits(sample.name().hashCode() + 5);
        Domain domain = Domain.of(sample.text());
        for (int i = 0; i < ROUNDS; i++) {
            Element element = random.element(domain);
            boolean removes = i % 2 == 0 && element.parent().isPresent();
            Domain after = domain.apply(domain.edit(d -> {
                if (removes) {
                    d.at(element).remove();
                } else {
                    d.at(element).set("@probe", random.value()).set("made@x", 1);
                }
            }));
            RoundTripTest.allOf(domain.root()).forEach(e -> {
                boolean within = e.start() >= element.start() && e.end() <= element.end();
                boolean around = e.start() <= element.start() && e.end() >= element.end();
                Optional<Element> found = after.find(e);
                assertEquals(!(removes && within), found.isPresent());
                if (!within && !around) {
                    assertEquals(domain.text().substring(e.start(), e.end()),
                            after.text().substring(found.orElseThrow().start(), found.orElseThrow().end()));
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void addedAndRemovedGivesTheSameBytes(Sample sample) {
        Domain domain = Domain.of(sample.text());
        RoundTripTest.allOf(domain.root()).filter(EditPropertiesTest::hasAPlaceForChildren).forEach(e -> {
            Domain with = domain.apply(domain.edit(d -> d.at(e).add("probe").set("@a", 1).set("b/c@d", 2)));
            Element probe = with.find(e).orElseThrow().children("probe").findFirst().orElseThrow();
            assertEquals(sample.text(), with.apply(with.edit(d -> d.at(probe).remove())).text(), e::toString);
        });
    }

    /** Children already, or nothing at all: whether {@code <a></a>} or {@code <a/>} was there cannot be known afterwards. */
    private static boolean hasAPlaceForChildren(Element e) {
        boolean becomesEmpty = e.childList().isEmpty() && e.isEmpty() && e.parent().isPresent();
        return !e.childList().isEmpty() || !e.isEmpty()
                || becomesEmpty && e.isSelfClosing() && !e.name().equals("devices");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void setAndClearedGivesTheSameBytes(Sample sample) {
        Domain domain = Domain.of(sample.text());
        RoundTripTest.allOf(domain.root()).forEach(e -> {
            assertEquals(sample.text(), roundTrip(domain, e, "@probe"));
            if (hasAPlaceForChildren(e)) {
                assertEquals(sample.text(), roundTrip(domain, e, "probe@x"));
                assertEquals(sample.text(), roundTrip(domain, e, "probe[@y='1']/deep/deeper@x"));
            }
        });
    }

    private static String roundTrip(Domain domain, Element e, String path) {
        Domain with = domain.apply(domain.edit(d -> d.at(e).set(path, "<'&\">")));
        return with.apply(with.edit(d -> d.at(e).clear(path))).text();
    }

    private static List<Long> ids(Domain domain) {
        return RoundTripTest.allOf(domain.root()).map(Element::id).toList();
    }
}
