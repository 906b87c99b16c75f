// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vitrine.core.Authenticator;
import org.vitrine.core.HostReach;
import org.vitrine.core.HostSource;
import org.vitrine.core.VitrineException;

/** Opens {@code ssh://[USER@]HOST[:PORT]}. */
@Component
public final class SshReach implements HostReach {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Authenticator authenticator;

    /** Used by Declarative Services. */
    @Activate
    public SshReach() {
        // nothing is done before a host is looked at
    }

    @Override
    public Optional<HostSource> open(String name) throws VitrineException {
        return Destination.isMeant(name)
                ? Optional.of(new SshHostSource(Destination.of(name), "ssh", SshHostSource.Patience.USUAL,
                        () -> Optional.ofNullable(authenticator)))
                : Optional.empty();
    }
}
