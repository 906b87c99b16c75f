// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Domains of many styles, written by hand, and each of them laid out in other ways. */
final class Corpus {

    /** A domain under a name to show when a test fails. */
    record Sample(String name, String text) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<String> FILES = List.of("plain", "virsh-dumpxml", "minimal", "minimal-devices",
            "empty-devices",
            "two-screens", "passthrough", "mdev", "qemu-commandline", "comments", "cdata", "entities", "greater-than",
            "one-line",
            "wrapped-tags", "mixed-quotes", "unknown-elements", "no-devices", "empty-pairs", "non-ascii", "flush-left",
            "four-spaces", "untidy", "sections", "graphics");

    private static final Map<String, UnaryOperator<String>> LAYOUTS = new LinkedHashMap<>();
    static {
        LAYOUTS.put("as it is", t -> t);
        LAYOUTS.put("CR LF", t -> t.replace("\n", "\r\n"));
        LAYOUTS.put("tabs", t -> t.replace("  ", "\t"));
        LAYOUTS.put("one line", t -> t.replaceAll(">\\s+<", "><").strip());
        LAYOUTS.put("double quotes", t -> t.contains("\"") ? t : t.replace("'", "\""));
        LAYOUTS.put("spaced",
                t -> t.replaceAll("(\\s\\w+)='([^'\"<>]*)'", "$1 = '$2'").replaceAll("</(\\w+)>", "</$1 >")
                        .replace("'/>", "' />"));
        LAYOUTS.put("comments", t -> t.replaceAll("(\n\\s*)</", "$1<!-- <video> & 'x' -->$1</"));
        LAYOUTS.put("blank lines", t -> t.replace("\n", "\n\n"));
        LAYOUTS.put("trailing blanks", t -> t.replace(">\n", "> \t\n"));
    }

    private Corpus() {
    }

    static String file(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream("corpus/" + name + ".xml")) {
            if (in == null) {
                throw new IllegalArgumentException("No corpus file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Sample> files() {
        return FILES.stream().map(name -> new Sample(name, file(name)));
    }

    static Stream<Sample> all() {
        return files().flatMap(sample -> LAYOUTS.entrySet().stream()
                .map(layout -> new Sample(sample.name() + ", " + layout.getKey(),
                        layout.getValue().apply(sample.text()))));
    }
}
