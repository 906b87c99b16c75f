// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Takes out of a snapshot what must not leave the host: passwords, keys and tokens always; serial numbers, MAC addresses,
 * UUIDs, machine ids, host and user names unless they are to be kept. In their places stand other words, the same for the
 * same within one snapshot, so that what belonged together still does. Used for one snapshot by one thread.
 */
public final class Redaction {
    private final Collection<String> hostNames;
    private final boolean identity;

    private Redaction(boolean identity, Collection<String> hostNames) {
        this.identity = identity;
        this.hostNames = List.copyOf(hostNames);
    }

    /** Takes out passwords, keys and tokens. */
    public static Redaction ofSecrets() {
        return new Redaction(false, List.of());
    }

    /**
     * Takes out passwords, keys and tokens, and what tells one host or person from another.
     *
     * @param hostNames names of the host that are known from elsewhere
     */
    public static Redaction ofIdentity(Collection<String> hostNames) {
        return new Redaction(true, hostNames);
    }

    /** The snapshot without it. */
    public HostSnapshot of(HostSnapshot host) {
        // of a path and a text there, the text
        BinaryOperator<String> texts = (path, text) -> Secrets.removed(text);
        UnaryOperator<String> names = UnaryOperator.identity();
        if (identity) {
            Identity known = Identity.of(host, hostNames);
            texts = (path, text) -> known.text(path, Secrets.removed(text));
            names = known::words;
        }
        HostSnapshot.Builder redacted = HostSnapshot.builder().probed(probes(host.probes(), names));
        for (var entry : host.tree().entrySet()) {
            redacted.put(names.apply(entry.getKey()),
                    entry.getValue().with(fact(entry.getKey(), entry.getValue().content(), texts)));
        }
        for (var output : host.outputs().entrySet()) {
            redacted.output(output.getKey(), output(output.getKey(), output.getValue(), texts));
        }
        return redacted.build();
    }

    private static List<Probe> probes(List<Probe> made, UnaryOperator<String> names) {
        var probes = new ArrayList<Probe>();
        for (Probe probe : made) {
            probes.add(probe instanceof Probe.PathProbe(String glob, Volatility volatility)
                    ? new Probe.PathProbe(names.apply(glob), volatility)
                    : probe);
        }
        return probes;
    }

    private static Fact<String> fact(String path, Fact<String> content, BinaryOperator<String> texts) {
        return switch (content) {
            case Fact.Known<String>(String text) -> Fact.known(isCommandLine(path) ? "" : texts.apply(path, text));
            case Fact.Absent<String>() -> content;
            case Fact.Unknown<String>(String why) -> Fact.unknown(texts.apply(path, why));
        };
    }

    /** Arguments of programs hold whatever their users put there. */
    private static boolean isCommandLine(String path) {
        return path.startsWith("/proc/") && path.endsWith("/cmdline") && !path.equals("/proc/cmdline");
    }

    private static Fact<CommandOutput> output(HostCommand command, Fact<CommandOutput> output,
            BinaryOperator<String> texts) {
        return switch (output) {
            case Fact.Known<CommandOutput>(CommandOutput known) -> Fact.known(new CommandOutput(known.exitCode(),
                    texts.apply(command.name(), known.standardOutput()),
                    texts.apply(command.name(), known.standardError())));
            case Fact.Absent<CommandOutput>() -> output;
            case Fact.Unknown<CommandOutput>(String why) -> Fact.unknown(texts.apply(command.name(), why));
        };
    }
}
