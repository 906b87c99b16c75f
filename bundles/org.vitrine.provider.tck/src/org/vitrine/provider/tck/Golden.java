// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;

/** Domains that lie beside a test. */
public final class Golden {

    private Golden() {
    }

    /** The domains in these files of the test's own folder. */
    public static List<Domain> beside(Object test, String... names) {
        return Stream.of(names).map(name -> read(test.getClass(), name)).toList();
    }

    private static Domain read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError(
                        "There is no %s beside %s: write a domain in which each setting stands, or override golden()."
                                .formatted(name, beside.getSimpleName()));
            }
            return Domain.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
