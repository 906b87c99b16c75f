// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.domain.Corpus.Sample;
import org.vitrine.domain.DomainEdit.Splice;

/** A splice is told to be sound by the element around it only where the whole text is. */
class PatchTest {

    private static final int SPLICES = 60;
    private static final List<String> PIECES = List.of("", "1", " ", "<", ">", "</", "/>", "<a/>", "<a>", "</a>",
            "<a></a>",
            "</a><a>", "'", "\"", "&", "&lt;", "]]>", "<![CDATA[", "<![CDATA[<]]>", "<!--", "-->", "<!-- a -->", "<?",
            "?>",
            "<!DOCTYPE a>", " x='1'", " xmlns:a='urn:a'", "a:b", "qemu:", "\u0001", "\ud83d", "</devices><devices>");

    static Stream<Sample> samples() {
        return Corpus.all();
    }

    private static Patch patch(Domain domain, int at, int removed, String inserted) {
        return new Patch(domain, new Splice(at, domain.text().substring(at, at + removed), inserted));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isSureOnlyOfWhatIsADomain(Sample sample) {
        Random random = new Random(sample.name().hashCode());
        Domain domain = Domain.of(sample.text());
        for (int i = 0; i < SPLICES; i++) {
            int at = random.nextInt(domain.text().length());
            int removed = Math.min(random.nextInt(8), domain.text().length() - at);
            Patch patch = patch(domain, at, removed, PIECES.get(random.nextInt(PIECES.size())));
            if (patch.isSurelyWellFormed()) {
                String after = patch.splice().on(domain.text());
                assertTrue(WellFormed.isDomain(after), after);
                assertEquals(Oracle.outline(after), Oracle.outline(domain.reparse(after)));
            }
        }
    }

    private static Domain domain() {
        return Domain.of(Corpus.file("qemu-commandline"));
    }

    private static Patch typed(Domain domain, String behind, String inserted) {
        return patch(domain, domain.text().indexOf(behind) + behind.length(), 0, inserted);
    }

    @Test
    void isSureOfWhatIsTypedWithinAnElement() {
        assertTrue(typed(domain(), "<model type='", "x").isSurelyWellFormed());
        assertTrue(typed(domain(), "<qemu:arg value='", "&amp;").isSurelyWellFormed(),
                "its prefix is declared by the root");
    }

    @Test
    void isNotSureOfWhatReachesPastTheElement() {
        assertFalse(typed(domain(), "<model type='", "'").isSurelyWellFormed());
        assertFalse(typed(domain(), "<model type='", "'/></video></devices><devices><video x='").isSurelyWellFormed());
        assertFalse(typed(domain(), "<model", "><!--").isSurelyWellFormed());
        assertFalse(typed(domain(), "<model", " other:a='1'").isSurelyWellFormed(), "nobody declares that prefix");
        assertFalse(typed(domain(), "<domain", " x='1'").isSurelyWellFormed(), "the root is the whole");
    }
}
