// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/**
 * Texts that nobody would write: cut, doubled, with other characters in them. Each is read or refused with a sentence; what
 * was read is a domain, and what is written of it is read again. The same texts in each run.
 */
class FuzzTest {

    private static final int ROUNDS = 200;
    private static final List<String> PIECES = List.of("'", "\"", "\\", "$", "${", "$(", "`", "(", ")", ",", ",,", "=",
            "{", "}", "[", "\n",
            "\0", "\uD800", "-", "--", " -device ", " -cpu ", "a=(", "\u00e9", "<", ">", "&", "|", ";", "case x in ",
            "if ", "fi", "#",
            "99999999999999999999", "-1", "0x", "id=", "bus=", " -drive ", " -blockdev {", "\"driver\":", "file.", "%s",
            "]]>");

    @Test
    void everyTextIsReadOrRefused() {
        Random random = new Random(4);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(Asked.resource(Asked.SCRIPTS.get(round % Asked.SCRIPTS.size()) + ".sh"), random);
            Asked.DIALECT.recognises("x", text);
            try {
                Translation translation = Asked.read(text);
                Translation written = Asked.DIALECT.write(Domain.of(translation.text()), Asked.HOST);
                Asked.read(written.text());
                read++;
            } catch (DialectException e) {
                assertTrue((e.getMessage() + "").endsWith("."), text);
            }
        }
        assertTrue(read > ROUNDS / 10, "some are still commands: " + read);
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0 && !mutated.isEmpty(); i--) {
            int at = random.nextInt(mutated.length());
            int length = Math.min(random.nextInt(30), mutated.length() - at);
            switch (random.nextInt(4)) {
                case 0 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> mutated.delete(at, at + length);
                case 2 -> mutated.insert(at, mutated.substring(at, at + length));
                default -> mutated.setCharAt(at, (char) random.nextInt(0x180));
            }
        }
        return mutated.toString();
    }
}
