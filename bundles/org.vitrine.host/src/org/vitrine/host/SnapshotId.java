// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Computes a snapshot's id: over what was asked, for what was not asked is unknown rather than absent, and over all answers
 * but the volatile. That something volatile is there, and for whom, lasts; its content does not.
 */
final class SnapshotId {
    private final MessageDigest digest;

    private SnapshotId(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(SortedMap<String, Entry> tree, Map<HostCommand, Fact<CommandOutput>> outputs, List<Probe> probes) {
        try {
            var id = new SnapshotId(MessageDigest.getInstance("SHA-256"));
            probes.stream().map(Probe::toString).sorted().distinct().forEach(id::add);
            ProbeIndex passing = ProbeIndex
                    .of(probes.stream().filter(p -> p.volatility() == Volatility.VOLATILE).toList());
            tree.forEach((path, entry) -> {
                id.add(path);
                id.add((passing.covers(path) ? entry.with(Fact.absent()).stamped(-1, -1) : lasting(path, entry))
                        .toString());
            });
            outputs.forEach((command, output) -> {
                id.add(command.name());
                id.add(command.volatility() == Volatility.VOLATILE ? "" : output.toString());
            });
            return HexFormat.of().formatHex(id.digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Entry lasting(String path, Entry entry) {
        return path.equals(Cpu.INFO) ? entry.with(entry.content().map(Cpu::lasting)) : entry;
    }

    /** Each part goes in with its length before it, so that no content can pass for another path's entry. */
    private void add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
