// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A PCI function as sysfs shows it (Documentation/ABI/testing/sysfs-bus-pci); computed on demand.
 *
 * @param host    the snapshot it is seen in
 * @param address where it is
 */
public record PciFunction(HostSnapshot host, PciAddress address) {
    private static final int DISPLAY = 0x03;
    private static final int BRIDGE = 0x06;
    private static final int INTEL = 0x8086;
    private static final int BARS_AND_ROM = 7;
    private static final int FUNCTIONS = 8;
    // PCI to PCI, CardBus and semi-transparent bridges: include/linux/pci_ids.h
    private static final Set<Integer> BUS_BRIDGES = Set.of(0x0604, 0x0607, 0x0609);

    /** Its folder in sysfs. */
    public String path() {
        return Pci.DEVICES + "/" + address;
    }

    /** An attribute as it stands. */
    public Fact<String> read(String attribute) {
        return host.file(path() + "/" + attribute);
    }

    /** The vendor id, for example 0x10de. */
    public Fact<Integer> vendor() {
        return number("vendor");
    }

    /** The device id. */
    public Fact<Integer> device() {
        return number("device");
    }

    /** The subsystem's vendor id: who built the card. */
    public Fact<Integer> subsystemVendor() {
        return number("subsystem_vendor");
    }

    /** The subsystem's device id. */
    public Fact<Integer> subsystemDevice() {
        return number("subsystem_device");
    }

    /** The revision. */
    public Fact<Integer> revision() {
        return number("revision");
    }

    /** The class code: base class, subclass and programming interface in 24 bits. */
    public Fact<Integer> classCode() {
        return number("class");
    }

    /** Whether it is a display controller. */
    public Fact<Boolean> isDisplay() {
        return classCode().map(code -> code >> 16 == DISPLAY);
    }

    /** Whether it is a bridge. */
    public Fact<Boolean> isBridge() {
        return classCode().map(code -> code >> 16 == BRIDGE);
    }

    /** Whether it is a bridge to another bus, which the kernel lets stay in a group that is given away. */
    public Fact<Boolean> isBusBridge() {
        return classCode().map(code -> BUS_BRIDGES.contains(code >> 8));
    }

    /** The bound driver; absent when there is none. */
    public Fact<String> driver() {
        return host.link(path() + "/driver");
    }

    /** The one driver that may bind to it; absent when any may (the kernel then shows {@code (null)}). */
    public Fact<String> driverOverride() {
        return read("driver_override").flatMap(name -> name.equals("(null)") ? Fact.absent() : Fact.known(name));
    }

