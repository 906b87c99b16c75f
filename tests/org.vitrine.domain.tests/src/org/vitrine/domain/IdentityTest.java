// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.domain.Corpus.Sample;
import org.vitrine.domain.DomainEdit.Splice;

/** Elements stay who they are, and an edit that was made for another version is refused. */
class IdentityTest {

    static Stream<Sample> files() {
        return Corpus.files();
    }

    private static Element video(Domain domain, int index) {
        return domain.devices("video").skip(index).findFirst().orElseThrow();
    }

    /** Types text into a domain letter by letter, as an editor's page sees it. */
    private static Domain type(Domain start, int at, String typed) {
        Domain domain = start;
        String text = start.text();
        for (int i = 0; i < typed.length(); i++) {
            text = text.substring(0, at + i) + typed.charAt(i) + text.substring(at + i);
            try {
                domain = domain.reparse(text);
            } catch (DomainException e) {
                assertTrue(e.position().isPresent(), e.getMessage());
            }
        }
        assertEquals(text, domain.text());
        return domain;
    }

    @ParameterizedTest
    @MethodSource("files")
    void survivesTypingAnywhereBetweenElements(Sample sample) {
        Domain domain = Domain.of(sample.text());
        for (Element e : RoundTripTest.allOf(domain.root()).filter(e -> e.parent().isPresent()).toList()) {
            String own = domain.text().substring(e.start(), e.end());
            for (int at : List.of(e.start(), e.end())) {
                String pasted = domain.text().substring(0, at) + own + domain.text().substring(at);
                for (Domain after : List.of(type(domain, at, "<n x='1'/>"), domain.reparse(pasted))) {
                    RoundTripTest.allOf(domain.root())
                            .forEach(old -> assertTrue(after.find(old).isPresent(), old::toString));
                    Element same = after.find(e).orElseThrow();
                    assertEquals(own, after.text().substring(same.start(), same.end()));
                }
            }
        }
    }

    @Test
    void survivesPastingATwinBeforeOrBehind() {
        String one = "<video><model type='qxl' heads='1'/></video>";
        String two = "<video><model type='qxl' heads='2'/></video>";
        Domain domain = Domain.of("<domain><devices>" + one + "</devices></domain>");
        Domain before = domain.reparse("<domain><devices>" + two + one + "</devices></domain>");
        assertEquals(Optional.of("1"), before.find(video(domain, 0)).flatMap(v -> v.get("model@heads")));
        Domain behind = domain.reparse("<domain><devices>" + one + two + "</devices></domain>");
        assertEquals(Optional.of("1"), behind.find(video(domain, 0)).flatMap(v -> v.get("model@heads")));
        Domain firstGone = before.reparse("<domain><devices>" + one + "</devices></domain>");
        assertEquals(Optional.of("1"), firstGone.find(video(before, 1)).flatMap(v -> v.get("model@heads")));
        assertEquals(Optional.empty(), firstGone.find(video(before, 0)));
    }

    @Test
    void survivesAnEarlierSiblingsRemovalAndAValueTypedOver() {
        Domain domain = Domain.of(Corpus.file("two-screens"));
        Element second = video(domain, 1);
        Domain without = domain.apply(domain.edit(d -> d.at(video(domain, 0)).remove()));
        assertEquals(Optional.of("2"), without.find(second).flatMap(v -> v.get("model@heads")));
        Domain typed = without.reparse(without.text().replace("heads='2'", "heads='16'"));
        assertEquals(Optional.of("16"), typed.find(second).flatMap(v -> v.get("model@heads")));
    }

    @Test
    void aRenamedElementIsAnotherOne() {
        Domain domain = Domain.of("<domain><a/></domain>");
        Element a = domain.find("a").orElseThrow();
        Domain after = domain.reparse("<domain><b/></domain>");
        assertEquals(Optional.empty(), after.find(a));
        assertThrows(StaleEditException.class, () -> after.edit(d -> d.at(a).set("@x", 1)));
        assertThrows(StaleEditException.class, () -> after.locate(a));
    }

