// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevDevice;
import org.vitrine.host.MdevParent;
import org.vitrine.host.MdevType;
import org.vitrine.host.NvidiaVgpu;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Values;

/**
 * What a host's cards could give: the virtual GPUs that were made, and one more of each profile. A card that offers none is
 * there once without a profile: the checks say what is in the way.
 */
final class Offers {
    private final HostSnapshot host;

    Offers(HostSnapshot host) {
        this.host = host;
    }

    List<Candidate> all() {
        return Card.on(host).or(List.of()).stream().flatMap(this::of).toList();
    }

    private Stream<Candidate> of(Card card) {
        List<Candidate> offers = Stream.of(made(card), more(card), functions(card)).flatMap(all -> all).toList();
        return offers.isEmpty()
                ? Stream.of(Candidate.of(values(card.name()), "NVIDIA vGPU on {0}", card.name()))
                : offers.stream();
    }

    /** The mediated devices that were made. */
    private Stream<Candidate> made(Card card) {
        return card.parents().or(List.of()).stream().flatMap(parent -> made(parent)
                .map(device -> Candidate.of(type(values(parent.name()).with(NvidiaFields.DEVICE, device.uuid()),
                        device.type()), "{0} on {1}, made: {2}", name(parent, device), parent.name(), device.uuid())));
    }

    private Stream<MdevDevice> made(MdevParent parent) {
        return host.mdev().devices().or(List.of()).stream()
                .filter(device -> device.parent().couldBe(parent.name()::equals));
    }

    private static String name(MdevParent parent, MdevDevice device) {
        return parent.types().or(List.of()).stream().filter(type -> device.type().couldBe(type.id()::equals))
                .findFirst()
                .map(type -> Profile.of(type).name().or(type.id())).orElse("NVIDIA vGPU");
    }

    private static Values type(Values values, Fact<String> type) {
        return type instanceof Fact.Known<String>(String id) ? values.with(NvidiaFields.TYPE, id) : values;
    }

    /** One more mediated device of each profile, of the first parent that has one left. */
    private Stream<Candidate> more(Card card) {
        Set<String> offered = new LinkedHashSet<>();
        return card.parents().or(List.of()).stream().flatMap(parent -> parent.types().or(List.of()).stream()
                .filter(type -> type.available().couldBe(left -> left > 0) || made(parent).findAny().isEmpty())
                .filter(type -> offered.add(type.id())).map(type -> more(parent, type)));
    }

    private Candidate more(MdevParent parent, MdevType type) {
        return Candidate.of(
                values(parent.name()).with(NvidiaFields.TYPE, type.id()).with(NvidiaFields.DEVICE,
                        free(parent.name() + "/" + type.id())),
                "{0} on {1}, to be made", Profile.of(type).title(), parent.name());
    }

    /** Virtual functions that are a virtual GPU, and one more of each profile that still fits. */
    private Stream<Candidate> functions(Card card) {
        Stream<Candidate> made = card.vgpus().or(List.of()).stream()
                .filter(vgpu -> vgpu.current() instanceof Fact.Known<Integer>(Integer type) && type != 0)
                .map(vgpu -> Candidate.of(function(card, vgpu, vgpu.current().map(String::valueOf).or("0")),
                        "Type {0} on {1}, made: {2}", vgpu.current().or(0), card.name(), vgpu.function().address()));
        var profiles = new Profiles(card);
        Stream<Candidate> more = profiles.all().stream().flatMap(profile -> profiles.free(profile.id()).stream()
                .map(vgpu -> Candidate.of(function(card, vgpu, profile.id()), "{0} on {1}, to be made of {2}",
                        profile.title(), card.name(), vgpu.function().address())));
        return Stream.concat(made, more);
    }

    private static Values function(Card card, NvidiaVgpu vgpu, String type) {
        return values(card.name()).with(NvidiaFields.TYPE, type).with(NvidiaFields.DEVICE,
                vgpu.function().address().toString());
    }

    private static Values values(String parent) {
        return Values.of(NvidiaFields.ALL).with(NvidiaFields.PARENT, parent);
    }

    /** A UUID that no device on the host has; the same as long as none takes it. */
    private String free(String seed) {
        return Stream.iterate(0, n -> n + 1).map(n -> named(seed + "/" + n))
                .filter(uuid -> !(host.entry(host.mdev().device(uuid).path()) instanceof Fact.Known)).findFirst()
                .orElseThrow();
    }

    /** The UUID of a text. */
    static String named(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
