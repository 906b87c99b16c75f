// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;

/**
 * Whether a mediated device is used twice: by one machine, which cannot start, or by two, which cannot run at the same time
 * ("mediated device … is in use by driver …, domain …").
 */
final class MdevSharing {
    private static final String UUID_PLACE = "source/address@uuid";

    private MdevSharing() {
    }

    static Finding evaluate(Situation s) {
        List<WantedMdev> wanted = s.domain().stream().flatMap(domain -> WantedMdev.in(domain, s.host())).toList();
        List<WantedMdev> all = wanted.stream().filter(mdev -> mdev.uuid().isPresent()).toList();
        Set<String> seen = new HashSet<>();
        Optional<WantedMdev> again = all.stream().filter(mdev -> !seen.add(mdev.uuid().orElse(""))).findFirst();
        if (again.isPresent()) {
            return twice(s.domain().orElseThrow(), again.get());
        }
        for (WantedMdev mdev : all) {
            Optional<Domain> other = s.others().stream().filter(one -> WantedMdev.in(one, s.host())
                    .anyMatch(used -> used.uuid().equals(mdev.uuid()))).findFirst();
            if (other.isPresent()) {
                String name = other.get().name().orElse("another machine");
                return Finding.warn("{0} uses the mediated device {1} too", name, mdev.uuid().orElse(""))
                        .about(mdev.element()).because("{0} and this machine cannot run at the same time.", name)
                        .solve("Give each machine a device of its own, or run one of them at a time.")
                        .saw(UUID_PLACE, mdev.uuid().orElse("")).saw("machine", name)
                        .remedy(own(s.domain().orElseThrow(), mdev.element(), name));
            }
        }
        wanted.stream().flatMap(mdev -> mdev.element().get(UUID_PLACE).stream())
                .forEach(text -> Told.literal(s, text));
        if (all.isEmpty()) {
            return Finding.notApplicable();
        }
        return Finding.pass("Each mediated device is used once").saw(UUID_PLACE, String.join(", ", seen));
    }

    private static Finding twice(Domain domain, WantedMdev again) {
        return Finding.block("The machine uses the mediated device {0} twice", again.uuid().orElse(""))
                .about(again.element()).because("libvirt gives a device to one place only.")
                .solve("Give the second place a device of its own.").saw(UUID_PLACE, again.uuid().orElse(""))
                .remedy(own(domain, again.element(), "again"));
    }

    private static Remedy own(Domain domain, Element hostdev, String seed) {
        String old = hostdev.get(UUID_PLACE).orElse("");
        String uuid = UUID.nameUUIDFromBytes((old + "/" + domain.name().orElse("") + "/" + seed)
                .getBytes(StandardCharsets.UTF_8)).toString();
        return Remedy.edit(domain, draft -> own(draft, hostdev, old, uuid), "Give it a device of its own");
    }

    /** The new one is to be what the old one was to be. */
    private static void own(Draft draft, Element hostdev, String old, String uuid) {
        draft.at(hostdev).set(UUID_PLACE, uuid);
        Map<String, String> wish = DeviceWish.entry(draft.now(), old).map(Element::attributes).orElse(Map.of());
        DeviceWish.copy(draft, uuid, wish);
    }
}
