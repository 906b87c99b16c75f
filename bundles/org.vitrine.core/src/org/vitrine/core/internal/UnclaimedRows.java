// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.core.ProviderEntry.State;
import org.vitrine.core.Providers;
import org.vitrine.core.Row;
import org.vitrine.core.Unclaimed;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Use;

/**
 * Says of a machine's devices that no installed provider knows them, so that questions which nobody asked do not pass for
 * answered.
 */
final class UnclaimedRows {

    private UnclaimedRows() {
    }

    /** @param uses what all active providers see in the domain */
    static List<Row> of(Providers providers, Domain domain, HostSnapshot host, List<Use> uses) {
        // who was set aside may know it
        boolean isEachAsked = providers.all().stream().noneMatch(entry -> entry.state() == State.SET_ASIDE);
        return Unclaimed.in(domain, host, uses, providers).stream().filter(
                one -> DeviceWish.owner(domain, one.element()).isPresent() && !one.providers().isEmpty()
                        || isEachAsked && one.isGraphics(host))
                .map(UnclaimedRows::row).toList();
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
                Optional.of(one.providers()).filter(all -> all.size() == 1).map(List::getFirst), Optional.empty(),
                finding);
    }
}
