// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Facts of one host at one time: a raw tree, the outputs of commands, and views computed from them. Immutable and
 * thread-safe. What no probe asked for is unknown, not absent.
 */
public final class HostSnapshot {
    // as many as the kernel follows
    private static final int MOST_LINKS = 40;
    private final SortedMap<String, Entry> tree;
    private final Map<HostCommand, Fact<CommandOutput>> outputs;
    private final List<Probe> probes;
    private final String id;

    private HostSnapshot(Builder builder) {
        tree = new TreeMap<>(builder.tree);
        outputs = new EnumMap<>(builder.outputs);
        probes = List.copyOf(builder.probes);
        id = SnapshotId.of(tree, outputs, probes);
    }

    /** A host of which nothing is known. */
    public static HostSnapshot nothingKnown() {
        return new Builder().build();
    }

    /** A snapshot to be filled by a collector or a test. */
    public static Builder builder() {
        return new Builder();
    }

    /** The reads that every snapshot holds because the typed views of this package need them. */
    public static List<Probe> commonProbes() {
        return CommonProbes.ALL;
    }

    /** Names this state of the host: equal for two scans that differ in volatile facts only. Hexadecimal. */
    public String id() {
        return id;
    }

    /** The probes that were made. */
    public List<Probe> probes() {
        return probes;
    }

    /** The raw tree by path, unmodifiable. */
    public SortedMap<String, Entry> tree() {
        return Collections.unmodifiableSortedMap(tree);
    }

    /**
     * What stood at this path; absent where a probe covers it and it was not found. Below something that could not be looked
     * into it is unknown, not absent.
     */
    public Fact<Entry> entry(String path) {
        Entry entry = tree.get(path);
        if (entry != null) {
            return entry.kind() == Entry.Kind.OTHER && entry.content() instanceof Fact.Unknown<String>(String why)
                    ? Fact.unknown(path + ": " + why)
                    : Fact.known(entry);
        }
        if (hasChildren(path)) {
            return Fact.known(Entry.directory());
        }
        return missing(path);
    }

    /** The text of a file as it stands; a link to a file reads as that file, where its target was collected too. */
    public Fact<String> text(String path) {
        String file = path;
        for (int links = 0; links < MOST_LINKS && tree.get(file) instanceof Entry entry
                && entry.kind() == Entry.Kind.LINK
                && entry.content() instanceof Fact.Known<String>(String target); links++) {
            file = Glob.resolve(file, target);
        }
        return content(file, Entry.Kind.FILE, "file");
    }

    /** The text of a file without the white space around it: the value of a sysfs attribute. */
    public Fact<String> file(String path) {
        return text(path).map(String::strip);
    }

    /** The last segment of a link's target: the name of a driver, an IOMMU group, a parent device. */
    public Fact<String> link(String path) {
        return content(path, Entry.Kind.LINK, "link").map(target -> target.substring(target.lastIndexOf('/') + 1));
    }

    /** The names in a folder that a probe asked for, sorted; unknown where no probe looked into it or it did not let it. */
    public Fact<List<String>> list(String path) {
        if (tree.get(path) instanceof Entry folder && folder.content() instanceof Fact.Unknown<String>(String why)) {
            return Fact.unknown(path + ": " + why);
        }
        var names = new TreeSet<String>();
        for (String child : tree.subMap(path + "/", path + "0").keySet()) {
            String below = child.substring(path.length() + 1);
            int slash = below.indexOf('/');
            names.add(slash < 0 ? below : below.substring(0, slash));
        }
        if (!names.isEmpty()) {
            return Fact.known(List.copyOf(names));
        }
        boolean looked = paths().anyMatch(probe -> probe.looksInto(path));
        return entry(path) instanceof Fact.Absent<Entry>
                ? Fact.absent()
                : looked ? Fact.known(List.of()) : Fact.unknown(path + " was not looked into");
    }

    /** What a command answered; absent where the program is not installed. */
    public Fact<CommandOutput> command(HostCommand command) {
        Fact<CommandOutput> output = outputs.get(command);
        return output != null ? output : Fact.unknown("\"" + command.line() + "\" was not run");
    }

    /** The processor. */
    public Cpu cpu() {
        return new Cpu(this);
    }

