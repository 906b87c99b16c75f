// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.domain.HostDevice;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Field;
import org.vitrine.provider.Use;

/**
 * Something that has to do with graphics and that no provider knows: it is shown, and kept as it is.
 *
 * @param element   the device, or what reaches past libvirt to QEMU
 * @param providers the ids of the providers that are not installed and whose it is: the one that the domain's metadata names,
 *                  else those that come with Vitrine and have such devices; none when nobody said whose it is
 */
public record Unclaimed(Element element, List<String> providers) {
    /** Devices that give a guest graphics or a screen. */
    private static final List<String> DEVICES = List.of("video", "graphics", "hostdev", "shmem");
    /** What reaches past libvirt to QEMU; anything may be in there. */
    private static final List<String> PASSED_ON = List.of("qemu:commandline", "qemu:override");
    /** Adapters that QEMU has always had, or none: there is no technology behind them that could be missing. */
    private static final Set<String> PLAIN = Set.of("none", "vga", "cirrus", "bochs", "ramfb", "vmvga", "xen", "vbox");
    private static final Pattern LAST_STEP = Pattern.compile("(@[^@/\\]]+|/[^/\\[@]+(\\[[^\\]]*\\])*)$");

    /**
     * What none of these uses has, devices in the order of the document.
     *
     * @param host      tells which devices of the host are GPUs
     * @param uses      all that active providers see in the domain
     * @param providers those that were found, asked or not, and those that are known
     */
    public static List<Unclaimed> in(Domain domain, HostSnapshot host, Collection<Use> uses, Providers providers) {
        Set<String> installed = providers.all().stream().map(entry -> entry.info().id()).collect(Collectors.toSet());
        Set<Long> known = new HashSet<>();
        // what uses own, and what their fields with absolute places share with others
        Stream<Element> shared = uses.stream().flatMap(use -> use.values().fields().stream()).map(Field::at)
                .flatMap(Optional::stream).filter(Unclaimed::mayLeadThere).distinct()
                .flatMap(place -> reached(domain, place).stream());
        Stream.concat(uses.stream().flatMap(use -> use.elements().stream()), shared).flatMap(Unclaimed::withParents)
                .forEach(element -> known.add(element.id()));
        return Stream
                .concat(DEVICES.stream().flatMap(domain::devices), PASSED_ON.stream().flatMap(domain.root()::children))
                .filter(element -> !known.contains(element.id()))
                .map(element -> new Unclaimed(element, owners(domain, host, element, providers.known()).stream()
                        .filter(owner -> !installed.contains(owner)).toList()))
                .toList();
    }

    /** What else is shared is looked for by nobody here. */
    private static boolean mayLeadThere(String place) {
        return place.startsWith("/devices/") || place.startsWith("/qemu:");
    }

    private static List<String> owners(Domain domain, HostSnapshot host, Element element, List<KnownProvider> known) {
        return DeviceWish.owner(domain, element).map(List::of).orElseGet(() -> known.stream()
                .filter(provider -> provider.mayHave(element) && couldBeGraphics(element, host)).map(KnownProvider::id)
                .toList());
    }

    /** A function of the host that is not there may have been a GPU. */
    private static boolean couldBeGraphics(Element element, HostSnapshot host) {
        var hostdev = new HostDevice(element);
        return !element.name().equals("hostdev") || !hostdev.type().is("pci")
                || hostdev.hostAddress().flatMap(PciAddress::of)
                        .map(address -> host.pci().function(address).isDisplay().couldBe(is -> is)).orElse(true);
    }

    /** Whether it gives the guest graphics, as far as one can tell; plain adapters of QEMU are left out. */
    public boolean isGraphics(HostSnapshot host) {
        return switch (element.name()) {
            case "video" -> element.get("model@type").filter(model -> !PLAIN.contains(model)).isPresent();
            case "hostdev" ->
                (element.is("@type", "mdev") || element.is("@type", "pci")) && couldBeGraphics(element, host);
            case "shmem" -> true;
            default -> false;
        };
    }

    /** Keeps an unmodifiable copy. */
    public Unclaimed {
        providers = List.copyOf(providers);
    }

    /** The providers' ids for a sentence; empty when nobody said whose it is. */
    public Optional<String> provider() {
        return providers.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", providers));
    }

    /** The element that a place leads to, as far as it goes. */
    private static Optional<Element> reached(Domain domain, String place) {
        String path = place;
        Optional<Element> found = domain.find(path);
        while (found.isEmpty() && !path.isEmpty()) {
            String shorter = LAST_STEP.matcher(path).replaceFirst("");
            path = shorter.equals(path) ? "" : shorter;
            found = path.isEmpty() ? Optional.empty() : domain.find(path);
        }
        return found;
    }

    private static Stream<Element> withParents(Element element) {
        return Stream.iterate(Optional.of(element), Optional::isPresent, one -> one.flatMap(Element::parent))
                .flatMap(Optional::stream);
    }
}
