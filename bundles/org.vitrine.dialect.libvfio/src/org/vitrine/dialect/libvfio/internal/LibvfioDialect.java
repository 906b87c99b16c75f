// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Component;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectInfo;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;

/** LibVF.IO's configuration files. */
@Component
public final class LibvfioDialect implements Dialect {
    /** Its id. */
    static final String ID = "libvfio";
    private static final Pattern KEYS = Pattern.compile("(?m)^(container|gpus|introspect|showhypervisor|startintro):");

    @Override
    public DialectInfo info() {
        return DialectInfo.of(ID, "LibVF.IO", "A configuration file of arcd, LibVF.IO's program", "yaml");
    }

    @Override
    public boolean recognises(String fileName, String text) {
        return text.contains("!n!custom:Config")
                || fileName.matches("(?i).*\\.ya?ml") && KEYS.matcher(text).results().count() > 1;
    }

    @Override
    public SourceDocument parse(String text) throws DialectException {
        return new SourceDocument(ID, text, Flattened.of(Config.of(text)));
    }

    @Override
    public Translation read(SourceDocument document, HostSnapshot host) throws DialectException {
        Config config = Config.of(document.text());
        try {
            return DomainMaker.make(config, host);
        } catch (IllegalArgumentException | DomainException e) {
            DialectException refusal = new DialectException(
                    "This configuration has a value that XML cannot hold: " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
    }

    @Override
    public Translation write(Domain domain, HostSnapshot host) throws DialectException {
        return ConfigMaker.make(domain, host);
    }
}
