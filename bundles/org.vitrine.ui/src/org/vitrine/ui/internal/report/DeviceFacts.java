// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.vitrine.host.Bar;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.IommuGroup;
import org.vitrine.host.PciFunction;
import org.vitrine.host.PciLink;

/** Says in words what is known of a function. Quick: the facts of one function only. */
final class DeviceFacts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    /**
     * One line of the details.
     *
     * @param name what it is about
     * @param fact the value in words
     */
    record Line(String name, Fact<String> fact) {

        /** The value, "none", or why it is not known. */
        String words() {
            return switch (fact) {
                case Fact.Known<String>(String value) -> value;
                case Fact.Absent<String> none -> Messages.Fact_absent;
                case Fact.Unknown<String>(String why) -> NLS.bind(Messages.Fact_unknown, why);
            };
        }
    }

    private DeviceFacts() {
    }

    /** The driver in a sentence. */
    static String driver(Device device) {
        return switch (device.driver()) {
            case Fact.Known<String>(String name) -> NLS.bind(Messages.Device_driver, name);
            case Fact.Absent<String> none -> Messages.Device_noDriver;
            case Fact.Unknown<String>(String why) -> NLS.bind(Messages.Device_driverUnknown, why);
        };
    }

    /** The group in a sentence. */
    static String group(Device device) {
        return switch (device.group()) {
            case Fact.Known<Integer>(Integer number) -> NLS.bind(Messages.Group_label, number);
            case Fact.Absent<Integer> none -> Messages.Device_noGroup;
            case Fact.Unknown<Integer>(String why) -> NLS.bind(Messages.Device_groupUnknown, why);
        };
    }

    /** Everything that the typed views tell of a function. */
    static List<Line> of(HostSnapshot host, Device device) {
        PciFunction function = host.pci().function(device.address());
        return Stream.of(List.of(new Line(Messages.Fact_name, Fact.known(device.name())),
                new Line(Messages.Fact_address, Fact.known(device.address().toString())),
                new Line(Messages.Fact_ids, ids(function.vendor(), function.device())),
                new Line(Messages.Fact_subsystem, ids(function.subsystemVendor(), function.subsystemDevice())),
                new Line(Messages.Fact_class, function.classCode().map("%06x"::formatted)),
                new Line(Messages.Fact_revision, function.revision().map("%02x"::formatted)),
                new Line(Messages.Fact_driver, function.driver()),
                new Line(Messages.Fact_override, function.driverOverride())),
                group(host, function), resources(function), power(function), virtual(function),
                graphics(host, function))
                .flatMap(List::stream).toList();
    }

    private static Fact<String> ids(Fact<Integer> vendor, Fact<Integer> device) {
        return vendor.flatMap(first -> device.map(second -> "%04x:%04x".formatted(first, second)));
    }

    private static List<Line> group(HostSnapshot host, PciFunction function) {
        Fact<IommuGroup> group = host.iommu().group(function);
        return List.of(new Line(Messages.Fact_group, function.iommuGroup().map(String::valueOf)),
                new Line(Messages.Fact_groupType, group.flatMap(IommuGroup::type)),
                new Line(Messages.Fact_groupViable, group.flatMap(IommuGroup::isViable).map(DeviceFacts::yesNo)),
                new Line(Messages.Fact_groupBlockers, group.flatMap(IommuGroup::blockers).map(DeviceFacts::listed)));
    }

    private static List<Line> resources(PciFunction function) {
        return Stream.concat(
                Stream.of(new Line(Messages.Fact_bars,
                        function.bars().map(bars -> bars.stream().filter(bar -> !bar.isRom())
                                .map(DeviceFacts::bar).collect(Collectors.joining("\n"))).map(DeviceFacts::orNone))),
                Stream.of(new Line(Messages.Fact_rom, function.rom().map(bar -> size(bar.size()))),
                        new Line(Messages.Fact_reset, function.resetMethods().map(DeviceFacts::listed))))
                .toList();
    }

    private static List<Line> power(PciFunction function) {
        return List.of(new Line(Messages.Fact_power, function.powerState()),
                new Line(Messages.Fact_runtime, function.runtimeStatus()),
                new Line(Messages.Fact_numa, function.numaNode().map(String::valueOf)),
                new Line(Messages.Fact_link, function.link().map(DeviceFacts::link)));
    }

    private static List<Line> virtual(PciFunction function) {
        return List.of(
                new Line(Messages.Fact_physical,
                        function.physicalFunction().map(parent -> parent.address().toString())),
                new Line(Messages.Fact_vfs, function.totalVfs().flatMap(
                        total -> function.numVfs().map(now -> NLS.bind(Messages.Fact_vfsOf, now, total)))));
    }

    private static List<Line> graphics(HostSnapshot host, PciFunction function) {
        if (!function.isDisplay().couldBe(is -> is)) {
            return List.of();
        }
        Function<DrmNode, Fact<String>> connectors = card -> card.connectors().map(all -> all.stream()
                .map(one -> one.name() + " " + one.status().or("?")).collect(Collectors.joining("\n")))
                .map(DeviceFacts::orNone);
        return List.of(new Line(Messages.Fact_boot, function.isBootVga().map(DeviceFacts::yesNo)),
                new Line(Messages.Fact_card, host.drm().card(function).map(DrmNode::path)),
                new Line(Messages.Fact_render, host.drm().renderNode(function).map(DrmNode::path)),
                new Line(Messages.Fact_connectors, host.drm().card(function).flatMap(connectors)));
    }

    private static String bar(Bar bar) {
        String kind = bar.isIo()
                ? Messages.Bar_io
                : bar.isPrefetchable() ? Messages.Bar_prefetchable : Messages.Bar_memory;
        return NLS.bind(Messages.Bar_line, new Object[]{bar.index(), size(bar.size()), kind});
    }

    private static String link(PciLink link) {
        return NLS.bind(Messages.Fact_linkOf, new Object[]{link.speed(), link.width(), link.fastest(), link.widest()});
    }

    private static String listed(List<String> words) {
        return orNone(String.join(", ", words));
    }

    private static String orNone(String words) {
        return words.isEmpty() ? Messages.Fact_absent : words;
    }

    private static String yesNo(boolean yes) {
        return yes ? Messages.Fact_yes : Messages.Fact_no;
    }

    /** Bytes in the largest binary unit that leaves no fraction. */
    static String size(long bytes) {
        int unit = 0;
        long left = bytes;
        while (unit < UNITS.length - 1 && left >= 1024 && left % 1024 == 0) {
            left /= 1024;
            unit++;
        }
        return left + " " + UNITS[unit];
    }
}
