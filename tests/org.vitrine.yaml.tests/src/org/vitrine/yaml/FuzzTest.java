// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** Broken text gives a YamlException and nothing else. */
class FuzzTest {
    private static final String SEED = "%YAML 1.2\n%TAG !n! tag:nimyaml.org,2016:\n--- !n!custom:Config\n"
            + "name: \"LibVF.IO \\x41 VM\"\nx: &a [1, {b: c}]\ny: *a\nz: |2-\n    t\nq: >+\n  f\n? k\n: v\n"
            + "gpus: \n  - \n    -\n      maxVRam: 9000\n...\n---\nsecond: !!null ~\n";

    @Test
    void noTextBreaksTheReader() {
        Random random = new Random(11);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(SEED);
            int changes = 1 + random.nextInt(6);
            for (int j = 0; j < changes; j++) {
                change(text, random);
            }
            try {
                Yaml.of(text.toString());
                read++;
            } catch (YamlException e) {
                assertTrue(!e.reason().isBlank());
                refused++;
            }
        }
        assertTrue(read > 1000 && refused > 1000, read + " read, " + refused + " refused");
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        String pieces = "\n\t\r :-#&*!|>%@`'\"[]{},?\\~0aZ\u0000\uFEFF\uD800\u2028";
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
            case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(30))));
            default -> {
                if (at < text.length()) {
                    text.setCharAt(at, (char) random.nextInt(0x250));
                }
            }
        }
    }
}
