// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.vitrine.host.Connector;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.host.Fate;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;

/**
 * Tells what a host would lose with a function, from what its drivers made of it in sysfs.
 *
 * @param host  the snapshot
 * @param model its functions
 */
public record Releases(HostSnapshot host, TopologyModel model) {

    /** What giving this function to a machine means. Reads the facts of its group only. */
    public Release of(Device device) {
        if (device.busBridge()) {
            return new Release(device, List.of(Messages.Release_bridge), List.of(), List.of(), List.of(), List.of());
        }
        PciFunction function = host.pci().function(device.address());
        Fate fate = host.iommu().fate(function);
        List<Device> along = devices(fate.group());
        List<Device> reset = devices(fate.reset()).stream().filter(other -> !along.contains(other)).toList();
        List<Device> beside = devices(function.companions()).stream()
                .filter(other -> !along.contains(other) && !reset.contains(other) && !other.busBridge())
                .filter(other -> device.physical().isEmpty() && other.physical().isEmpty()).toList();
        List<Release.Loss> losses = Stream.of(List.of(device), along, reset).flatMap(List::stream)
                .flatMap(one -> losses(one).stream().map(what -> new Release.Loss(one, what))).toList();
        return new Release(device, notes(device, fate), along, reset, beside, losses);
    }

    private List<Device> devices(Fact<List<PciFunction>> functions) {
        return functions.or(List.of()).stream().map(PciFunction::address).map(model::device).flatMap(Optional::stream)
                .toList();
    }

    private static List<String> notes(Device device, Fate fate) {
        List<String> notes = new ArrayList<>();
        if (device.group() instanceof Fact.Absent) {
            notes.add(Messages.Release_noIommu);
        }
        if (fate.group() instanceof Fact.Unknown<List<PciFunction>>(String why)) {
            notes.add(NLS.bind(Messages.Release_groupUnknown, why));
        }
        if (fate.reset() instanceof Fact.Unknown<List<PciFunction>>(String why)) {
            notes.add(NLS.bind(Messages.Release_resetUnknown, why));
        }
        return List.copyOf(notes);
    }

    private List<String> losses(Device device) {
        return switch (device.driver()) {
            case Fact.Known<String> bound when device.isForMachines() -> List.of(Messages.Loss_forMachines);
            case Fact.Known<String> bound -> used(device);
            case Fact.Absent<String> none ->
                List.of(device.kind() == Kind.BRIDGE ? Messages.Loss_chipset : Messages.Loss_unused);
            case Fact.Unknown<String>(String why) -> List.of(NLS.bind(Messages.Loss_driverUnknown, why));
        };
    }

    private List<String> used(Device device) {
        PciFunction function = host.pci().function(device.address());
        List<String> losses = new ArrayList<>(switch (device.kind()) {
            case GPU -> graphics(device, function);
            case NETWORK -> List.of(named(device, "/sys/class/net", Messages.Loss_network, Messages.Loss_networkSome));
            case STORAGE -> List.of(named(device, "/sys/block", Messages.Loss_disks, Messages.Loss_disksSome));
            case USB -> List.of(Messages.Loss_usb);
            case AUDIO -> List.of(Messages.Loss_sound);
            case BRIDGE -> List.of(Messages.Loss_chipset);
            case OTHER -> List.of(NLS.bind(Messages.Loss_other, device.driverWord()));
        });
        int virtual = function.numVfs().or(0);
        if (virtual > 0) {
            losses.add(NLS.bind(Messages.Loss_virtual, virtual));
        }
        return losses;
    }

    private List<String> graphics(Device device, PciFunction function) {
        List<String> losses = new ArrayList<>();
        if (function.isBootVga().or(false)) {
            losses.add(Messages.Loss_bootScreen);
        }
        boolean last = device.physical().isEmpty() && model.devices().stream()
                .filter(other -> other.kind() == Kind.GPU && other.physical().isEmpty() && !other.isForMachines())
                .count() == 1;
        if (last) {
            losses.add(Messages.Loss_lastGpu);
        }
        Fact<List<String>> screens = host.drm().card(function).flatMap(DrmNode::connectors).map(Releases::plugged);
        losses.add(say(screens, Messages.Loss_screens, Messages.Loss_screensNone, Messages.Loss_screensSome));
        return losses;
    }

    /** Connectors that do not say that nothing is plugged in. */
    private static List<String> plugged(List<Connector> connectors) {
        return connectors.stream().filter(connector -> connector.isConnected().couldBe(yes -> yes)).map(Connector::name)
                .toList();
    }

    private String named(Device device, String folder, String some, String unknown) {
        return say(behind(folder, device), some, NLS.bind(Messages.Loss_other, device.driverWord()), unknown);
    }

    private static String say(Fact<List<String>> names, String some, String none, String unknown) {
        return switch (names) {
            case Fact.Known<List<String>>(List<String> known) when !known.isEmpty() ->
                NLS.bind(some, String.join(", ", known));
            case Fact.Unknown<List<String>> why -> unknown;
            default -> none;
        };
    }

    /** The entries of one of sysfs' class folders whose device is this function or hangs below it. */
    private Fact<List<String>> behind(String folder, Device device) {
        String inPath = "/" + device.address() + "/";
        Function<String, Fact<String>> own = name -> host.target(folder + "/" + name)
                .flatMap(target -> target.contains(inPath) ? Fact.known(name) : Fact.absent());
        return host.list(folder).flatMap(names -> Fact.all(names.stream().map(own).toList()));
    }
}