    @Test
    void anElementOutOfACommentIsNew() {
        Domain domain = Domain.of("<domain><!--<a/>--><a/></domain>");
        Element a = domain.find("a").orElseThrow();
        Domain after = domain.apply(new DomainEdit(List.of(new Splice(16, "-->", ""), new Splice(8, "<!--", ""))));
        assertEquals("<domain><a/><a/></domain>", after.text());
        assertEquals(Optional.of(after.root().children("a").skip(1).findFirst().orElseThrow()), after.find(a));
        assertNotEquals(a.id(), after.find("a").orElseThrow().id());
    }

    @Test
    void typingTheSameTextChangesNothing() {
        Domain domain = Domain.of("<domain/>");
        assertSame(domain, domain.reparse("<domain/>"));
        assertSame(domain, domain.apply(DomainEdit.NONE));
    }

    @Test
    void anyTwoTextsAreOneSpliceApart() {
        List<String> texts = Corpus.files().map(Sample::text).toList();
        for (String before : texts) {
            for (String after : texts) {
                if (!before.equals(after)) {
                    assertEquals(after, Minimal.between(before, after).on(before));
                    assertEquals(before, Minimal.between(before, after).inverse().on(after));
                    assertEquals(after, Domain.of(before).reparse(after).text());
                }
            }
        }
    }

    @Test
    void aStaleEditIsRefused() {
        Domain domain = Domain.of(Corpus.file("plain"));
        DomainEdit heads = domain.edit(d -> d.root().set("/devices/video/model@heads", 2));
        DomainEdit added = domain.edit(d -> d.root().set("/devices/video/model@blob", "on"));
        Domain renamed = domain.reparse(domain.text().replace("<name>plain", "<name>other"));
        for (DomainEdit edit : List.of(heads, added, added.inverse())) {
            StaleEditException e = assertThrows(StaleEditException.class, () -> renamed.apply(edit));
            assertTrue(String.valueOf(e.getMessage()).endsWith("repeat the change."), e.getMessage());
        }
        assertThrows(StaleEditException.class, () -> domain.apply(heads.inverse()));
        assertThrows(StaleEditException.class, () -> domain.apply(heads).apply(heads));
        assertThrows(StaleEditException.class, () -> heads.then(added));
        assertEquals(domain.text(), domain.apply(heads).apply(heads.inverse()).text());
        assertEquals(domain.text(), domain.apply(heads.then(heads.inverse())).text());
        assertEquals(heads, heads.then(DomainEdit.NONE));
        assertEquals(heads, DomainEdit.NONE.then(heads));
    }

    @Test
    void whatIsTypedMustFitWhereItIsTyped() {
        Domain domain = Domain.of("<domain><a/></domain>");
        for (Splice misfit : List.of(new Splice(8, "<b/>", ""), new Splice(-1, "", "x"), new Splice(99, "", "x"),
                new Splice(19, "ain>  ", ""))) {
            assertThrows(StaleEditException.class, () -> domain.apply(new DomainEdit(List.of(misfit))));
        }
        assertThrows(DomainException.class, () -> domain.apply(new DomainEdit(List.of(new Splice(9, "", "<")))));
        assertThrows(StaleEditException.class, () -> domain.edit(d -> {
            Editable a = d.root().ensure("a");
            a.remove();
            a.set("@x", 1);
        }));
    }

    @Test
    void originsSurviveAnySplice() {
        Origins origins = Origins.of(10).after(new Splice(3, "", "ab")).after(new Splice(5, "", "c"))
                .after(new Splice(0, "xy", ""));
        assertEquals(List.of(2L, 10L, 11L, 12L, 3L, 9L), Stream.of(0, 1, 2, 3, 4, 10).map(origins::at).toList());
        assertEquals(13, Origins.of(10).after(new Splice(0, "0123456789", "abc")).after(new Splice(3, "", "d")).at(3));
        assertEquals(10, Origins.of(10).after(new Splice(0, "0123456789", "")).after(new Splice(0, "", "x")).at(0));
    }
}
