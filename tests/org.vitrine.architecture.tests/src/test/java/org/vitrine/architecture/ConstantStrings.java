// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The strings that a class loads: the String entries of its constant pool (Java Virtual Machine Specification, 4.4). */
final class ConstantStrings {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int STRING = 8;
    private static final Map<Integer, Integer> SIZES = Map.ofEntries(Map.entry(3, 4), Map.entry(4, 4),
            Map.entry(LONG, 8),
            Map.entry(DOUBLE, 8), Map.entry(7, 2), Map.entry(9, 4), Map.entry(10, 4), Map.entry(11, 4),
            Map.entry(12, 4),
            Map.entry(15, 3), Map.entry(16, 2), Map.entry(17, 4), Map.entry(18, 4), Map.entry(19, 2), Map.entry(20, 2));

    private ConstantStrings() {
    }

    static Set<String> of(Path classFile) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(classFile))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            Map<Integer, String> texts = new HashMap<>();
            List<Integer> strings = new ArrayList<>();
            for (int index = 1; index < count; index++) {
                int tag = in.readUnsignedByte();
                if (tag == UTF8) {
                    texts.put(index, in.readUTF());
                } else if (tag == STRING) {
                    strings.add(in.readUnsignedShort());
                } else {
                    in.skipNBytes(Objects.requireNonNull(SIZES.get(tag), classFile + " has a constant of kind " + tag));
                }
                // those take two places
                index += tag == LONG || tag == DOUBLE ? 1 : 0;
            }
            return strings.stream().map(texts::get).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(classFile.toString(), e);
        }
    }
}
