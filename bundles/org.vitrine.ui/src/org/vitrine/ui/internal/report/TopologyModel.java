// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;

/**
 * How a host's PCI functions hang together: which bridge is above each, and which share an IOMMU group or a slot.
 * Immutable. Making one reads some facts of every function: for a background thread.
 */
public final class TopologyModel {
    private final SortedMap<PciAddress, Device> devices;
    private final Map<Optional<PciAddress>, List<Device>> below;
    private final Map<Integer, List<Device>> groups;

    private TopologyModel(SortedMap<PciAddress, Device> devices) {
        this.devices = Collections.unmodifiableSortedMap(devices);
        below = devices.values().stream().collect(Collectors.groupingBy(Device::above));
        groups = devices.values().stream().filter(device -> device.group() instanceof Fact.Known)
                .collect(Collectors.groupingBy(device -> device.group().or(-1)));
    }

    /** Of a host; absent where it has no PCI bus, unknown where that could not be read. */
    public static Fact<TopologyModel> of(HostSnapshot host, DeviceNames names) {
        return host.pci().functions().map(functions -> {
            Map<PciAddress, String> virtual = virtualNames(functions);
            SortedMap<PciAddress, Device> devices = new TreeMap<>();
            for (PciFunction function : functions) {
                @Nullable
                String name = virtual.get(function.address());
                devices.put(function.address(), device(function, name == null ? names.name(function) : name));
            }
            devices.replaceAll((address, device) -> rooted(device, devices));
            return new TopologyModel(devices);
        });
    }

    private static Device device(PciFunction function, String name) {
        Optional<PciAddress> above = function.bridges().or(List.of()).stream().map(PciFunction::address)
                .reduce((upper, lower) -> lower);
        Optional<PciAddress> physical = function
                .physicalFunction() instanceof Fact.Known<PciFunction>(PciFunction parent)
                        ? Optional.of(parent.address())
                        : Optional.empty();
        return new Device(function.address(), Kind.of(function.classCode()), name, function.driver(),
                function.iommuGroup(), above, physical, function.isBusBridge().or(false));
    }

    /** A bridge that is not listed itself is none to hang below. */
    private static Device rooted(Device device, Map<PciAddress, Device> devices) {
        return device.above().filter(above -> !devices.containsKey(above)).isEmpty()
                ? device
                : new Device(device.address(), device.kind(), device.name(), device.driver(), device.group(),
                        Optional.empty(), device.physical(), device.busBridge());
    }

    private static Map<PciAddress, String> virtualNames(List<PciFunction> functions) {
        Map<PciAddress, String> names = new HashMap<>();
        for (PciFunction function : functions) {
            if (function.numVfs().or(0) > 0) {
                List<PciFunction> virtual = function.virtualFunctions().or(List.of());
                for (int i = 0; i < virtual.size(); i++) {
                    names.put(virtual.get(i).address(),
                            NLS.bind(Messages.Device_virtual, i, Device.place(function.address())));
                }
            }
        }
        return names;
    }

    /** All functions by address. */
    public Collection<Device> devices() {
        return devices.values();
    }

    /** The function at an address. */
    public Optional<Device> device(PciAddress address) {
        return Optional.ofNullable(devices.get(address));
    }

    /** What hangs right below a bridge, or below the roots of the buses; by address. */
    List<Device> below(Optional<PciAddress> bridge) {
        return below.getOrDefault(bridge, List.of());
    }

    /** The functions of an IOMMU group by address, bridges among them. */
    List<Device> group(int number) {
        return groups.getOrDefault(number, List.of());
    }

    /** How many IOMMU groups there are. */
    int groups() {
        return groups.size();
    }
}
