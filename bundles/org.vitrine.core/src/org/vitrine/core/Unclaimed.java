// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Field;
import org.vitrine.provider.Use;

/**
 * Something that has to do with graphics and that no provider knows: it is shown, and kept as it is.
 *
 * @param element  the device, or what reaches past libvirt to QEMU
 * @param provider the id of the provider whose it is by the domain's metadata and that is not installed; empty when nobody
 *                 said whose it is
 */
public record Unclaimed(Element element, Optional<String> provider) {
    /** Devices that give a guest graphics or a screen. */
    private static final List<String> DEVICES = List.of("video", "graphics", "hostdev", "shmem");
    /** What reaches past libvirt to QEMU; anything may be in there. */
    private static final List<String> PASSED_ON = List.of("qemu:commandline", "qemu:override");
    private static final Pattern LAST_STEP = Pattern.compile("(@[^@/\\]]+|/[^/\\[@]+(\\[[^\\]]*\\])*)$");

    /**
     * What none of these uses has, devices in the order of the document.
     *
     * @param uses      all that active providers see in the domain
     * @param installed the ids of all providers that were found, asked or not
     */
    public static List<Unclaimed> in(Domain domain, Collection<Use> uses, Set<String> installed) {
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
                .map(element -> new Unclaimed(element,
                        DeviceWish.owner(domain, element).filter(owner -> !installed.contains(owner))))
                .toList();
    }

    /** What else is shared is looked for by nobody here. */
    private static boolean mayLeadThere(String place) {
        return place.startsWith("/devices/") || place.startsWith("/qemu:");
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
