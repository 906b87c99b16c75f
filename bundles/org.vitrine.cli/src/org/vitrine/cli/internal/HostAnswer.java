// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vitrine.core.Host;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;

/** The JSON of {@code vitrine host scan}; its shape is described in JSON.md and versioned. */
record HostAnswer(String format, int version, String host, String label, String snapshot,
        List<HostSummary.Said> summary,
        List<HostSummary.Gpu> gpus, List<Raw> facts, List<Answered> commands) {

    /** What stood at a path. */
    record Raw(String path, Entry.Kind kind, Optional<String> mode, Optional<Integer> uid, Optional<Integer> gid,
            boolean readable, boolean writable, Optional<String> content, Optional<String> target,
            Optional<String> unknown, Optional<Long> size, Optional<Long> modified, Optional<Boolean> isVolatile) {

        static Raw of(String path, Entry entry, boolean isVolatile) {
            Optional<String> content = known(entry.content());
            boolean link = entry.kind() == Entry.Kind.LINK;
            return new Raw(path, entry.kind(), number(entry.uid()).map(uid -> "%04o".formatted(entry.mode())),
                    number(entry.uid()), number(entry.gid()), entry.readable(), entry.writable(),
                    content.filter(text -> !link), content.filter(text -> link), why(entry.content()),
                    number(entry.size()), number(entry.modified()), Optional.of(isVolatile).filter(is -> is));
        }

        private static Optional<Integer> number(int told) {
            return told < 0 ? Optional.empty() : Optional.of(told);
        }

        private static Optional<Long> number(long told) {
            return told < 0 ? Optional.empty() : Optional.of(told);
        }
    }

    /** What a command answered. */
    record Answered(String command, String line, Optional<Integer> exit, Optional<String> output,
            Optional<String> error,
            Optional<String> unknown, Optional<Boolean> isVolatile) {

        static Answered of(HostCommand command, Fact<CommandOutput> output) {
            Optional<CommandOutput> known = known(output);
            return new Answered(Words.of(command), command.line(),
                    known.map(CommandOutput::exitCode), known.map(CommandOutput::standardOutput),
                    known.map(CommandOutput::standardError), why(output),
                    Optional.of(command.volatility() == Volatility.VOLATILE).filter(is -> is));
        }
    }

    static HostAnswer of(String name, Host host, HostSnapshot snapshot) {
        HostSummary summary = HostSummary.of(snapshot);
        List<Probe.PathProbe> passing = snapshot.probes().stream().filter(Probe.PathProbe.class::isInstance)
                .map(Probe.PathProbe.class::cast).filter(probe -> probe.volatility() == Volatility.VOLATILE).toList();
        List<Raw> facts = new ArrayList<>();
        for (Map.Entry<String, Entry> one : snapshot.tree().entrySet()) {
            facts.add(Raw.of(one.getKey(), one.getValue(),
                    passing.stream().anyMatch(probe -> probe.covers(one.getKey()))));
        }
        return new HostAnswer("vitrine-host", 1, name, host.label().toString(), snapshot.id(), summary.topics(),
                summary.gpus(), facts, snapshot.outputs().entrySet().stream()
                        .map(answer -> Answered.of(answer.getKey(), answer.getValue())).toList());
    }

    private static <T> Optional<T> known(Fact<T> fact) {
        return fact instanceof Fact.Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    private static Optional<String> why(Fact<?> fact) {
        return fact instanceof Fact.Unknown<?> unknown ? Optional.of(unknown.why()) : Optional.empty();
    }
}
