// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Facts of one host at one time: a raw tree, the outputs of commands, and views computed from them. Immutable and
 * thread-safe. What no probe asked for is unknown, not absent.
 */
public final class HostSnapshot {
    private final RawTree tree;
    private final Map<HostCommand, Fact<CommandOutput>> outputs;
    private final List<Probe> probes;
    private final Map<String, Map<String, Optional<Entry>>> departed;
    private final Pci pci = new Pci(this);
    // computed when it is asked for; threads that race for it compute the same
    private @Nullable SnapshotId id;

    private HostSnapshot(Builder builder) {
        outputs = new EnumMap<>(builder.outputs);
        probes = List.copyOf(builder.probes);
        departed = Map.copyOf(builder.departed);
        tree = new RawTree(builder.tree, ProbeIndex.of(probes));
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
        SnapshotId known = id;
        if (known == null) {
            known = SnapshotId.of(tree.entries(), outputs, probes);
            id = known;
        }
        return known.text();
    }

    /** The probes that were made. */
    public List<Probe> probes() {
        return probes;
    }

    /** The raw tree by path, unmodifiable. */
    public SortedMap<String, Entry> tree() {
        return Collections.unmodifiableSortedMap(tree.entries());
    }

    /**
     * What stood at this path; absent where a probe covers it and it was not found. Below something that could not be looked
     * into it is unknown, not absent.
     */
    public Fact<Entry> entry(String path) {
        return tree.entry(path);
    }

    /** The text of a file as it stands; a link to a file reads as that file, where its target was collected too. */
    public Fact<String> text(String path) {
        return tree.text(path);
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
        return tree.target(path);
    }

    /** The names in a folder that a probe asked for, sorted; unknown where no probe looked into it or it did not let it. */
    public Fact<List<String>> list(String path) {
        return tree.list(path);
    }

    /** What a command answered; absent where the program is not installed. */
    public Fact<CommandOutput> command(HostCommand command) {
        Fact<CommandOutput> output = outputs.get(command);
        return output != null ? output : Fact.unknown("\"" + command.line() + "\" was not run");
    }

    /** What the commands answered that were run, unmodifiable. */
    public Map<HostCommand, Fact<CommandOutput>> outputs() {
        return Collections.unmodifiableMap(outputs);
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
        return pci;
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

    /** Network interfaces and disks by their function. */
    public Attached attached() {
        return new Attached(this);
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

    /** Units of systemd. */
    public Units units() {
        return new Units(this);
    }

    /** TCP ports that somebody listens on. */
    public Ports ports() {
        return new Ports(this);
    }

    /** Whether a kernel module is loaded or built in; {@code -} and {@code _} are the same. */
    public Fact<Boolean> hasModule(String name) {
        return entry("/sys/module/" + name.replace('-', '_')).map(there -> true).ifAbsent(() -> Fact.known(false));
    }

    /**
     * This snapshot with a part of the tree as a later look saw it. What that look could not tell is unknown now.
     *
     * @param below the absolute paths below which it looked, {@code /} for everywhere
     * @param now   what it saw, with every probe that this snapshot was asked for
     * @return this very snapshot when nothing is different
     */
    public HostSnapshot renewed(Collection<String> below, HostSnapshot now) {
        var looked = new TreeChanges(tree, now.tree, below);
        Map<String, Optional<Entry>> changes = looked.changes();
        List<Probe> asked = looked.probes(probes, now.probes, changes);
        if (changes.isEmpty() && asked.equals(probes)) {
            return this;
        }
        Builder next = new Builder(this);
        next.probes.clear();
        next.probed(asked);
        changes.forEach(
                (path, entry) -> entry.ifPresentOrElse(there -> next.put(path, there), () -> next.remove(path)));
        HostSnapshot renewed = next.build();
        SnapshotId before = id;
        if (before != null && asked.equals(probes)) {
            renewed.id = before.after(renewed.tree.entries(), changes.keySet());
        }
        return renewed;
    }

    /**
     * Where a later look at a part of the host saw something else: the paths that its probes cover and that were otherwise,
     * sizes and times of files left out.
     */
    public Set<String> differences(HostSnapshot now) {
        return TreeChanges.seen(tree, now.tree);
    }

    /**
     * The state after one change, as far as it shows in a snapshot; what shows only on the host itself, such as the IOMMU group
     * of a function that is not there yet, is unknown then. For previews.
     */
    public HostSnapshot after(Change change) {
        var simulation = new Simulation(this);
        Simulated.of(change).apply(simulation);
        return simulation.host();
    }

    /** What simulated changes took away with a device and comes back with it, by a name for it. */
    Map<String, Map<String, Optional<Entry>>> departed() {
        return departed;
    }

    /** Where the links at a path lead. */
    String resolved(String path) {
        return tree.resolved(path);
    }

    Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects what a host answered. Not thread-safe. */
    public static final class Builder {
        private TreeMap<String, Entry> tree = new TreeMap<>();
        // whether a snapshot has the tree too, so that a change needs a copy first
        private boolean shared;
        private final Map<HostCommand, Fact<CommandOutput>> outputs = new EnumMap<>(HostCommand.class);
        private final Set<Probe> probes = new LinkedHashSet<>();
        private final Map<String, Map<String, Optional<Entry>>> departed = new HashMap<>();

        private Builder() {
        }

        private Builder(HostSnapshot from) {
            tree = from.tree.entries();
            shared = true;
            outputs.putAll(from.outputs);
            probes.addAll(from.probes);
            departed.putAll(from.departed);
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

        /** What one of several probes saw at a path: what could not be read in one way stays unknown, and so what is below. */
        public Builder merge(String path, Entry entry) {
            own().merge(path, entry, (old, now) -> old.content() instanceof Fact.Unknown ? old : now);
            return this;
        }

        /** What a command answered. */
        public Builder output(HostCommand command, Fact<CommandOutput> output) {
            outputs.put(command, output);
            return this;
        }

        void remove(String path) {
            own().remove(path);
        }

        void keep(String name, Map<String, Optional<Entry>> entries) {
            departed.put(name, entries);
        }

        void forget(String name) {
            departed.remove(name);
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
