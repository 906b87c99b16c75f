// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/** A host with facts changed: what a test says of a sound host that has one fault. Each call changes it; not thread-safe. */
public final class Altered {
    private static final String NOT_PERMITTED = "Permission denied";

    private final Map<String, Entry> tree;
    private final Map<HostCommand, Fact<CommandOutput>> outputs;
    private final List<Probe> probes;

    private Altered(HostSnapshot host) {
        tree = new TreeMap<>(host.tree());
        outputs = new TreeMap<>(host.outputs());
        probes = new ArrayList<>(host.probes());
    }

    /** A host to change; the snapshot stays as it is. */
    public static Altered of(HostSnapshot host) {
        return new Altered(host);
    }

    /** Something else stands at a path, which was looked for. */
    public Altered with(String path, Entry entry) {
        tree.put(path, entry);
        return probed(path);
    }

    /** A file with this text. */
    public Altered file(String path, String text) {
        return with(path, Entry.file(text));
    }

    /** A symbolic link. */
    public Altered link(String path, String target) {
        return with(path, Entry.link(target));
    }

    /** Nothing stands at a path, nor below it; it was looked for. */
    public Altered without(String path) {
        tree.keySet().removeIf(other -> other.equals(path) || other.startsWith(path + "/"));
        return probed(path);
    }

    /** What stands at a path could not be read, nor anything below it. */
    public Altered unknown(String path) {
        Entry entry = tree.get(path);
        if (entry != null && (entry.kind() == Entry.Kind.FILE || entry.kind() == Entry.Kind.LINK)) {
            return with(path, entry.with(Fact.unknown(NOT_PERMITTED)));
        }
        return without(path).with(path, Entry.unreadable(NOT_PERMITTED));
    }

    /** A command answers this and ends with success. */
    public Altered answer(HostCommand command, String text) {
        return answer(command, Fact.known(new CommandOutput(0, text, "")));
    }

    /** What a command answers. */
    public Altered answer(HostCommand command, Fact<CommandOutput> output) {
        outputs.put(command, output);
        return this;
    }

    /** A command that could not be run. */
    public Altered unanswered(HostCommand command) {
        return answer(command, Fact.unknown(NOT_PERMITTED));
    }

    /** A command whose program is not installed. */
    public Altered without(HostCommand command) {
        return answer(command, Fact.absent());
    }

    /** The host as it is now. */
    public HostSnapshot host() {
        HostSnapshot.Builder host = HostSnapshot.builder().probed(probes);
        tree.forEach(host::put);
        outputs.forEach(host::output);
        return host.build();
    }

    private Altered probed(String path) {
        probes.add(Probe.path(path));
        return this;
    }
}
