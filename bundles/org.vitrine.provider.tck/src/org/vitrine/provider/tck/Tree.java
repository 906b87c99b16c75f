// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;
import org.vitrine.host.Volatility;
import org.vitrine.provider.LiveSource;

/**
 * A host of a test that changes between two looks, and a look at it that holds what was asked for and no more. Not thread-safe.
 */
public final class Tree {
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final Map<HostCommand, Fact<CommandOutput>> outputs = new TreeMap<>();

    /** An empty host. */
    public Tree() {
        // filled by put
    }

    /** A file with this text. */
    public Tree put(String path, String text) {
        return put(path, Entry.file(text));
    }

    /** Something at a path. */
    public Tree put(String path, Entry entry) {
        entries.put(path, entry);
        return this;
    }

    /** A PCI function with a class, and a driver unless that is empty. */
    public Tree function(String address, String classCode, String driver) {
        String path = "/sys/bus/pci/devices/" + address;
        put(path + "/class", classCode + "\n").put(path + "/vendor", "0x1234\n");
        return driver.isEmpty() ? this : put(path + "/driver", Entry.link("../../../bus/pci/drivers/" + driver));
    }

    /** A path and everything below it is gone. */
    public Tree remove(String path) {
        entries.remove(path);
        entries.subMap(path + "/", path + "0").clear();
        return this;
    }

    /** What a command answers from now on. */
    public Tree output(HostCommand command, int exitCode, String standardOutput) {
        outputs.put(command, Fact.known(new CommandOutput(exitCode, standardOutput, "")));
        return this;
    }

    /** What one look brings on top of what the last scan knew; what the policy refuses is not read. */
    public HostSnapshot look(HostSnapshot before, List<Probe> probes) {
        List<Probe> known = before.probes().stream().filter(probe -> probe.volatility() != Volatility.VOLATILE)
                .toList();
        HostSnapshot.Builder look = HostSnapshot.builder().probed(known).probed(probes);
        before.tree().forEach((path, entry) -> {
            if (isOf(known, path) && !isOf(probes, path)) {
                look.put(path, entry);
            }
        });
        before.outputs().forEach(look::output);
        entries.forEach((path, entry) -> {
            if (isOf(probes, path)
                    && (ProbePolicy.refusal(path).isEmpty() || ProbePolicy.refusalToList(path).isEmpty())) {
                look.put(path, entry);
            }
        });
        for (Probe probe : probes) {
            if (probe instanceof Probe.CommandProbe(HostCommand command)) {
                look.output(command, outputs.getOrDefault(command, Fact.absent()));
            }
        }
        return look.build();
    }

    /** Whether a probe reads a path, or would look into it and finds that it may not. */
    private boolean isOf(List<Probe> probes, String path) {
        boolean shut = entries.get(path) instanceof Entry entry && entry.content() instanceof Fact.Unknown;
        return probes.stream().anyMatch(probe -> probe instanceof Probe.PathProbe paths
                && (paths.covers(path) || shut && paths.looksInto(path)));
    }

    /** The first scan: what every scan reads. */
    public HostSnapshot scan() {
        return look(HostSnapshot.nothingKnown(), HostSnapshot.commonProbes());
    }

    /** Several looks, each with what the last one led to; what the last brought. */
    public LiveSource.Reading watch(LiveSource source, int looks) {
        HostSnapshot now = scan();
        for (int i = 0; i < looks; i++) {
            now = look(now, source.probes(now));
        }
        return source.decode(now);
    }
}
