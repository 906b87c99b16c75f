// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/** Brings a snapshot up to date where something changed, and where the kernel changes something along with it. */
public final class Refresh {

    /** Makes probes as far as they are about a part of the tree. */
    @FunctionalInterface
    public interface Look {
        /** @throws VitrineException when the host cannot be reached or nobody waits any more */
        HostSnapshot at(List<Probe> probes, Scope scope) throws VitrineException;
    }

    private final Look look;

    /** @param look looks at the host */
    public Refresh(Look look) {
        this.look = look;
    }

    /**
     * The snapshot with what lies below these paths as it is now; the same one when nothing is different.
     *
     * @param probes what was asked for when it was made
     * @throws VitrineException when the host cannot be reached or nobody waits any more
     */
    public HostSnapshot of(HostSnapshot before, Collection<Probe> probes, Set<String> below) throws VitrineException {
        List<Probe> files = probes.stream().filter(Probe.PathProbe.class::isInstance).toList();
        Set<String> asked = Neighbours.of(before, below);
        HostSnapshot now = renewed(before, files, asked);
        // what came with a new device is linked from it only now
        Set<String> more = new HashSet<>(Neighbours.of(now, asked));
        more.removeAll(asked);
        return more.isEmpty() ? now : renewed(now, files, more);
    }

    private HostSnapshot renewed(HostSnapshot before, List<Probe> probes, Set<String> below) throws VitrineException {
        return before.renewed(below, look.at(probes, Scope.below(below)));
    }
}
