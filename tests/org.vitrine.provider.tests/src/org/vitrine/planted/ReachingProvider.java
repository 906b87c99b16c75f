// SPDX-License-Identifier: EPL-2.0
package org.vitrine.planted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;

/** A provider that looks at the host by itself. */
public final class ReachingProvider extends PlantedProvider {

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return Files.exists(Path.of("/sys")) ? List.of() : super.candidates(host);
    }
}
