// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The virtual functions of a physical one go and come. Where a new one is follows from the offset and stride that the kernel
 * tells of the physical function (Single Root I/O Virtualization, First VF Offset); its IOMMU group and the driver that takes
 * it show only once it is there.
 */
record VfChange(Change.SetVfCount change) implements Simulated {
    private static final String LATER = "it shows once the virtual function is there";
    private static final String GROUP = "/iommu_group";
    // bits of a function's number on its bus
    private static final int SLOT_AND_FUNCTION = 8;

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        PciFunction function = before.pci().function(change.function());
        return function.numVfs().ifAbsent(() -> Fact.unknown(change.function() + " has no virtual functions"))
                .flatMap(count -> count == change.count()
                        ? Fact.absent()
                        : count == 0 ? Fact.known(new Change.SetVfCount(change.function(), 0)) : back(function, count));
    }

    /** The virtual functions that were there come back without their drivers' state and mediated devices. */
    private Fact<Change> back(PciFunction function, int count) {
        Fact<List<PciFunction>> functions = function.virtualFunctions();
        List<Change> mdevs = functions.or(List.of()).stream().flatMap(vf -> MdevChange.of(vf).stream()).toList();
        if (!mdevs.isEmpty()) {
            return new Change.Sequence(Stream.concat(mdevs.stream(), Stream.of(change)).toList())
                    .undo(function.host());
        }
        return functions.flatMap(vfs -> Fact.all(vfs.stream().map(DriverChange::state).toList())).flatMap(states -> {
            var changes = new ArrayList<Change>();
            changes.add(new Change.SetVfCount(change.function(), count));
            states.forEach(changes::addAll);
            return SequenceChange.of(changes);
        });
    }

    @Override
    public void apply(Simulation now) {
        PciFunction function = now.host().pci().function(change.function());
        if (function.numVfs().equals(Fact.known(change.count()))) {
            return;
        }
        List<PciFunction> old = function.virtualFunctions().or(List.of());
        old.stream().flatMap(vf -> MdevChange.of(vf).stream()).toList().forEach(now::make);
        for (int index = 0; index < old.size(); index++) {
            remove(now, now.host().pci().function(old.get(index).address()), index);
        }
        now.value(function.path() + "/sriov_numvfs", Integer.toString(change.count()));
        for (int index = 0; index < change.count(); index++) {
            add(now, now.host().pci().function(change.function()), index);
        }
    }

    private void remove(Simulation now, PciFunction vf, int index) {
        DriverChange.release(now, vf);
        if (now.host().tree().containsKey(vf.path() + "/driver_override")) {
            now.value(vf.path() + "/driver_override", "(null)");
        }
        var paths = new ArrayList<String>();
        paths.add(vf.path());
        paths.add(link(index));
        Simulated.ifKnown(now.host().iommu().group(vf)).ifPresent(group -> paths.add(
                group.devices().or(List.of()).equals(List.of(vf.address().toString()))
                        ? group.path()
                        : group.path() + "/devices/" + vf.address()));
        now.take(kept(index), paths);
    }

    private void add(Simulation now, PciFunction pf, int index) {
        if (!now.giveBack(kept(index))) {
            Optional<PciAddress> address = address(pf, index);
            if (address.isEmpty()) {
                now.open(link(index), Entry.Kind.LINK, "where it is: " + LATER);
                return;
            }
            now.put(link(index), Entry.link("../" + address.get()));
            describe(now, pf, now.host().pci().function(address.get()));
        }
        if (!pf.probesVfs().equals(Fact.known(false))) {
            Simulated.ifKnown(now.host().link(link(index))).ifPresent(name -> now
                    .open(Pci.DEVICES + "/" + name + "/driver", Entry.Kind.LINK, "which driver takes it: " + LATER));
        }
    }

    private static void describe(Simulation now, PciFunction pf, PciFunction vf) {
        String way = pf.host().target(pf.path()).or("../../../devices/pci0000:00/" + pf.address());
        now.put(vf.path(), Entry.link(way.substring(0, way.lastIndexOf('/') + 1) + vf.address()));
        for (String same : List.of("vendor", "class", "subsystem_vendor", "subsystem_device", "revision", "numa_node",
                "local_cpulist")) {
            Simulated.ifKnown(pf.host().entry(pf.path() + "/" + same))
                    .ifPresent(entry -> now.put(vf.path() + "/" + same, entry));
        }
        Simulated.ifKnown(pf.read("sriov_vf_device")).ifPresentOrElse(
                id -> now.put(vf.path() + "/device", Entry.file("0x" + id + "\n")),
                () -> now.open(vf.path() + "/device", Entry.Kind.FILE, LATER));
        now.open(vf.path() + "/resource", Entry.Kind.FILE, LATER);
        now.open(vf.path() + "/reset_method", Entry.Kind.FILE, LATER);
        now.put(vf.path() + "/driver_override", Entry.file("(null)\n"));
        now.put(vf.path() + "/physfn", Entry.link("../" + pf.address()));
        if (!(pf.iommuGroup() instanceof Fact.Absent)) {
            now.open(vf.path() + GROUP, Entry.Kind.LINK, LATER);
        }
    }

    private static Optional<PciAddress> address(PciFunction pf, int index) {
        return Simulated.ifKnown(pf.read("sriov_offset").flatMap(Numbers::integer).flatMap(offset -> pf
                .read("sriov_stride").flatMap(Numbers::integer).map(stride -> {
                    PciAddress at = pf.address();
                    int number = (at.bus() << SLOT_AND_FUNCTION | at.slot() << 3 | at.function()) + offset
                            + index * stride;
                    return new PciAddress(at.domain(), number >> SLOT_AND_FUNCTION & 0xff, number >> 3 & 0x1f,
                            number & 7);
                })));
    }

    private String link(int index) {
        return Pci.DEVICES + "/" + change.function() + "/virtfn" + index;
    }

    private String kept(int index) {
        return "virtual function " + index + " of " + change.function();
    }
}
