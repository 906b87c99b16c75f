// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectInfo;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;

/** Proxmox VE's configuration of a machine. */
@Component(property = "vitrine.dialect=proxmox")
public final class ProxmoxDialect implements Dialect {

    private final Optional<Dialect> qemu;

    /**
     * With whoever reads QEMU's options, for {@code args}.
     *
     * @param qemu the dialect of QEMU's command lines, where it is there
     */
    @Activate
    public ProxmoxDialect(
            @Reference(target = "(vitrine.dialect=qemu)", cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) @Nullable Dialect qemu) {
        this.qemu = Optional.ofNullable(qemu);
    }

    @Override
    public DialectInfo info() {
        return DialectInfo.of("proxmox", "Proxmox VE", "A machine's file of /etc/pve/qemu-server", "conf");
    }

    @Override
    public boolean recognises(String fileName, String text) {
        String start = text.stripLeading();
        if (start.startsWith("<") || start.startsWith("%") || start.startsWith("-") || start.startsWith("{")) {
            return false;
        }
        try {
            Conf conf = Conf.of(text);
            long known = conf.settings().stream().filter(s -> Keys.isKnown(s.key())).count();
            long own = conf.settings().stream().filter(s -> Keys.isOwn(s.key())).map(Setting::key).distinct().count();
            return known * 2 > conf.settings().size() && own >= (fileName.matches("\\d+\\.conf") ? 1 : 2);
        } catch (DialectException e) {
            return false;
        }
    }

    @Override
    public SourceDocument parse(String text) throws DialectException {
        return new SourceDocument("proxmox", text, Conf.of(text).entries());
    }

    @Override
    public Translation read(SourceDocument document, HostSnapshot host) throws DialectException {
        return Reader.read(Conf.of(document.text()), host, qemu);
    }

    @Override
    public Translation write(Domain domain, HostSnapshot host) throws DialectException {
        return Writer.write(domain);
    }
}
