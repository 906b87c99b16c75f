// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A PCI function as sysfs shows it (Documentation/ABI/testing/sysfs-bus-pci); computed on demand.
 *
 * @param host    the snapshot it is seen in
 * @param address where it is
 */
public record PciFunction(HostSnapshot host, PciAddress address) {
    private static final int DISPLAY = 0x03;
    private static final int BRIDGE = 0x06;
    private static final int BARS_AND_ROM = 7;

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

    /** The bound driver; absent when there is none. */
    public Fact<String> driver() {
        return host.link(path() + "/driver");
    }

    /** The one driver that may bind to it; absent when any may (the kernel then shows {@code (null)}). */
    public Fact<String> driverOverride() {
        return read("driver_override").flatMap(name -> name.equals("(null)") ? Fact.absent() : Fact.known(name));
    }

    /** Its memory and I/O ranges, the expansion ROM last; those without a size are left out. */
    public Fact<List<Bar>> bars() {
        return read("resource").flatMap(table -> {
            List<Bar> bars = new ArrayList<>();
            List<String> lines = table.lines().limit(BARS_AND_ROM).toList();
            try {
                for (int index = 0; index < lines.size(); index++) {
                    String[] words = lines.get(index).strip().split("\\s+");
                    long start = Long.decode(words[0]);
                    long end = Long.decode(words[1]);
                    if (end > start) {
                        bars.add(new Bar(index, start, end - start + 1, Long.decode(words[2])));
                    }
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                return Fact.unknown(path() + "/resource is not what the kernel writes");
            }
            return Fact.known(List.copyOf(bars));
        });
    }

    /** The sizes in bytes that a resizable BAR can have, smallest first; absent when it cannot be resized. */
    public Fact<List<Long>> barSizes(int index) {
        // bit n stands for 2^n MiB: PCI Express Base Specification, Resizable BAR capability
        return read("resource" + index + "_resize").flatMap(hexadecimal()).map(mask -> {
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

    /** The NUMA node; absent where the host has none. */
    public Fact<Integer> numaNode() {
        return read("numa_node").flatMap(text -> text.equals("-1") ? Fact.absent() : parse(text, Integer::decode));
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
        return read("sriov_drivers_autoprobe").map("1"::equals);
    }

    /** The physical function that a virtual one belongs to; absent for others. */
    public Fact<PciFunction> physicalFunction() {
        return host.link(path() + "/physfn").flatMap(this::at);
    }

    /** Its virtual functions in the kernel's order; empty where it has none. */
    public Fact<List<PciFunction>> virtualFunctions() {
        return host.list(path()).map(names -> names.stream().filter(name -> name.matches("virtfn\\d+"))
                .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring("virtfn".length()))))
                .map(name -> host.link(path() + "/" + name).flatMap(this::at).optional()).flatMap(Optional::stream)
                .toList());
    }

    /** Its IOMMU group; absent when the IOMMU is off. */
    public Fact<Integer> iommuGroup() {
        return host.link(path() + "/iommu_group").flatMap(name -> parse(name, Integer::parseInt));
    }

    /** Whether the firmware used it for the boot screen. */
    public Fact<Boolean> isBootVga() {
        return read("boot_vga").map("1"::equals);
    }

    /** All functions in its slot, itself among them, lowest first. */
    public Fact<List<PciFunction>> slot() {
        return host.pci().functions()
                .map(all -> all.stream().filter(function -> function.address.isSameSlot(address)).toList());
    }

    /** The bridges above it, nearest the root first. */
    public Fact<List<PciFunction>> bridges() {
        return host.entry(path()).flatMap(Entry::content).map(target -> Arrays.stream(target.split("/"))
                .map(PciAddress::of).flatMap(Optional::stream).filter(above -> !above.equals(address))
                .map(host.pci()::function).toList());
    }

    private Fact<PciFunction> at(String name) {
        return PciAddress.of(name).map(other -> Fact.known(host.pci().function(other)))
                .orElseGet(() -> Fact.unknown(name + " is no PCI address"));
    }

    private Fact<Integer> number(String attribute) {
        return read(attribute).flatMap(text -> parse(text, Integer::decode));
    }

    private static Function<String, Fact<Long>> hexadecimal() {
        return text -> parse(text, digits -> Long.parseUnsignedLong(digits.replaceFirst("^0x", ""), 16));
    }

    private static <T> Fact<T> parse(String text, Function<String, T> parser) {
        try {
            return Fact.known(parser.apply(text));
        } catch (NumberFormatException e) {
            return Fact.unknown("\"" + text + "\" is no number");
        }
    }
}
