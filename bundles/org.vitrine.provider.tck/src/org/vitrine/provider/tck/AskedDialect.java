// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;

/**
 * A dialect as tests ask it: what they give it is sound, so a refusal is a test's failure.
 *
 * @param dialect the dialect
 */
public record AskedDialect(Dialect dialect) {

    /** The document in a text. */
    public SourceDocument parse(String text) {
        try {
            return dialect.parse(text);
        } catch (DialectException e) {
            throw new AssertionError(e);
        }
    }

    /** The domain of a text on a host. */
    public Translation read(String text, HostSnapshot host) {
        try {
            return dialect.read(dialect.parse(text), host);
        } catch (DialectException e) {
            throw new AssertionError(e);
        }
    }

    /** The text for a domain on a host. */
    public Translation write(String xml, HostSnapshot host) {
        try {
            return dialect.write(Domain.of(xml), host);
        } catch (DialectException e) {
            throw new AssertionError(e);
        }
    }

    /** The parts that a translation names as not carried. */
    public static List<String> parts(Translation translation) {
        return translation.losses().stream().map(Loss::part).toList();
    }

    /** The text of a file that lies beside a test, in UTF-8. */
    public static String beside(Class<?> test, String name) {
        try (InputStream file = test.getResourceAsStream(name)) {
            if (file == null) {
                throw new AssertionError("There is no " + name + " beside " + test.getSimpleName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A text as somebody's keys may leave it: up to {@code most} times something is taken away, put in or doubled.
     *
     * @param random where the changes come from
     */
    public static String mistyped(String text, int most, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(most); i >= 0; i--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.delete(at, Math.min(changed.length(), at + random.nextInt(40)));
                case 1 -> changed.insert(at, "\n- :{}[]&*!'\"#\u0000x0 ~".charAt(random.nextInt(19)));
                default ->
                    changed.insert(at, changed.substring(at, Math.min(changed.length(), at + random.nextInt(60))));
            }
        }
        return changed.toString();
    }
}
