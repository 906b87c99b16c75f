// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.MdevParent;
import org.vitrine.host.MdevType;
import org.vitrine.host.NvidiaVgpu;

/**
 * The profiles that a card offers, in the form that it has.
 *
 * @param card the card
 */
record Profiles(Card card) {

    /** All, one of each id: of several virtual functions the first that has it. */
    List<Profile> all() {
        Map<String, Profile> byId = new LinkedHashMap<>();
        Stream.concat(mediated().map(Profile::of), creatable().map(Profile::of))
                .forEach(profile -> byId.merge(profile.id(), profile, Profiles::better));
        return List.copyOf(byId.values());
    }

    private static Profile better(Profile one, Profile other) {
        return one.left().couldBe(count -> count > 0) ? one : other;
    }

    /** The types of mediated devices of the card and its virtual functions. */
    Stream<MdevType> mediated() {
        return card.parents().or(List.of()).stream().map(MdevParent::types)
                .flatMap(types -> types.or(List.of()).stream());
    }

    private Stream<NvidiaVgpu.Type> creatable() {
        return free().flatMap(vgpu -> vgpu.creatable().or(List.of()).stream());
    }

    /** The virtual functions of the vendor-specific form that are no virtual GPU yet. */
    Stream<NvidiaVgpu> free() {
        return card.vgpus().or(List.of()).stream().filter(vgpu -> vgpu.current().couldBe(type -> type == 0));
    }

    /** The first virtual function that a type can be made of. */
    Optional<NvidiaVgpu> free(String type) {
        return free().filter(vgpu -> vgpu.creatable().couldBe(
                types -> types.stream().anyMatch(one -> Integer.toString(one.id()).equals(type)))).findFirst();
    }

    /** The name of a type in either form, as far as the driver lists it now. */
    Optional<String> name(String type) {
        return all().stream().filter(profile -> profile.id().equals(type)).findFirst()
                .flatMap(profile -> profile.name() instanceof Fact.Known<String>(String name)
                        ? Optional.of(name)
                        : Optional.empty());
    }
}
