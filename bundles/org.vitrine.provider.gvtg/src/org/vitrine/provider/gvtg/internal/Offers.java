// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevDevice;
import org.vitrine.host.MdevType;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Values;

/**
 * What a host's Intel GPUs could give: the parts that were made, and one more of each type. A GPU that offers nothing now is
 * there with what its generation could have, or once without a type: the checks say what is in the way.
 */
final class Offers {
    private final HostSnapshot host;

    Offers(HostSnapshot host) {
        this.host = host;
    }

    List<Candidate> all() {
        return Gpu.on(host).or(List.of()).stream().flatMap(this::of).toList();
    }

    private Stream<Candidate> of(Gpu gpu) {
        List<MdevType> types = gpu.types().or(List.of());
        if (!types.isEmpty()) {
            return types.stream().flatMap(type -> of(gpu, type));
        }
        return gpu.generation() instanceof Fact.Known<Generation>(Generation generation)
                ? Slice.ALL.stream().filter(slice -> gpu.aperture().couldBe(bar -> slice.most(bar) > 0))
                        .map(slice -> more(gpu, slice.type(generation), "{0} of {1}, once GVT-g is on"))
                : Stream.of(Candidate.of(values(gpu), "GVT-g on {0}", gpu.name()));
    }

    private Stream<Candidate> of(Gpu gpu, MdevType type) {
        List<Candidate> offers = new ArrayList<>();
        for (MdevDevice device : made(gpu, type.id())) {
            offers.add(Candidate.of(values(gpu).with(GvtFields.TYPE, type.id()).with(GvtFields.UUID, device.uuid()),
                    "{0} of {1}, made: {2}", GvtFields.title(type.id()), gpu.name(), device.uuid()));
        }
        if (offers.isEmpty() || type.available().couldBe(left -> left > 0)) {
            offers.add(more(gpu, type.id(), "{0} of {1}, to be made"));
        }
        return offers.stream();
    }

    private List<MdevDevice> made(Gpu gpu, String type) {
        return host.mdev().devices().or(List.of()).stream().filter(device -> device.parent().couldBe(gpu.name()::equals)
                && device.type().couldBe(type::equals)).toList();
    }

    private Candidate more(Gpu gpu, String type, String title) {
        return Candidate.of(
                values(gpu).with(GvtFields.TYPE, type).with(GvtFields.UUID, free(gpu.name() + "/" + type)), title,
                GvtFields.title(type), gpu.name());
    }

    private static Values values(Gpu gpu) {
        return Values.of(GvtFields.ALL).with(GvtFields.PARENT, gpu.name()).with(GvtFields.DISPLAY, true);
    }

    /** A UUID that no part on the host has; the same as long as none takes it. */
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
