// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.vitrine.core.KnownProvider;

/**
 * Reads {@code known-providers.tsv}, which has what the bundles of all providers say of themselves, so that a bundle that is
 * taken out is still named. A test of all of them together makes the file and keeps it true.
 */
final class KnownProviders {
    private static final String FILE = "known-providers.tsv";

    private KnownProviders() {
    }

    static List<KnownProvider> read() {
        try (InputStream in = Objects.requireNonNull(KnownProviders.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> List.of(line.split("\t")))
                    .map(cells -> new KnownProvider(cells.getFirst(), cells.subList(1, cells.size()))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
