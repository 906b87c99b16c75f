// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A card or a render node of the kernel's DRM.
 *
 * @param host the snapshot it is seen in
 * @param name for example {@code card0} or {@code renderD128}
 */
public record DrmNode(HostSnapshot host, String name) {

    /** The device node's path. */
    public String path() {
        return Drm.NODES + "/" + name;
    }

    /** The device node: who owns it, and whether the scanning user may use it. */
    public Fact<Entry> device() {
        return host.entry(path());
    }

    /** The PCI function behind it, the nearest one; absent for a device that is on no PCI bus. */
    public Fact<PciFunction> function() {
        return host.target(sysfs()).flatMap(target -> Arrays.stream(target.split("/")).map(PciAddress::of)
                .flatMap(Optional::stream).reduce((above, below) -> below).map(host.pci()::function).map(Fact::known)
                .orElseGet(Fact::absent));
    }

    /** The driver of the device behind it, for example {@code amdgpu} or {@code virtio_gpu}. */
    public Fact<String> driver() {
        return host.link(sysfs() + "/device/driver");
    }

    /** A card's connectors; empty for a render node. */
    public Fact<List<Connector>> connectors() {
        return host.list(Drm.CLASS).map(names -> names.stream().filter(other -> other.startsWith(name + "-"))
                .map(other -> new Connector(host, name, other.substring(name.length() + 1))).toList());
    }

    /** Whether a screen is plugged into one of a card's connectors. */
    public Fact<Boolean> hasScreen() {
        return connectors().flatMap(all -> {
            List<Fact<Boolean>> answers = all.stream().map(Connector::isConnected).toList();
            return answers.contains(Fact.known(true)) ? Fact.known(true) : Fact.all(answers).map(none -> false);
        });
    }

    /** The path below {@code /dev/dri/by-path} that stays the same over boots, for the function behind it. */
    public Fact<String> stablePath() {
        return host.list(Drm.NODES + "/by-path").flatMap(names -> Fact.all(names.stream()
                .map(link -> Drm.NODES + "/by-path/" + link)
                .map(link -> host.link(link).flatMap(to -> to.equals(name) ? Fact.known(link) : Fact.<String>absent()))
                .toList())).flatMap(links -> links.isEmpty() ? Fact.absent() : Fact.known(links.getFirst()));
    }

    int number() {
        return Integer.parseInt(name.replaceFirst("^\\D+", ""));
    }

    private String sysfs() {
        return Drm.CLASS + "/" + name;
    }
}
