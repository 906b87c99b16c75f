// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.vitrine.core.Host;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevDevice;
import org.vitrine.host.MdevParent;
import org.vitrine.host.MdevType;
import org.vitrine.host.PciFunction;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.report.DeviceNames;

/** Makes the rows of a host's GPUs: below each its virtual functions and what its mediated devices are and could be. */
record DeviceItems(Host host, HostSnapshot snapshot, DeviceNames names) {
    private static final String SEPARATOR = " \u00b7 ";

    /** A row for each GPU, or one that says why there is none. */
    List<Item> gpus() {
        String none = "gpus:" + host.id();
        return switch (snapshot.pci().gpus()) {
            case Fact.Known<List<PciFunction>>(List<PciFunction> gpus) when !gpus.isEmpty() ->
                gpus.stream().map(this::gpu).toList();
            case Fact.Unknown<List<PciFunction>>(String why) ->
                List.of(Item.note(none, Icons.UNKNOWN, NLS.bind(Messages.Gpus_unknown, why)));
            case Fact.Known<List<PciFunction>> empty -> List.of(Item.note(none, Icons.INFO, Messages.Gpus_none));
            case Fact.Absent<List<PciFunction>> noBus -> List.of(Item.note(none, Icons.INFO, Messages.Gpus_none));
        };
    }

    private Item gpu(PciFunction gpu) {
        List<PciFunction> virtual = gpu.numVfs().or(0) > 0 ? gpu.virtualFunctions().or(List.of()) : List.of();
        MdevParent parent = snapshot.mdev().parent(gpu.address().toString());
        List<Item> children = Stream.of(virtual.stream().map(this::virtual).toList(), mediated(parent))
                .flatMap(List::stream)
                .toList();
        return device(gpu, Icons.GPU, names.name(gpu), "", children);
    }

    private Item virtual(PciFunction function) {
        String type = snapshot.nvidia().vgpu(function).current() instanceof Fact.Known<Integer>(Integer number)
                && number > 0
                        ? NLS.bind(Messages.Vgpu_type, number)
                        : "";
        return device(function, Icons.VIRTUAL_FUNCTION, NLS.bind(Messages.Vf_label, function.address()), type,
                List.of());
    }

    private Item device(PciFunction function, Icons icon, String label, String more, List<Item> children) {
        String driver = switch (function.driver()) {
            case Fact.Known<String>(String name) -> name;
            case Fact.Absent<String> none -> Messages.Device_noDriver;
            case Fact.Unknown<String> unknown -> Messages.Device_driverUnknown;
        };
        String group = switch (function.iommuGroup()) {
            case Fact.Known<Integer>(Integer number) -> NLS.bind(Messages.Device_group, number);
            case Fact.Absent<Integer> none -> "";
            case Fact.Unknown<Integer> unknown -> Messages.Device_groupUnknown;
        };
        String place = label.contains(function.address().toString()) ? "" : function.address().toString();
        String detail = joined(SEPARATOR, place.replaceFirst("^0000:", ""), driver, group, more);
        String tooltip = joined("\n", label, place, driver, group.isEmpty() ? Messages.Device_noGroup : group, more,
                Messages.Device_open);
        return new Item("device:" + host.id() + ":" + function.address(), icon, label, detail, tooltip, children,
                Optional.of(new HostDevice(host, function.address())));
    }

    private List<Item> mediated(MdevParent parent) {
        List<MdevDevice> devices = parent.devices().or(List.of());
        List<MdevType> types = parent.types().or(List.of());
        List<String> ids = types.stream().map(MdevType::id).toList();
        Stream<Item> others = devices.stream().filter(device -> !ids.contains(device.type().or("")))
                .map(this::instance);
        return Stream.concat(types.stream().map(type -> type(type, devices)), others).toList();
    }

    private Item type(MdevType type, List<MdevDevice> devices) {
        String label = type.name().or(type.id());
        String free = switch (type.available()) {
            case Fact.Known<Integer>(Integer count) -> NLS.bind(Messages.Mdev_free, count);
            case Fact.Absent<Integer> none -> "";
            case Fact.Unknown<Integer> unknown -> Messages.Mdev_freeUnknown;
        };
        List<Item> instances = devices.stream().filter(device -> type.id().equals(device.type().or("")))
                .map(this::instance).toList();
        return Item.of("mdevType:" + host.id() + ":" + type.parent() + ":" + type.id(), Icons.MDEV_TYPE, label, free,
                joined("\n", label, type.id(), free, type.description().or("")), instances);
    }

    private Item instance(MdevDevice device) {
        String group = device.iommuGroup() instanceof Fact.Known<Integer>(Integer number)
                ? NLS.bind(Messages.Device_group, number)
                : "";
        return Item.of("mdev:" + host.id() + ":" + device.uuid(), Icons.MDEV, device.uuid(),
                joined(SEPARATOR, device.driver().or(""), group),
                joined("\n", device.uuid(), device.driver().or(""), group, device.vgpuParameters().or("")), List.of());
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }
}
