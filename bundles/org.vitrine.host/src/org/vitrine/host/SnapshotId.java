// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Computes a snapshot's id over all but the volatile facts. */
final class SnapshotId {

    private SnapshotId() {
    }

    static String of(SortedMap<String, Entry> tree, Map<HostCommand, Fact<CommandOutput>> outputs, List<Probe> probes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Probe.PathProbe> passing = probes.stream().filter(Probe.PathProbe.class::isInstance)
                    .map(Probe.PathProbe.class::cast).filter(p -> p.volatility() == Volatility.VOLATILE).toList();
            tree.forEach((path, entry) -> {
                if (passing.stream().noneMatch(probe -> probe.covers(path))) {
                    digest.update((path + '\n' + entry + '\n').getBytes(StandardCharsets.UTF_8));
                }
            });
            outputs.forEach((command, output) -> {
                if (command.volatility() != Volatility.VOLATILE) {
                    digest.update((command + "\n" + output + '\n').getBytes(StandardCharsets.UTF_8));
                }
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
