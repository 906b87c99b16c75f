// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.vitrine.core.HostReader;
import org.vitrine.core.HostSource;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.SnapshotText;
import org.vitrine.host.Text;

/** A host as it was recorded. What was not recorded was not probed, whoever asks for it now. */
record RecordedHost(Path file) implements HostSource {

    @Override
    public String id() {
        return file.toString();
    }

    @Override
    public Text label() {
        return Text.of("{0}", file.getFileName());
    }

    @Override
    public HostSnapshot collect(List<Probe> probes, Progress progress) throws VitrineException {
        progress.now(Text.of("Reading {0}", file));
        return Recording.read(file, SnapshotText.Limits.USUAL);
    }

    /** It does not change, so it is read once. */
    @Override
    public HostReader reader() {
        return new HostReader() {
            private Optional<HostSnapshot> recorded = Optional.empty();

            @Override
            public Look look(List<Probe> probes, Progress progress) throws VitrineException {
                HostSnapshot snapshot = recorded.isPresent() ? recorded.get() : collect(probes, progress);
                recorded = Optional.of(snapshot);
                return new Look(snapshot, System.nanoTime());
            }

            @Override
            public void close() {
                recorded = Optional.empty();
            }
        };
    }
}
