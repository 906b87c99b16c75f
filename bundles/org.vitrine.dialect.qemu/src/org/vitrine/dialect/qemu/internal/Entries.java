// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.dialect.qemu.internal.args.CommandLine;
import org.vitrine.dialect.qemu.internal.shell.Word;
import org.vitrine.provider.SourceDocument.Entry;

/** The values of a command line with their paths, {@code device[1].host}, and their places. */
final class Entries {

    private final int[] lines;
    private final List<Entry> entries = new ArrayList<>();

    private Entries(String text) {
        lines = IntStream.concat(IntStream.of(0),
                IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').map(i -> i + 1)).toArray();
    }

    static List<Entry> of(String text, CommandLine line) {
        Entries all = new Entries(text);
        for (Word variable : line.environment()) {
            int equals = variable.text().indexOf('=');
            if (equals > 0) {
                all.add("env." + variable.text().substring(0, equals), variable.text().substring(equals + 1),
                        variable.offset(equals + 1));
            }
        }
        all.add("program", line.program().text(), line.program().start());
        Map<String, Integer> counts = new HashMap<>();
        for (Arg arg : line.args()) {
            String path = arg.option() + "[" + (counts.merge(arg.option(), 1, Integer::sum) - 1) + "]";
            if (arg.properties().isEmpty()) {
                all.add(path, arg.text(), arg.offset());
            }
            for (Arg.Property property : arg.properties()) {
                all.add(property.key().isEmpty() ? path : path + "." + property.key(), property.value(),
                        property.offset());
            }
        }
        return all.entries;
    }

    private void add(String path, String value, int offset) {
        int found = Arrays.binarySearch(lines, offset);
        int line = found >= 0 ? found : -found - 2;
        entries.add(new Entry(path, value, line + 1, offset - lines[line] + 1));
    }
}
