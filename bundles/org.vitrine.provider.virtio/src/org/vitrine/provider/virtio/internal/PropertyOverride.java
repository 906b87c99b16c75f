// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;

/**
 * What {@code <qemu:override>} says of one adapter: properties of QEMU's device that libvirt has no word for. It names the
 * adapter by its alias: one that the domain gives (libvirt wants it to begin with {@code ua-}), or libvirt's own,
 * {@code video0} for the primary one and on in document order.
 *
 * @param domain the domain
 * @param video  the adapter
 */
record PropertyOverride(Domain domain, Element video) {
    private static final String ALIAS = "alias@name";
    private static final String OWN = "ua-virtio-gpu";

    /** The properties' names in QEMU. */
    private static String property(Field<?> field) {
        return field == VirtioFields.NATIVE ? "drm_native_context" : field.id();
    }

    /** The element that holds its properties. */
    Optional<Element> device() {
        return path(alias()).flatMap(domain::find);
    }

    /** The values with what is overridden. */
    Values read(Values values) {
        Optional<Element> device = device();
        return VirtioFields.overridden().reduce(values,
                (known, field) -> device.flatMap(element -> element.get(place(field) + "@value"))
                        .map(text -> known.with(field.id(), text)).orElse(known),
                (a, b) -> b);
    }

    /** Whether it turns blob resources on, for which libvirt has a word too since 9.2. */
    boolean hasBlob() {
        return device().flatMap(element -> element.get("qemu:frontend/qemu:property[@name='blob']@value"))
                .filter(text -> text.matches("true|on|yes")).isPresent();
    }

    /** Writes what differs; an adapter without an alias gets one, so that its properties stay its own. */
    static void write(Draft draft, Element video, Values values) {
        List<Field<?>> differing = VirtioFields.overridden().filter(field -> !now(draft, video).read(
                Values.of(values.fields())).text(field).equals(values.text(field))).toList();
        for (Field<?> field : differing) {
            if (now(draft, video).device().isEmpty() && now(draft, video).video.get(ALIAS).isEmpty()) {
                draft.at(video).set(ALIAS, free(draft.now()));
            }
            String path = path(now(draft, video).alias()).orElseThrow() + "/" + place(field);
            values.text(field).ifPresentOrElse(
                    text -> draft.root().set(path + "@type", field == VirtioFields.HOSTMEM ? "unsigned" : "bool")
                            .set(path + "@value", text),
                    () -> draft.root().clear(path));
        }
    }

    /** Takes away all that is said of an adapter. */
    static void remove(Draft draft, Element video) {
        PropertyOverride override = now(draft, video);
        if (override.device().isPresent()) {
            path(override.alias()).ifPresent(draft.root()::clear);
        }
    }

    private static PropertyOverride now(Draft draft, Element video) {
        return new PropertyOverride(draft.now(), draft.at(video).element());
    }

    private static String place(Field<?> field) {
        return "qemu:frontend/qemu:property[@name='" + property(field) + "']";
    }

    /** An alias with other characters is none that libvirt takes. */
    private static Optional<String> path(String alias) {
        return Optional.of(alias).filter(name -> name.matches("[A-Za-z0-9_.-]+"))
                .map(name -> "/qemu:override/qemu:device[@alias='" + name + "']");
    }

    private String alias() {
        return video.get(ALIAS).orElseGet(this::libvirts);
    }

    /** libvirt counts the primary adapter first. */
    private String libvirts() {
        List<Element> all = domain.devices("video").toList();
        Stream<Element> primary = all.stream().filter(one -> one.is("model@primary", "yes"));
        List<Long> order = Stream.concat(primary, all.stream()).map(Element::id).distinct().toList();
        return "video" + order.indexOf(video.id());
    }

    private static String free(Domain domain) {
        return IntStream.iterate(0, n -> n + 1).mapToObj(n -> OWN + n).filter(name -> domain.devices("video")
                .noneMatch(video -> video.is(ALIAS, name)) && path(name).flatMap(domain::find).isEmpty()).findFirst()
                .orElseThrow();
    }
}