    /** KVM. */
    public Kvm kvm() {
        return new Kvm(this);
    }

    /** The installed QEMU. */
    public Qemu qemu() {
        return new Qemu(this);
    }

    /** The user that the scan ran as. */
    public User user() {
        return new User(this);
    }

    /** The PCI functions. */
    public Pci pci() {
        return new Pci(this);
    }

    /** TCP ports that somebody listens on. */
    public Ports ports() {
        return new Ports(this);
    }

    /** Whether a kernel module is loaded or built in; {@code -} and {@code _} are the same. */
    public Fact<Boolean> hasModule(String name) {
        return switch (entry("/sys/module/" + name.replace('-', '_'))) {
            case Fact.Known<Entry> known -> Fact.known(true);
            case Fact.Absent<Entry> absent -> Fact.known(false);
            case Fact.Unknown<Entry>(String why) -> Fact.unknown(why);
        };
    }

    /** The state after one change, as far as it shows in the tree. For previews. */
    public HostSnapshot after(Change change) {
        Builder next = new Builder(this);
        switch (change) {
            case Change.LoadModule(String name) -> next.put("/sys/module/" + name.replace('-', '_'), Entry.directory());
            case Change.UnloadModule(String name) -> next.removeTree("/sys/module/" + name.replace('-', '_'));
            case Change.WriteFile(String path, String text) -> next.put(path, Entry.file(text));
            case Change.DeleteFile(String path) -> next.removeTree(path);
        }
        return next.build();
    }

    private Fact<String> content(String path, Entry.Kind kind, String word) {
        return entry(path).flatMap(entry -> entry.kind() == kind
                ? because(path, entry.content())
                : Fact.unknown(path + " is no " + word));
    }

    private static Fact<String> because(String path, Fact<String> content) {
        return content instanceof Fact.Unknown<String>(String why) ? Fact.unknown(path + ": " + why) : content;
    }

    private boolean hasChildren(String path) {
        return !tree.subMap(path + "/", path + "0").isEmpty();
    }

    private Fact<Entry> missing(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String above = path.substring(0, slash);
            if (tree.get(above) instanceof Entry folder
                    && folder.content() instanceof Fact.Unknown<String>(String why)) {
                return Fact.unknown(above + ": " + why);
            }
        }
        return paths().anyMatch(probe -> probe.covers(path))
                ? Fact.absent()
                : Fact.unknown(path + " was not probed");
    }

    private Stream<Probe.PathProbe> paths() {
        return probes.stream().filter(Probe.PathProbe.class::isInstance).map(Probe.PathProbe.class::cast);
    }

    /** Collects what a host answered. Not thread-safe. */
    public static final class Builder {
        private final SortedMap<String, Entry> tree = new TreeMap<>();
        private final Map<HostCommand, Fact<CommandOutput>> outputs = new EnumMap<>(HostCommand.class);
        private final List<Probe> probes = new ArrayList<>();

        private Builder() {
        }

        private Builder(HostSnapshot from) {
            tree.putAll(from.tree);
            outputs.putAll(from.outputs);
            probes.addAll(from.probes);
        }

        /** These probes were made: what they cover and is not in the tree is absent. */
        public Builder probed(Collection<? extends Probe> made) {
            probes.addAll(made);
            return this;
        }

        /** What stands at a path. */
        public Builder put(String path, Entry entry) {
            tree.put(path, entry);
            return this;
        }

        /**
         * What one of several probes saw at a path. What could not be read in one way stays unknown, so that nothing below
         * it passes for absent because another probe did not try.
         */
        public Builder merge(String path, Entry entry) {
            tree.merge(path, entry, (old, now) -> old.content() instanceof Fact.Unknown ? old : now);
            return this;
        }

        /** What a command answered. */
        public Builder output(HostCommand command, Fact<CommandOutput> output) {
            outputs.put(command, output);
            return this;
        }

        /** Takes away a path and everything below it. */
        public Builder removeTree(String path) {
            tree.remove(path);
            tree.subMap(path + "/", path + "0").clear();
            return this;
        }

        /** The snapshot; the builder may go on. */
        public HostSnapshot build() {
            return new HostSnapshot(this);
        }
    }
}
