// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class EditsTest {
    private static final String TEXT = """
            %YAML 1.2
            %TAG !n! tag:nimyaml.org,2016:
            --- !n!custom:Config # the preamble
            # who it is
            name: "a b"   # quoted
            single: 'it''s'
            shared: !!null ~  # none
            empty:
            ports: []   # no ports
            flow: {a: 1, b: [x, y]}
            gpus:
              # the first
              -
                -
                  maxVRam: 9000   # MB
                - # about the type
                  gpuType: sysfsdev
            # between
            nics:
            - mac: aa:bb   # first
              vf: 1
            - mac: cc
            text: |
              two
              lines

            last: 1
            """;

    private static Yaml yaml(String text) {
        try {
            return Yaml.of(text);
        } catch (YamlException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String set(String text, String path, Object value) {
        Yaml before = yaml(text);
        Splice splice = before.set(before.root().orElseThrow(), YamlPath.of(path), YamlValue.of(value));
        String after = splice.on(text);
        assertEquals(text, splice.inverse().on(after));
        yaml(after);
        return after;
    }

    private static String remove(String text, String path) {
        Yaml before = yaml(text);
        Splice splice = before.remove(before.root().orElseThrow(), YamlPath.of(path));
        String after = splice.on(text);
        assertEquals(text, splice.inverse().on(after));
        yaml(after);
        return after;
    }

    private static void sets(String path, Object value, String what, String instead) {
        assertTrue(TEXT.contains(what), what);
        assertEquals(TEXT.replace(what, instead), set(TEXT, path, value));
    }

    private static void removes(String path, String what, String instead) {
        assertTrue(TEXT.contains(what), what);
        assertEquals(TEXT.replace(what, instead), remove(TEXT, path));
    }

    @Test
    void aScalarKeepsItsQuotesAndItsComment() {
        sets("name", "c: d", "\"a b\"   # quoted", "\"c: d\"   # quoted");
        sets("single", "it's mine", "'it''s'", "'it''s mine'");
        sets("gpus[0][0].maxVRam", 8000, "9000   # MB", "8000   # MB");
        sets("shared", "/srv", "!!null ~  # none", "/srv  # none");
        sets("shared", new YamlValue.Literal("!!null ~"), "!!null ~", "!!null ~");
        sets("empty", "now", "empty:", "empty: now");
        sets("flow.b[1]", "z: y", "[x, y]", "[x, \"z: y\"]");
        sets("last", "yes", "last: 1", "last: \"yes\"");
    }

    @Test
    void whatIsMissingIsMadeWhereItsKindStands() {
        sets("new", "x", "last: 1\n", "last: 1\nnew: x\n");
        sets("gpus[0][2].devId", "hostdev0", "gpuType: sysfsdev\n", "gpuType: sysfsdev\n    - devId: hostdev0\n");
        sets("nics[2].mac", "dd", "- mac: cc\n", "- mac: cc\n- mac: dd\n");
        sets("nics[0].name", "n1", "  vf: 1\n", "  vf: 1\n  name: n1\n");
        sets("flow.c", 3, "[x, y]}", "[x, y], c: 3}");
        sets("flow.b[2]", "z", "[x, y]", "[x, y, z]");
        sets("ports[0].guest", 22, "ports: []   # no ports", "ports:   # no ports\n  - guest: 22");
        sets("empty.deep.deeper", "x", "empty:\n", "empty:\n  deep:\n    deeper: x\n");
        assertEquals("a:\n  - b: 1", set("a: []", "a[0]", new YamlValue.Fields().put("b", 1)));
        assertEquals("a: {b: [1, 2]}", set("a: {b: []}", "a.b", List.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> set(TEXT, "nics[5]", "x"));
        assertThrows(IllegalArgumentException.class, () -> set(TEXT, "name.first", "x"));
    }

    @Test
    void whatIsRemovedTakesItsOwnLinesOnly() {
        removes("name", "name: \"a b\"   # quoted\n", "");
        removes("gpus[0][0]", "    -\n      maxVRam: 9000   # MB\n", "");
        removes("gpus[0]", "gpus:\n  # the first\n  -\n    -\n      maxVRam: 9000   # MB\n    - # about the type\n"
                + "      gpuType: sysfsdev\n", "gpus:\n  # the first\n  []\n");
        removes("nics[0].mac", "mac: aa:bb   # first\n  vf", "vf");
        removes("nics[0]", "- mac: aa:bb   # first\n  vf: 1\n", "");
        removes("nics[1]", "- mac: cc\n", "");
        removes("flow.a", "{a: 1, b", "{b");
        removes("flow.b[1]", "[x, y]", "[x]");
        removes("text", "text: |\n  two\n  lines\n", "");
        removes("nowhere.at.all", "last", "last");
        assertEquals("a: []\n", remove("a:\n  - 1\n", "a[0]"));
        assertEquals("a: 1", remove("a: 1\nb: 2", "b"));
    }

    @Test
    void lineEndsStay() {
        assertEquals("a: 1\r\nb: 2\r\n", set("a: 1\r\n", "b", 2));
        assertEquals("b: 2\r\n", remove("a: 1\r\nb: 2\r\n", "a"));
    }

    @Test
    void whatIsWrittenIsWhatIsRead() {
        Random random = new Random(4);
        String characters = "ab01~!&*-?:#,[]{}|>%@`'\"\\ \t\n\r.=/_yno\u00e4\u2028\uD83D\uDE00\u0007";
        int[] points = characters.codePoints().toArray();
        for (int i = 0; i < 4000; i++) {
            StringBuilder word = new StringBuilder();
            int length = random.nextInt(7);
            for (int j = 0; j < length; j++) {
                word.appendCodePoint(points[random.nextInt(points.length)]);
            }
            String text = word.toString();
            for (String before : List.of("k: x\n", "k: 'x'\n", "k: \"x\"\n", "k: [x]\n")) {
                String path = before.contains("[") ? "k[0]" : "k";
                String after = set(before, path, text);
                Node.Scalar scalar = (Node.Scalar) yaml(after).root().orElseThrow().find(path).orElseThrow();
                assertEquals(text, scalar.value(), after);
                assertTrue(!scalar.isNull(), after);
            }
            String made = new YamlValue.Fields().put(text, List.of(text, new YamlValue.Fields().put("k", text)))
                    .written();
            Node.Mapping root = (Node.Mapping) yaml(made).root().orElseThrow();
            assertEquals(text, root.pairs().getFirst().key().value(), made);
            assertEquals(text, root.pairs().getFirst().value().get("[1].k").orElse(""), made);
        }
    }

    /** Every place in a document, set and taken away: nothing but that place is different. */
    @Test
    void anEditChangesNothingElse() {
        for (String path : scalars(yaml(TEXT).root().orElseThrow(), YamlPath.ROOT)) {
            String after = set(TEXT, path, "changed");
            assertEquals(values(TEXT, path), values(after, path));
            assertEquals("changed", yaml(after).root().orElseThrow().get(path).orElseThrow());
            assertEquals(comments(TEXT), comments(after));
        }
    }

    private static List<String> comments(String text) {
        return text.lines().filter(line -> line.contains("#")).map(line -> line.substring(line.indexOf('#'))).toList();
    }

    private static List<String> values(String text, String without) {
        Node root = yaml(text).root().orElseThrow();
        return scalars(root, YamlPath.ROOT).stream().filter(path -> !path.equals(without))
                .map(path -> path + "=" + root.get(path)).toList();
    }

    private static List<String> scalars(Node node, YamlPath path) {
        List<String> found = new ArrayList<>();
        switch (node) {
            case Node.Scalar scalar -> found.add(path.toString());
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    found.addAll(scalars(sequence.items().get(i), path.item(i)));
                }
            }
            case Node.Mapping mapping -> mapping.pairs()
                    .forEach(pair -> found.addAll(scalars(pair.value(), path.key(pair.key().value()))));
        }
        return found;
    }
}
