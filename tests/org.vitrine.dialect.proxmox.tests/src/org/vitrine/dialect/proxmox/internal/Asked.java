// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/** What tests ask the dialect. */
final class Asked {

    static final HostSnapshot HOST = HostSnapshot.nothingKnown();
    /** Without anybody who knows QEMU's options. */
    static final ProxmoxDialect ALONE = new ProxmoxDialect(null);

    private Asked() {
    }

    /** As it is in the product: with the service that reads QEMU's options. */
    static ProxmoxDialect together() throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(ProxmoxDialect.class).getBundleContext();
        var references = context.getServiceReferences(Dialect.class, "(vitrine.dialect=qemu)");
        assertEquals(1, references.size(), "the dialect of QEMU's command lines is a service");
        return new ProxmoxDialect(context.getService(references.iterator().next()));
    }

    static String resource(String name) {
        try (InputStream stream = Asked.class.getResourceAsStream("confs/" + name)) {
            assertTrue(stream != null, name);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Translation read(ProxmoxDialect dialect, String text) throws DialectException {
        return dialect.read(dialect.parse(text), HOST);
    }

    static Translation write(String xml) throws DialectException {
        return ALONE.write(Domain.of(xml), HOST);
    }

    static String losses(Translation translation) {
        return translation.losses().stream().map(l -> l.part() + ": " + l.why() + "\n").collect(Collectors.joining());
    }
}
