// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Facts of one host at one time: a raw tree, the outputs of commands, and views computed from them. Immutable and
 * thread-safe. What no probe asked for is unknown, not absent.
 */
public final class HostSnapshot {
    // as many as the kernel follows
    private static final int MOST_LINKS = 40;
    private final TreeMap<String, Entry> tree;
    private final Map<HostCommand, Fact<CommandOutput>> outputs;
    private final List<Probe> probes;
    private final ProbeIndex probed;
    // computed when it is asked for; threads that race for it compute the same
    private @Nullable String id;

    private HostSnapshot(Builder builder) {
        tree = builder.tree;
        outputs = new EnumMap<>(builder.outputs);
        probes = List.copyOf(builder.probes);
        probed = ProbeIndex.of(probes);
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
        String known = id;
        if (known == null) {
            known = SnapshotId.of(tree, outputs, probes);
            id = known;
        }
        return known;
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
        return target(path).map(target -> target.substring(target.lastIndexOf('/') + 1));
    }

    /** A link's target as it is written. */
    public Fact<String> target(String path) {
        return content(path, Entry.Kind.LINK, "link");
    }

    /** The names in a folder that a probe asked for, sorted; unknown where no probe looked into it or it did not let it. */
    public Fact<List<String>> list(String path) {
        if (tree.get(path) instanceof Entry folder && folder.content() instanceof Fact.Unknown<String>(String why)) {
            return Fact.unknown(path + ": " + why);
        }
        Set<String> names = names(path);
        if (!names.isEmpty()) {
            return Fact.known(List.copyOf(names));
        }
        return entry(path) instanceof Fact.Absent<Entry>
                ? Fact.absent()
                : probed.looksInto(path) ? Fact.known(List.of()) : Fact.unknown(path + " was not looked into");
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

    /** The IOMMU and its groups. */
    public Iommu iommu() {
        return new Iommu(this);
    }

    /** The cards, render nodes and connectors. */
    public Drm drm() {
        return new Drm(this);
    }

    /** Who owns the boot screen. */
    public BootScreen bootScreen() {
        return new BootScreen(this);
    }

    /** The mediated devices. */
    public Mdev mdev() {
        return new Mdev(this);
    }

    /** NVIDIA's driver and virtual GPUs. */
    public Nvidia nvidia() {
        return new Nvidia(this);
    }

    /** Intel GVT-g. */
    public Gvt gvt() {
        return new Gvt(this);
    }

    /** The running kernel. */
    public Kernel kernel() {
        return new Kernel(this);
    }

    /** The kernel's modules. */
    public Modules modules() {
        return new Modules(this);
    }

    /** What modprobe is told. */
    public Modprobe modprobe() {
        return new Modprobe(this);
    }

    /** How the host boots. */
    public Boot boot() {
        return new Boot(this);
    }

    /** Memory, huge pages and the limit of locked memory. */
    public Memory memory() {
        return new Memory(this);
    }

    /** What confines machines. */
    public Security security() {
        return new Security(this);
    }

    /** The host's own firmware. */
    public HostFirmware firmware() {
        return new HostFirmware(this);
    }

    /** The firmware that is installed for guests. */
    public GuestFirmware guestFirmware() {
        return new GuestFirmware(this);
    }

    /** The installed libvirt. */
    public Libvirt libvirt() {
        return new Libvirt(this);
    }

    /** Memory that machines share with the host. */
    public SharedMemory sharedMemory() {
        return new SharedMemory(this);
    }

    /** Programs that are installed. */
    public Tools tools() {
        return new Tools(this);
    }

    /** The groups of users. */
    public Groups groups() {
        return new Groups(this);
    }

    /** Who holds graphics devices open. */
    public DeviceHolders deviceHolders() {
        return new DeviceHolders(this);
    }

    /** What Intel's GPU drivers tell about the virtual functions of a card. */
    public IntelSriov intelSriov(PciFunction function) {
        return new IntelSriov(this, function);
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
        return probed.covers(path) ? Fact.absent() : Fact.unknown(path + " was not probed");
    }

    /** The names in a folder, leaping over what is below each, so that the cost is theirs and not the whole tree's. */
    private Set<String> names(String folder) {
        var names = new TreeSet<String>();
        int start = folder.length() + 1;
        SortedMap<String, Entry> rest = tree.subMap(folder + "/", folder + "0");
        while (!rest.isEmpty()) {
            String child = rest.firstKey();
            int slash = child.indexOf('/', start);
            names.add(slash < 0 ? child.substring(start) : child.substring(start, slash));
            // '0' follows '/', the zero character makes the next possible path
            rest = rest.tailMap(slash < 0 ? child + '\0' : child.substring(0, slash) + '0');
        }
        return names;
    }

    /** Collects what a host answered. Not thread-safe. */
    public static final class Builder {
        private TreeMap<String, Entry> tree = new TreeMap<>();
        // whether a snapshot has the tree too, so that a change needs a copy first
        private boolean shared;
        private final Map<HostCommand, Fact<CommandOutput>> outputs = new EnumMap<>(HostCommand.class);
        private final List<Probe> probes = new ArrayList<>();

        private Builder() {
        }

        private Builder(HostSnapshot from) {
            tree = from.tree;
            shared = true;
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
            own().put(path, entry);
            return this;
        }

        /**
         * What one of several probes saw at a path. What could not be read in one way stays unknown, so that nothing below
         * it passes for absent because another probe did not try.
         */
        public Builder merge(String path, Entry entry) {
            own().merge(path, entry, (old, now) -> old.content() instanceof Fact.Unknown ? old : now);
            return this;
        }

        /** What a command answered. */
        public Builder output(HostCommand command, Fact<CommandOutput> output) {
            outputs.put(command, output);
            return this;
        }

        /** Takes away a path and everything below it. */
        public Builder removeTree(String path) {
            own().remove(path);
            own().subMap(path + "/", path + "0").clear();
            return this;
        }

        /** The snapshot; the builder may go on. */
        public HostSnapshot build() {
            shared = true;
            return new HostSnapshot(this);
        }

        private TreeMap<String, Entry> own() {
            if (shared) {
                tree = new TreeMap<>(tree);
                shared = false;
            }
            return tree;
        }
    }
}
