// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.core.Machine;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Providers;
import org.vitrine.display.Screen.State;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.domain.HostDevice;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Trait;

/**
 * Whether a live domain has a screen that any connector could show. What it has in place of one is asked of the providers:
 * whose use a device of the host is, and which of them brings back the picture of a GPU that was given away.
 *
 * @param providers the technologies that are present; empty while the service is not there
 */
record Outlook(List<GraphicsProvider> providers) {

    static Outlook of(Optional<Providers> providers) {
        return new Outlook(providers.map(Providers::active).orElse(List.of()));
    }

    /** Why nothing of this monitor can be shown; empty when connectors are to be asked. */
    Optional<Choice> nothing(Machine machine, Domain live, List<Head> heads, int head) {
        if (head < heads.size()) {
            return Optional.empty();
        }
        if (!heads.isEmpty()) {
            return Optional.of(Choice.none(State.NONE, Text.of(
                    "{0} has no monitor {1} now, only {2}: close this one, or give its <video> more heads.",
                    machine.name(), head + 1, heads.size())));
        }
        return Optional.of(passedThrough(machine, live).orElseGet(() -> Choice.none(State.NONE,
                Text.of("{0} has no display adapter: add a <video>, for example of model virtio, to see a screen.",
                        machine.name()))));
    }

    private Optional<Choice> passedThrough(Machine machine, Domain live) {
        return providers.stream().filter(Outlook::handsOut).flatMap(provider -> devices(provider, live).stream())
                .findFirst().map(device -> Choice.none(State.PASSED_THROUGH, sentence(machine, live, device)));
    }

    private static boolean handsOut(GraphicsProvider provider) {
        List<Trait> traits = provider.info().traits();
        return (traits.contains(Trait.PASSED_THROUGH) || traits.contains(Trait.MEDIATED)) && !bringsBack(provider);
    }

    /** Guest and host share a protocol for the picture of what was passed through. */
    private static boolean bringsBack(GraphicsProvider provider) {
        return provider.info().traits().containsAll(List.of(Trait.PASSED_THROUGH, Trait.PARAVIRTUAL));
    }

    /** Devices of the host that are uses of the provider. */
    private static List<HostDevice> devices(GraphicsProvider provider, Domain live) {
        List<Element> used = used(provider, live);
        return HostDevice.of(live).stream().filter(device -> used.contains(device.element())).toList();
    }

    private static List<Element> used(GraphicsProvider provider, Domain live) {
        try {
            return provider.uses(live, HostSnapshot.nothingKnown()).stream().flatMap(use -> use.elements().stream())
                    .toList();
        } catch (ProviderFailedException e) {
            return List.of(); // It is set aside and told so elsewhere.
        }
    }

    private Text sentence(Machine machine, Domain live, HostDevice device) {
        String gpu = device.hostAddress().orElse("of the host");
        List<GraphicsProvider> ways = providers.stream().filter(Outlook::bringsBack).toList();
        Optional<GraphicsProvider> inUse = ways.stream().filter(way -> !used(way, live).isEmpty()).findFirst();
        if (inUse.isPresent()) {
            return Text.of(
                    "The GPU {0} is passed through to {1}: use {2}, which this machine has, to see its screen here.",
                    gpu, machine.name(), inUse.get().info().title());
        }
        return ways.isEmpty()
                ? Text.of("The GPU {0} is passed through to {1}: its screen is on the monitor that is plugged into that"
                        + " GPU.", gpu, machine.name())
                : Text.of("The GPU {0} is passed through to {1}: its screen is on the monitor that is plugged into that"
                        + " GPU. Add {2} to the machine to see it here.", gpu, machine.name(),
                        ways.getFirst().info().title());
    }
}
