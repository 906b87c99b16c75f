// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PCI function changes its driver: what the old one made of it goes, what VFIO makes of it comes. */
record DriverChange(Change.BindDriver change) implements Simulated {
    private static final String DRIVERS = "/sys/bus/pci/drivers/";
    private static final List<String> NVIDIA = List.of("current_vgpu_type", "vgpu_params");

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        PciFunction function = before.pci().function(change.function());
        List<Change> first = goesBefore(function);
        if (!first.isEmpty()) {
            return new Change.Sequence(Stream.concat(first.stream(), Stream.of(change)).toList()).undo(before);
        }
        return switch (before.entry(function.path())) {
            case Fact.Known<Entry> there -> state(function)
                    .flatMap(old -> old.getFirst().equals(change) ? Fact.absent() : back(function, old));
            case Fact.Absent<Entry> absent -> Fact.unknown(change.function() + " is not there");
            case Fact.Unknown<Entry>(String why) -> Fact.unknown(why);
        };
    }

    @Override
    public void apply(Simulation now) {
        PciFunction function = now.host().pci().function(change.function());
        goesBefore(function).forEach(now::make);
        override(now, function);
        Optional<String> old = driver(function);
        if (old.equals(change.driver()) && !(function.driver() instanceof Fact.Unknown)) {
            return;
        }
        release(now, function);
        change.driver().ifPresent(driver -> bind(now, now.host().pci().function(change.function()), driver));
    }

    /** What brings a function back to its driver, and to what the driver forgets when it lets go. */
    static Fact<List<Change>> state(PciFunction function) {
        return optional(function.driver()).flatMap(driver -> optional(function.driverOverride()).map(override -> {
            var changes = new ArrayList<Change>();
            changes.add(new Change.BindDriver(function.address(), driver, override));
            driver.ifPresent(name -> forgotten(function, name).forEach(path -> function.host().file(path).optional()
                    .ifPresent(value -> changes.add(new Change.WriteSysfs(path, value)))));
            return List.copyOf(changes);
        }));
    }

    /** Takes the driver and what it made away from a function. */
    static void release(Simulation now, PciFunction function) {
        Optional<String> driver = driver(function);
        if (driver.isEmpty()) {
            now.take("unknown driver of " + function.address(), List.of(function.path() + "/driver"));
            return;
        }
        forgotten(function, driver.get())
                .forEach(path -> now.value(path, path.endsWith(NVIDIA.getFirst()) ? "0" : ""));
        now.take(bound(function, driver.get()), made(function, driver.get()));
    }

    private void override(Simulation now, PciFunction function) {
        Optional<String> old = Simulated.ifKnown(function.driverOverride());
        String path = function.path() + "/driver_override";
        if (old.equals(change.override())) {
            return;
        }
        if (!now.giveBack(overridden(change.override()))) {
            now.remember(overridden(old), List.of(path));
            now.value(path, change.override().orElse("(null)"));
        }
    }

    private static void bind(Simulation now, PciFunction function, String driver) {
        if (now.giveBack(bound(function, driver))) {
            return;
        }
        now.put(function.path() + "/driver", Entry.link("../../../../bus/pci/drivers/" + driver));
        if (isVfio(driver) && isLast(function)) {
            node(function).filter(node -> now.host().entry(node) instanceof Fact.Absent).ifPresent(node -> now.put(node,
                    AccessChange.usable(Entry.device(0600, 0, 0, false), now.host())));
        }
    }

    /** The virtual functions and mediated devices that the driver made. */
    private List<Change> goesBefore(PciFunction function) {
        if (driver(function).equals(change.driver())) {
            return List.of();
        }
        Stream<Change> functions = function.numVfs().or(0) > 0
                ? Stream.of(new Change.SetVfCount(function.address(), 0))
                : Stream.empty();
        return Stream.concat(functions, MdevChange.of(function).stream()).toList();
    }

    private Fact<Change> back(PciFunction function, List<Change> old) {
        return driver(function).equals(change.driver())
                ? Fact.known(old.getFirst())
                : SequenceChange.of(old);
    }

    /** The paths that are there as long as the driver has the function. */
    private static List<String> made(PciFunction function, String driver) {
        HostSnapshot host = function.host();
        var paths = new ArrayList<String>();
        paths.add(function.path() + "/driver");
        paths.add(DRIVERS + driver + "/" + function.address());
        paths.add(Mdev.PARENTS + "/" + function.address());
        for (String folder : List.of(Drm.CLASS, Attached.NETWORK, Attached.DISKS)) {
            host.list(folder).or(List.of()).stream().map(name -> folder + "/" + name)
                    .filter(path -> isPartOf(host, path, function)).forEach(paths::add);
        }
        List<String> nodes = paths.stream().filter(path -> path.startsWith(Drm.CLASS))
                .map(path -> Drm.NODES + path.substring(Drm.CLASS.length())).toList();
        paths.addAll(nodes);
        String links = Drm.NODES + "/by-path";
        host.list(links).or(List.of()).stream().map(name -> links + "/" + name)
                .filter(link -> nodes.contains(Glob.resolve(link, host.target(link).or("/")))).forEach(paths::add);
        if (isVfio(driver) && isLast(function)) {
            node(function).ifPresent(paths::add);
        }
        return paths;
    }

    /** Whether a link in a class leads to a device of this function's, not to one behind a bridge that it may be. */
    private static boolean isPartOf(HostSnapshot host, String link, PciFunction function) {
        List<PciAddress> way = Stream.of(host.target(link).or("").split("/")).map(PciAddress::of)
                .flatMap(Optional::stream).toList();
        return !way.isEmpty() && way.getLast().equals(function.address());
    }

    /** Whether no other function of its group is with VFIO. */
    private static boolean isLast(PciFunction function) {
        return function.host().iommu().group(function).flatMap(IommuGroup::functions).or(List.of()).stream()
                .noneMatch(other -> !other.equals(function) && driver(other).filter(DriverChange::isVfio).isPresent());
    }

    private static Optional<String> node(PciFunction function) {
        return Simulated.ifKnown(function.iommuGroup()).map(group -> "/dev/vfio/" + group);
    }

    private static Optional<String> driver(PciFunction function) {
        return Simulated.ifKnown(function.driver());
    }

    /** Absent is an answer here, unknown is not. */
    private static Fact<Optional<String>> optional(Fact<String> name) {
        return name.map(Optional::of).ifAbsent(() -> Fact.known(Optional.empty()));
    }

    private static List<String> forgotten(PciFunction function, String driver) {
        return NVIDIA.stream().map(name -> DRIVERS + driver + "/" + function.address() + "/nvidia/" + name)
                .filter(path -> !List.of("", "0").contains(function.host().file(path).or(""))).toList();
    }

    private static boolean isVfio(String driver) {
        return driver.contains("vfio");
    }

    private static String bound(PciFunction function, String driver) {
        return "bound " + driver + " " + function.address();
    }

    private String overridden(Optional<String> name) {
        return "override " + name.orElse("") + " " + change.function();
    }
}
