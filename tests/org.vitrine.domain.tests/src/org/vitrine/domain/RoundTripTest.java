// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.domain.Corpus.Sample;

class RoundTripTest {

    static Stream<Sample> samples() {
        return Corpus.all();
    }

    static Stream<Element> allOf(Element element) {
        return Stream.concat(Stream.of(element), element.children().flatMap(RoundTripTest::allOf));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void parsedAndWrittenIsTheSame(Sample sample) {
        byte[] bytes = sample.text().getBytes(StandardCharsets.UTF_8);
        Encoded file = Encoded.of(bytes);
        assertEquals(sample.text(), Domain.of(file.text()).text());
        assertArrayEquals(bytes, file.withText(Domain.of(file.text()).text()).bytes());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsWhatTheJdkFinds(Sample sample) {
        assertEquals(Oracle.outline(sample.text()), Oracle.outline(Domain.of(sample.text())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyElementKnowsItsPlace(Sample sample) {
        Domain domain = Domain.of(sample.text());
        Set<Long> ids = new HashSet<>();
        List<Element> all = allOf(domain.root()).toList();
        for (Element e : all) {
            String own = sample.text().substring(e.start(), e.end());
            assertTrue(own.startsWith("<" + e.name()) && own.endsWith(">"), own);
            assertEquals(e.name(), Oracle.parse(declared(own, domain)).getDocumentElement().getNodeName());
            assertEquals(Optional.of(e), domain.elementAt(e.start()));
            assertEquals(Optional.of(e), domain.elementAt(e.end() - 1));
            assertEquals(Optional.of(e), domain.find(e));
            assertTrue(ids.add(e.id()), "an id of its own");
            e.children().forEach(child -> assertEquals(Optional.of(e), child.parent()));
        }
        assertEquals(Optional.empty(), domain.root().parent());
        assertEquals(Optional.empty(), domain.elementAt(domain.root().end()));
        assertEquals(Optional.empty(), domain.elementAt(-1));
    }

    /** The element alone, with the namespaces that were declared around it. */
    private static String declared(String element, Domain domain) {
        StringBuilder attributes = new StringBuilder();
        allOf(domain.root()).flatMap(e -> e.attributes().entrySet().stream())
                .filter(a -> a.getKey().startsWith("xmlns:"))
                .filter(a -> !element.substring(0, element.indexOf('>')).contains(a.getKey()))
                .forEach(a -> attributes.append(' ').append(a.getKey()).append("='").append(a.getValue()).append("'"));
        return element.replaceFirst("^(<[^\\s/>]+)", "$1" + attributes);
    }

    @Test
    void tellsNameTypeAndDevices() {
        Domain domain = Domain.of(Corpus.file("two-screens"));
        assertEquals(Optional.of("two"), domain.name());
        assertEquals(Optional.of("kvm"), domain.type());
        assertEquals(List.of("vnc", "spice"),
                domain.devices("graphics").map(g -> g.get("@type").orElseThrow()).toList());
        assertEquals(Optional.of("3840"), domain.get("/devices/video/model/resolution@x"));
        assertEquals(Optional.of("socket"), domain.get("/devices/graphics[@type='spice']/listen@type"));
        assertEquals(Optional.of("kvm"), domain.devices("video").findFirst().orElseThrow().get("/@type"));
        assertEquals(Optional.empty(), domain.get("/devices/sound@model"));
        assertEquals(0, Domain.of(Corpus.file("minimal")).devices("video").count());
        assertEquals(Optional.empty(), Domain.of(Corpus.file("minimal")).name());
    }

    @Test
    void theDigestIsThatOfTheText() {
        assertEquals("060eb14b1cfbd78cd57ce08dc3f07d35a2c066d19958814db8dfd8bef7b14a54",
                Domain.of("<domain/>").digest());
        assertEquals(Domain.of("<domain/>").digest(), Domain.of("<domain />").reparse("<domain/>").digest());
        assertNotEquals(Domain.of("<domain/>").digest(), Domain.of("<domain />").digest());
    }

    @Test
    void locatesElementsAsPeopleCount() {
        String text = "<domain>\r\n\t<name/>\r<os/>\n  <devices/></domain>";
        Domain domain = Domain.of(text);
        assertEquals(List.of(new Position(1, 1), new Position(2, 2), new Position(3, 1), new Position(4, 3)),
                allOf(domain.root()).map(domain::locate).toList());
        assertEquals(new Position(4, 22), Position.of(text, text.length() + 5));
    }
}
