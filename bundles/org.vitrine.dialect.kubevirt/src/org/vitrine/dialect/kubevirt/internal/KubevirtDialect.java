// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectInfo;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;
import org.vitrine.yaml.Node;

/** KubeVirt's manifests. */
@Component
public final class KubevirtDialect implements Dialect {
    /** Its id. */
    static final String ID = "kubevirt";

    private final Schemas schemas = new Schemas();

    @Override
    public DialectInfo info() {
        return DialectInfo.of(ID, "KubeVirt", "A VirtualMachine for Kubernetes, kubevirt.io/v1", "yaml");
    }

    @Override
    public boolean recognises(String fileName, String text) {
        return text.contains("kubevirt.io/") && text.contains("kind") && text.contains("VirtualMachine");
    }

    @Override
    public SourceDocument parse(String text) throws DialectException {
        return new SourceDocument(ID, text, Manifests.of(text).entries());
    }

    @Override
    public Translation read(SourceDocument document, HostSnapshot host) throws DialectException {
        Manifests manifests = Manifests.of(document.text());
        if (manifests.machine().find(manifests.specPath()).flatMap(spec -> spec.as(Node.Mapping.class)).isEmpty()) {
            throw new DialectException("This " + manifests.kind() + " has no keys in " + manifests.specPath()
                    + ", where its machine belongs; write it there.");
        }
        try {
            return DomainMaker.make(manifests, host);
        } catch (IllegalArgumentException | DomainException e) {
            DialectException refusal = new DialectException(
                    "This manifest has a value that XML cannot hold: " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
    }

    @Override
    public Translation write(Domain domain, HostSnapshot host) throws DialectException {
        return ManifestMaker.make(domain, host, schemas);
    }

    @Override
    public List<Check> checks() {
        return KubevirtChecks.all(schemas);
    }
}
