// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/**
 * Looks at this machine again and again for what changed, on one thread that stays. What a {@link Glance} finds as it was is not
 * read again, but for each sixteenth time, because it does not see everything.
 */
final class SteadyLook implements Poll.Look {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int WHOLE_EACH = 16;
    private final Path folder;
    private final Limits limits;
    private final Glance glance;
    private final SteadyReads reads = new SteadyReads();
    private final Map<Probe, Known> known = new ConcurrentHashMap<>();
    private int looks;
    private Seen seen = new Seen(List.of(), HostSnapshot.nothingKnown());

    /** What a probe found, and how that looked at a glance. */
    private record Known(long glance, Consumer<HostSnapshot.Builder> answer) {
    }

    /** What a look was made of. */
    private record Seen(List<Consumer<HostSnapshot.Builder>> answers, HostSnapshot look) {
    }

    /** @param folder what is the machine's {@code /} */
    SteadyLook(Path folder, Limits limits) {
        this.folder = folder;
        this.limits = limits;
        glance = new Glance(folder);
    }

    @Override
    public HostSnapshot at(List<Probe.PathProbe> probes) throws VitrineException {
        if (looks++ % WHOLE_EACH == 0) {
            known.clear();
        }
        Deadline deadline = Deadline.in(PATIENCE, () -> false);
        try {
            LocalFiles files = LocalFiles.at(folder);
            var answers = reads.make(probes, path -> answer(path, files, deadline), deadline);
            Seen before = seen;
            if (answers.equals(before.answers())) {
                return before.look();
            }
            HostSnapshot.Builder look = HostSnapshot.builder();
            answers.forEach(answer -> answer.accept(look));
            seen = new Seen(answers, look.build());
            return seen.look();
        } catch (IOException e) {
            throw LocalHostSource.unreadable(folder, e);
        }
    }

    private Consumer<HostSnapshot.Builder> answer(Probe.PathProbe probe, LocalFiles files, Deadline deadline) {
        // before it is read: what changes meanwhile is found the next time
        OptionalLong now = glance.of(probe);
        @Nullable
        Known before = known.get(probe);
        if (before != null && now.equals(OptionalLong.of(before.glance()))) {
            return before.answer();
        }
        var answer = new PathExpansion(files, limits, deadline, probe, Scope.EVERYTHING).answer();
        now.ifPresent(sum -> known.put(probe, new Known(sum, answer)));
        return answer;
    }

    @Override
    public void close() {
        reads.close();
    }
}
