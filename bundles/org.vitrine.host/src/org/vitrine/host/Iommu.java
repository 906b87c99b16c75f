// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;

/**
 * The IOMMU as the kernel uses it: its groups, and the units that translate (Documentation/ABI/testing/sysfs-kernel-
 * iommu_groups and sysfs-class-iommu).
 *
 * @param host the snapshot it is seen in
 */
public record Iommu(HostSnapshot host) {
    /** Where the kernel lists the groups. */
    public static final String GROUPS = "/sys/kernel/iommu_groups";
    /** Where the kernel lists the units. */
    public static final String UNITS = "/sys/class/iommu";
    private static final String TABLES = "/sys/firmware/acpi/tables";

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = List.of(Probe.path(GROUPS + "/*/type"), Probe.path(GROUPS + "/*/devices/*"),
            Probe.path(UNITS + "/*"), Probe.path(UNITS + "/*/intel-iommu/cap", Volatility.STABLE),
            Probe.path(UNITS + "/*/intel-iommu/ecap", Volatility.STABLE),
            Probe.path(TABLES + "/DMAR", Volatility.STABLE), Probe.path(TABLES + "/IVRS", Volatility.STABLE));

    /** The groups by number; empty or absent where the IOMMU is off or there is none. */
    public Fact<List<IommuGroup>> groups() {
        return host.list(GROUPS).map(names -> names.stream().filter(name -> name.matches("\\d{1,9}"))
                .map(Integer::valueOf).sorted().map(this::group).toList());
    }

    /** The group of this number, whether it is there or not. */
    public IommuGroup group(int number) {
        return new IommuGroup(host, number);
    }

    /** The group of a function; absent when the IOMMU is off. */
    public Fact<IommuGroup> group(PciFunction function) {
        return function.iommuGroup().map(this::group);
    }

    /** Whether the kernel translates: there is a group, or, where the groups cannot be seen, a unit. */
    public Fact<Boolean> isOn() {
        Fact<Boolean> groups = groups().map(all -> !all.isEmpty()).ifAbsent(() -> Fact.known(false));
        return groups instanceof Fact.Unknown && units().map(all -> !all.isEmpty()).equals(Fact.known(true))
                ? Fact.known(true)
                : groups;
    }

    /** The units, for example {@code dmar0} (Intel) or {@code ivhd0} (AMD); empty or absent where there are none. */
    public Fact<List<String>> units() {
        return host.list(UNITS);
    }

    /**
     * How many address bits the narrowest Intel unit translates (MGAW of its capability register): a guest whose processor
     * says it has more fails to map its memory. Absent where no unit tells, as on AMD.
     */
    public Fact<Integer> width() {
        return registers("cap")
                .flatMap(caps -> caps.stream().map(cap -> (int) (cap >> 16 & 0x3f) + 1).min(Integer::compare)
                        .map(Fact::known).orElseGet(Fact::absent));
    }

    /** Whether every Intel unit can remap interrupts (IR of its extended capabilities); absent where no unit tells. */
    public Fact<Boolean> canRemapInterrupts() {
        return registers("ecap").flatMap(all -> all.isEmpty()
                ? Fact.absent()
                : Fact.known(all.stream().allMatch(ecap -> (ecap >> 3 & 1) != 0)));
    }

    /** The firmware's table of IOMMUs, {@code DMAR} (Intel) or {@code IVRS} (AMD); absent when it is off in the setup. */
    public Fact<String> firmwareTable() {
        return table("DMAR").ifAbsent(() -> table("IVRS"));
    }

    /** What else changes hands or stops working when this function is given to a guest. */
    public Fate fate(PciFunction function) {
        return new Fate(group(function).flatMap(IommuGroup::functions).ifAbsent(() -> Fact.known(List.of()))
                .flatMap(all -> others(all, function)), sharesReset(function), function.virtualFunctions());
    }

    /** A function that can only be reset with its bus takes along whatever is below the same bridge. */
    private Fact<List<PciFunction>> sharesReset(PciFunction function) {
        return function.resetMethods().ifAbsent(() -> Fact.known(List.of())).flatMap(methods -> {
            if (!methods.stream().allMatch(method -> method.endsWith("bus"))) {
                return Fact.known(List.of());
            }
            return function.bridges().flatMap(above -> above.isEmpty()
                    ? Fact.known(List.of())
                    : host.pci().below(above.getLast()).flatMap(all -> others(all, function)));
        });
    }

    private static Fact<List<PciFunction>> others(List<PciFunction> all, PciFunction function) {
        List<Fact<PciFunction>> others = new ArrayList<>();
        for (PciFunction other : all) {
            if (!other.address().equals(function.address())) {
                others.add(other.isBusBridge().flatMap(bridge -> bridge ? Fact.absent() : Fact.known(other)));
            }
        }
        return Fact.all(others);
    }

    private Fact<List<Long>> registers(String name) {
        return units().flatMap(units -> Fact.all(units.stream()
                .map(unit -> host.file(UNITS + "/" + unit + "/intel-iommu/" + name).flatMap(Numbers::hexadecimal))
                .toList()));
    }

    private Fact<String> table(String name) {
        return host.entry(TABLES + "/" + name).map(there -> name);
    }
}
