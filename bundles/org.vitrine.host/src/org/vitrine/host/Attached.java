// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The network interfaces and disks of the host, by the PCI function that they hang on: what the host loses with it. A disk
 * behind a USB controller hangs on the controller.
 *
 * @param host the snapshot they are seen in
 */
public record Attached(HostSnapshot host) {
    /** Where the kernel lists network interfaces. */
    public static final String NETWORK = "/sys/class/net";
    /** Where the kernel lists disks. */
    public static final String DISKS = "/sys/block";

    // where the kernel can reach an NVMe disk by several ways, the disk is nobody's and its ways are the controllers'
    private static final Pattern PATH = Pattern.compile("^(nvme\\d+)c\\d+(n\\d+)$");

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = List.of(Probe.path(NETWORK + "/*"), Probe.path(NETWORK + "/*/operstate"),
            Probe.path(DISKS + "/*"));

    /** Its network interfaces, for example {@code enp3s0}; empty where it has none. */
    public Fact<List<String>> networkInterfaces(PciFunction function) {
        return below(NETWORK, function);
    }

    /** Its disks, for example {@code nvme0n1}; empty where it has none. */
    public Fact<List<String>> disks(PciFunction function) {
        return below(DISKS, function).map(names -> names.stream()
                .map(name -> PATH.matcher(name).replaceFirst("$1$2")).distinct().toList());
    }

    /** Whether a network interface is up; some drivers do not tell. */
    public Fact<Boolean> isUp(String networkInterface) {
        return host.file(NETWORK + "/" + networkInterface + "/operstate").flatMap(state -> state.equals("unknown")
                ? Fact.unknown("the driver of " + networkInterface + " does not tell whether it is up")
                : Fact.known(state.equals("up")));
    }

    private Fact<List<String>> below(String folder, PciFunction function) {
        return host.list(folder).ifAbsent(() -> Fact.known(List.of()))
                .flatMap(names -> Fact.all(names.stream().map(name -> owner(folder + "/" + name)
                        .flatMap(owner -> owner.equals(function.address()) ? Fact.known(name) : Fact.<String>absent()))
                        .toList()));
    }

    /** The last function on the way to a device; absent for one that hangs on none, such as a loop device. */
    private Fact<PciAddress> owner(String link) {
        return host.target(link).flatMap(target -> Stream.of(target.split("/")).map(PciAddress::of)
                .flatMap(Optional::stream).reduce((one, next) -> next).map(Fact::known).orElseGet(Fact::absent));
    }
}
