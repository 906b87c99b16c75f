// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;

/** What tests ask the dialect. */
final class Asked {

    static final QemuDialect DIALECT = new QemuDialect();
    static final HostSnapshot HOST = HostSnapshot.nothingKnown();
    /** The scripts and domains here are made by hand after those that people publish; their results were read through. */
    static final List<String> SCRIPTS = List.of("passthrough", "gvtg", "looking-glass", "virgl", "quickemu",
            "windows11", "libvirt-log");

    /** Domains made by hand, for the other way. */
    static final List<String> DOMAINS = List.of("desktop", "everything");

    private Asked() {
    }

    static String resource(String name) {
        try (InputStream stream = Asked.class.getResourceAsStream("scripts/" + name)) {
            assertTrue(stream != null, name);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Translation read(String script) throws DialectException {
        return DIALECT.read(DIALECT.parse(script), HOST);
    }

    static Domain domain(String script) throws DialectException {
        return Domain.of(read(script).text());
    }

    static Translation write(String xml) throws DialectException {
        return DIALECT.write(Domain.of(xml), HOST);
    }

    static String losses(Translation translation) {
        StringBuilder lines = new StringBuilder();
        for (Loss loss : translation.losses()) {
            lines.append(loss.part()).append(": ").append(loss.why()).append('\n');
        }
        return lines.toString();
    }
}
