// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.vitrine.core.ProviderEntry.State;
import org.vitrine.core.Providers;
import org.vitrine.core.Row;
import org.vitrine.core.Unclaimed;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.domain.HostDevice;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Use;

/**
 * Says of a machine's devices that no installed provider knows them, so that questions which nobody asked do not pass for
 * answered.
 */
final class UnclaimedRows {
    /** Adapters that QEMU has always had, or none: there is no technology behind them that could be missing. */
    private static final Set<String> PLAIN = Set.of("none", "vga", "cirrus", "bochs", "ramfb", "vmvga", "xen", "vbox");

    private UnclaimedRows() {
    }

    /** @param uses what all active providers see in the domain */
    static List<Row> of(Providers providers, Domain domain, HostSnapshot host, List<Use> uses) {
        // who was set aside may know it
        boolean isEachAsked = providers.all().stream().noneMatch(entry -> entry.state() == State.SET_ASIDE);
        Set<String> installed = providers.all().stream().map(entry -> entry.info().id()).collect(Collectors.toSet());
        return Unclaimed.in(domain, uses, installed).stream()
                .filter(one -> one.provider().isPresent() || isEachAsked && isGraphics(one.element(), host))
                .map(UnclaimedRows::row).toList();
    }

    /** Whether a device of which nobody said whose it is gives the guest graphics, as far as one can tell. */
    private static boolean isGraphics(Element element, HostSnapshot host) {
        return switch (element.name()) {
            case "video" -> element.get("model@type").filter(model -> !PLAIN.contains(model)).isPresent();
            case "hostdev" -> element.is("@type", "mdev") || isGpu(new HostDevice(element), host);
            case "shmem" -> true;
            default -> false;
        };
    }

    /** A function that is not there may have been a GPU. */
    private static boolean isGpu(HostDevice hostdev, HostSnapshot host) {
        return hostdev.type().is("pci") && hostdev.hostAddress().flatMap(PciAddress::of)
                .map(address -> host.pci().function(address).isDisplay().couldBe(is -> is)).orElse(true);
    }

    private static Row row(Unclaimed one) {
        Element device = one.element();
        String kind = "<" + device.name() + ">" + device.get("model@type").or(() -> device.get("@type"))
                .or(() -> device.get("@name")).map(type -> " " + type).orElse("");
        Finding finding = one.provider()
                .map(provider -> Finding
                        .unknown("{0} belongs to the provider {1}, which is not installed", kind, provider)
                        .solve("Install the provider {0}, or take the device out if it is not wanted any more.",
                                provider))
                .orElseGet(() -> Finding.info("No installed provider knows {0}", kind)
                        .solve("Install the provider of its technology to have it checked."))
                .because("Nobody asked whether it works here; it stays in the machine as it is.").about(device)
                .saw("provider", one.provider().orElse("not said"));
        return new Row("provider-not-installed", Text.of("Is the provider of this device installed?"),
                one.provider(), Optional.empty(), finding);
    }
}