    /**
     * Its memory and I/O ranges, the expansion ROM last; registers that it does not have are left out. The kernel shows
     * the ranges to every user.
     */
    public Fact<List<Bar>> bars() {
        return read("resource").flatMap(table -> {
            List<Bar> bars = new ArrayList<>();
            List<String> lines = table.lines().limit(BARS_AND_ROM).toList();
            try {
                for (int index = 0; index < lines.size(); index++) {
                    String[] words = lines.get(index).strip().split("\\s+");
                    long start = Long.decode(words[0]);
                    long end = Long.decode(words[1]);
                    long flags = Long.decode(words[2]);
                    if (flags != 0) {
                        bars.add(new Bar(index, start, end - start + 1, flags));
                    }
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                return Fact.unknown(path() + "/resource is not what the kernel writes");
            }
            return Fact.known(List.copyOf(bars));
        });
    }

    /** Its expansion ROM as the kernel placed it; absent when it has none of its own. */
    public Fact<Bar> rom() {
        return bars()
                .flatMap(bars -> bars.stream().filter(Bar::isRom).findFirst().map(Fact::known).orElseGet(Fact::absent));
    }

    /** The sizes in bytes that a resizable BAR can have, smallest first; absent when it cannot be resized. */
    public Fact<List<Long>> barSizes(int index) {
        // bit n stands for 2^n MiB: PCI Express Base Specification, Resizable BAR capability
        return read("resource" + index + "_resize").flatMap(Numbers::hexadecimal).map(mask -> {
            List<Long> sizes = new ArrayList<>();
            for (int bit = 0; bit < 43; bit++) {
                if ((mask >> bit & 1) != 0) {
                    sizes.add(1L << 20 + bit);
                }
            }
            return List.copyOf(sizes);
        });
    }

    /** The ways in which the kernel can reset it, best first, for example {@code flr}, {@code bus}. */
    public Fact<List<String>> resetMethods() {
        return read("reset_method").map(line -> line.isEmpty() ? List.of() : List.of(line.split("\\s+")));
    }

    /** The power state: {@code D0} to {@code D3cold}, or {@code unknown}. */
    public Fact<String> powerState() {
        return read("power_state");
    }

    /** Runtime power management's state: {@code active}, {@code suspended} …. */
    public Fact<String> runtimeStatus() {
        return read("power/runtime_status");
    }

    /** Whether the kernel may put it to sleep when it is idle: {@code auto}, or {@code on} when it must stay awake. */
    public Fact<String> powerControl() {
        return read("power/control");
    }

    /** Whether it may lose its power altogether when it sleeps. */
    public Fact<Boolean> allowsD3cold() {
        return read("d3cold_allowed").flatMap(Numbers::flag);
    }

    /** The CPUs near it as the kernel lists them, for example {@code 0-7,16-23}. */
    public Fact<String> localCpus() {
        return read("local_cpulist");
    }

    /** The NUMA node; absent where the host has none. */
    public Fact<Integer> numaNode() {
        return read("numa_node").flatMap(text -> text.equals("-1") ? Fact.absent() : Numbers.integer(text));
    }

    /** The link as it runs and as it could; absent for a function without PCI Express. */
    public Fact<PciLink> link() {
        return read("current_link_speed").flatMap(speed -> read("current_link_width")
                .flatMap(width -> read("max_link_speed").flatMap(most -> read("max_link_width")
                        .map(widest -> new PciLink(speed, width, most, widest)))));
    }

    /** How many virtual functions it can have; absent without SR-IOV. */
    public Fact<Integer> totalVfs() {
        return number("sriov_totalvfs");
    }

    /** How many virtual functions it has. */
    public Fact<Integer> numVfs() {
        return number("sriov_numvfs");
    }

    /** Whether new virtual functions get a driver by themselves. */
    public Fact<Boolean> probesVfs() {
        return read("sriov_drivers_autoprobe").flatMap(Numbers::flag);
    }

    /** The physical function that a virtual one belongs to; absent for others. */
    public Fact<PciFunction> physicalFunction() {
        return host.link(path() + "/physfn").flatMap(this::at);
    }

    /** Its virtual functions in the kernel's order; empty where it has none. */
    public Fact<List<PciFunction>> virtualFunctions() {
        return host.list(path()).flatMap(names -> Fact.all(names.stream().filter(name -> name.matches("virtfn\\d{1,5}"))
                .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring("virtfn".length()))))
                .map(name -> host.link(path() + "/" + name).flatMap(this::at)).toList()));
    }

    /**
     * The physical function that this one, which is not there, would be a virtual one of: one with SR-IOV, or a GPU of
     * Intel's, whose driver may hide that it could have some. It is in the same slot, or on the same bus behind a port,
     * where there is no second device. Absent for a function that is there, and where nothing is that could have it.
     */
    public Fact<PciFunction> missingPartOf() {
        return host.entry(path()) instanceof Fact.Absent
                ? host.pci().functions().flatMap(all -> all.stream().filter(this::couldBePartOf).findFirst()
                        .map(Fact::known).orElseGet(Fact::absent))
                : Fact.absent();
    }

    private boolean couldBePartOf(PciFunction other) {
        boolean isSameSlot = address.isSameSlot(other.address);
        boolean isOnItsBus = address.bus() != 0 && address.bus() == other.address.bus()
                && address.domain() == other.address.domain();
        boolean mayHideThem = isSameSlot && other.isDisplay().or(false) && other.vendor().is(INTEL);
        return (isSameSlot || isOnItsBus) && !(other.physicalFunction() instanceof Fact.Known)
                && (other.totalVfs() instanceof Fact.Known || mayHideThem);
    }

    /** Its IOMMU group; absent when the IOMMU is off. */
    public Fact<Integer> iommuGroup() {
        return host.link(path() + "/iommu_group").flatMap(Numbers::integer);
    }

    /** Whether the firmware used it for the boot screen. */
    public Fact<Boolean> isBootVga() {
        return read("boot_vga").flatMap(Numbers::flag);
    }

    /** All functions in its slot, itself among them, lowest first; absent where the host has no PCI bus. */
    public Fact<List<PciFunction>> slot() {
        return host.list(Pci.DEVICES).map(names -> IntStream.range(0, FUNCTIONS).mapToObj(address::sibling)
                .filter(sibling -> names.contains(sibling.toString())).map(host.pci()::function).toList());
    }

    /** The other functions in its slot: a GPU's sound and USB for example. */
    public Fact<List<PciFunction>> companions() {
        return slot().map(all -> all.stream().filter(function -> !function.address.equals(address)).toList());
    }

    /** The bridges above it, nearest the root first. */
    public Fact<List<PciFunction>> bridges() {
        return host.target(path()).map(target -> Arrays.stream(target.split("/"))
                .map(PciAddress::of).flatMap(Optional::stream).filter(above -> !above.equals(address))
                .map(host.pci()::function).toList());
    }

    private Fact<PciFunction> at(String name) {
        return PciAddress.of(name).map(other -> Fact.known(host.pci().function(other)))
                .orElseGet(() -> Fact.unknown(name + " is no PCI address"));
    }

    private Fact<Integer> number(String attribute) {
        return read(attribute).flatMap(Numbers::integer);
    }
}
