// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class YamlTest {
    private static Yaml read(String text) {
        try {
            return Yaml.of(text);
        } catch (YamlException e) {
            throw new AssertionError(e);
        }
    }

    private static YamlException refused(String text) {
        return assertThrows(YamlException.class, () -> Yaml.of(text));
    }

    @Test
    void placesCountUtf16UnitsAndLinesAsPeopleDo() {
        Yaml yaml = read("%YAML 1.2\n---\r\na: \uD83D\uDE00 b\r\nlist:\n- \uD83D\uDE00\uD83D\uDE00\n-   - key: 'v'\n");
        Node.Scalar smile = (Node.Scalar) yaml.root().orElseThrow().find("a").orElseThrow();
        assertEquals("\uD83D\uDE00 b", yaml.text().substring(smile.place().start(), smile.place().end()));
        Node.Scalar v = (Node.Scalar) yaml.root().orElseThrow().find("list[1][0].key").orElseThrow();
        assertEquals("'v'", yaml.text().substring(v.place().start(), v.place().end()));
        assertEquals(6, v.place().line());
        assertEquals(12, v.place().column());
        assertEquals("1.2", yaml.documents().getFirst().version().orElseThrow());
    }

    @Test
    void tagsAndHandlesAreKept() {
        Yaml yaml = read("%TAG !n! tag:nimyaml.org,2016:\n--- !n!custom:Config\nx: !!null ~\n");
        assertEquals("tag:nimyaml.org,2016:custom:Config", yaml.root().orElseThrow().tag().orElseThrow());
        assertTrue(((Node.Scalar) yaml.root().orElseThrow().find("x").orElseThrow()).isNull());
        assertEquals("tag:nimyaml.org,2016:", yaml.documents().getFirst().handles().get("!n!"));
    }

    @Test
    void anAliasReadsAsWhatItStandsFor() {
        Yaml yaml = read("a: &x 5\nb: *x\nc: &m {k: v}\nd: *m\n");
        Node root = yaml.root().orElseThrow();
        assertEquals("5", root.get("b").orElseThrow());
        assertEquals(2, root.find("b").orElseThrow().place().line());
        assertEquals("v", root.get("d.k").orElseThrow());
    }

    @Test
    void manyDocumentsInOneText() {
        assertEquals(3, read("a: 1\n---\nb: 2\n...\n---\nc: 3\n").documents().size());
        assertTrue(read("").root().isEmpty());
        assertTrue(read("# only a comment\n").root().isEmpty());
    }

    @Test
    void faultsSayWhere() {
        YamlException tab = refused("a: 1\n\tb: 2\n");
        assertEquals(2, tab.line());
        assertTrue(tab.reason().startsWith("This is no YAML: "), tab.reason());
        assertEquals(2, refused("a: 1\nb: *nowhere\n").line());
        assertEquals(1, refused("{a: 1}: b\n").line());
        refused("%YAML 7.0\n---\na: 1\n");
        refused("a: \u0007\n");
        refused("\"\\uD800\": \"\\x");
    }

    @Test
    void whatWouldTakeTooMuchIsRefused() {
        assertTrue(refused("[".repeat(Yaml.DEPTH + 1)).reason().contains("deep"));
        assertTrue(refused("- ".repeat(5000) + "x").reason().contains("deep"));
        StringBuilder laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            laughs.append(c).append(": &").append(c).append(" [").append(("*" + (char) (c - 1) + ",").repeat(9))
                    .append("]\n");
        }
        assertTrue(refused(laughs.toString()).reason().contains("aliases"));
        assertTrue(refused("x".repeat(Yaml.LENGTH + 1)).reason().contains("longer"));
    }

    @Test
    void aPathIsReadAsItIsWritten() {
        for (String path : new String[]{"", "a", "a.b[0].c", "a[1][2]", "labels['kubevirt.io/domain'].x",
                "['']"}) {
            assertEquals(path, YamlPath.of(path).toString());
        }
        assertEquals("a", YamlPath.of("a.b").parent().toString());
        assertThrows(IllegalArgumentException.class, () -> YamlPath.of("a[1"));
        assertThrows(IllegalArgumentException.class, () -> YamlPath.of("a[b]"));
    }

    /** A regular expression that goes deeper with each character overflowed the stack here (found by fuzzing). */
    @Test
    void aLongTextIsPlainToo() {
        assertTrue(Quotes.isPlain("a".repeat(200_000)));
        assertTrue(!Quotes.isPlain("a".repeat(200_000) + ": b"));
    }
}
