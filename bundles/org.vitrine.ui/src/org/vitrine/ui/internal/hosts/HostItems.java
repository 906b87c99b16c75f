// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.vitrine.core.Host;
import org.vitrine.core.Offer;
import org.vitrine.core.Preflight;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.Providers;
import org.vitrine.core.Row;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.report.DeviceNames;

/** Makes the rows of hosts: a summary of each, its GPUs, and its providers with what they could give there. */
record HostItems(Providers providers, Preflight preflight, DeviceNames names) {
    private static final String BULLET = "\u2022 ";
    private static final String INDENT = "   ";

    /** A host as this snapshot has it. */
    Item host(Host host, Optional<HostSnapshot> snapshot) {
        List<Item> gpus = snapshot.map(facts -> new DeviceItems(host, facts, names).gpus()).orElse(List.of());
        List<Item> children = Stream.of(gpus, List.of(providers(host.id(), snapshot))).flatMap(List::stream)
                .toList();
        String summary = snapshot.map(HostItems::summary).orElse(Messages.Host_notScanned);
        return new Item("host:" + host.id(), Icons.HOST, host.label().toString(), summary,
                host.label() + "\n" + snapshot.map(HostItems::details).orElse(Messages.Host_notScanned), children,
                Optional.of(host));
    }

    private Item providers(String host, Optional<HostSnapshot> snapshot) {
        List<Offer> offers = snapshot.map(preflight::offers).orElse(List.of());
        List<Item> items = providers.all().stream().map(entry -> provider(host, entry, offers, snapshot.isPresent()))
                .toList();
        String id = "providers:" + host;
        return Item.of(id, Icons.PROVIDERS, Messages.Providers_label, "", Messages.Providers_tooltip, items.isEmpty()
                ? List.of(Item.note(id + ":none", Icons.INFO, Messages.Providers_none))
                : items);
    }

    private static Item provider(String host, ProviderEntry entry, List<Offer> offers, boolean isScanned) {
        String id = "provider:" + host + ":" + entry.info().id() + ":" + entry.origin();
        String title = entry.info().title().toString();
        String tooltip = lines(Stream.of(title, entry.info().line().toString(),
                NLS.bind(Messages.Provider_origin, entry.origin()), entry.reason().map(Text::toString).orElse("")));
        if (entry.state() != ProviderEntry.State.ACTIVE) {
            String why = entry.reason().map(Text::toString).orElse("");
            String state = entry.state() == ProviderEntry.State.SHADOWED
                    ? Messages.Provider_shadowed
                    : Messages.Provider_setAside;
            return Item.of(id, Icons.WARN, title, state, tooltip, List.of(Item.note(id + ":why", Icons.INFO, why)));
        }
        List<Offer> own = offers.stream().filter(offer -> offer.provider().id().equals(entry.info().id())).toList();
        String detail = isScanned && own.isEmpty() ? Messages.Provider_nothing : "";
        return Item.of(id, Icons.PROVIDER, title, detail, tooltip, IntStream.range(0, own.size())
                .mapToObj(i -> offer(id + ":" + i, own.get(i))).toList());
    }

    private static Item offer(String id, Offer offer) {
        Verdict worst = offer.report().worst();
        String detail = worst == Verdict.PASS
                ? Messages.Offer_ready
                : offer.report().rows().getFirst().finding().summary().toString();
        String tooltip = lines(Stream.concat(Stream.of(offer.candidate().title().toString()),
                offer.report().rows().stream().map(Row::finding).map(HostItems::sentence)));
        return Item.of(id, Icons.of(worst), offer.candidate().title().toString(), detail, tooltip, List.of());
    }

    private static String sentence(Finding finding) {
        return BULLET + Stream.of(Optional.of(finding.summary()), finding.why(), finding.solution())
                .flatMap(Optional::stream).map(Text::toString).collect(Collectors.joining("\n" + INDENT));
    }

    private static String summary(HostSnapshot host) {
        return Stream.of(
                say(host.kvm().isUsable(), usable -> usable ? Messages.Kvm_yes : Messages.Kvm_no, Messages.Kvm_no,
                        Messages.Kvm_unknown),
                say(host.qemu().version(), version -> NLS.bind(Messages.Qemu_version, version), Messages.Qemu_absent,
                        Messages.Qemu_unknown))
                .collect(Collectors.joining(", "));
    }

    private static String details(HostSnapshot host) {
        return lines(Stream.of(host.cpu().model().or(""), say(host.cpu().virtualization(),
                flag -> NLS.bind(Messages.Cpu_virtualization, flag), Messages.Cpu_noVirtualization, ""),
                summary(host)));
    }

    private static <T> String say(Fact<T> fact, Function<T, String> known, String absent, String unknown) {
        return switch (fact) {
            case Fact.Known<T>(T value) -> known.apply(value);
            case Fact.Absent<T> nothing -> absent;
            case Fact.Unknown<T> why -> unknown;
        };
    }

    private static String lines(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }
}
