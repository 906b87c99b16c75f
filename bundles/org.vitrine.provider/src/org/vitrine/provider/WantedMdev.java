// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevDefinition;
import org.vitrine.host.MdevDevice;

/**
 * A mediated device that a domain asks for: {@code <hostdev type='mdev'>}.
 *
 * @param host    where the machine is to run
 * @param domain  the domain
 * @param element its {@code <hostdev>}
 */
public record WantedMdev(HostSnapshot host, Domain domain, Element element) {
    /** The name under which a {@link DeviceWish} has the type. */
    public static final String TYPE = "type";
    /** The name under which a {@link DeviceWish} has the device that it is to be a part of. */
    public static final String PARENT = "parent";
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** Those of a domain, in its order. */
    public static Stream<WantedMdev> in(Domain domain, HostSnapshot host) {
        return domain.devices("hostdev").filter(element -> element.is("@type", "mdev"))
                .map(element -> new WantedMdev(host, domain, element));
    }

    /** Its UUID as the kernel writes it, in small letters; empty when the domain has none that is one. */
    public Optional<String> uuid() {
        return element.get("source/address@uuid").filter(text -> text.matches(UUID))
                .map(text -> text.toLowerCase(Locale.ROOT));
    }

    /** The device on the host, whether it is there or not; empty without a UUID. */
    public Optional<MdevDevice> device() {
        return uuid().map(host.mdev()::device);
    }

    /** Whether the device is on the host. */
    public Fact<Boolean> isThere() {
        return device().map(device -> host.entry(device.path()).map(entry -> true).ifAbsent(() -> Fact.known(false)))
                .orElseGet(() -> Fact.known(false));
    }

    /** How mdevctl would make it; absent when it is not told to. */
    public Fact<MdevDefinition> definition() {
        return host.mdev().definitions().ifAbsent(() -> Fact.known(List.of())).flatMap(all -> all.stream()
                .filter(one -> uuid().filter(one.uuid().toLowerCase(Locale.ROOT)::equals).isPresent()).findFirst()
                .map(Fact::known).orElseGet(Fact::absent));
    }

    /** The type that the domain wants, or else the one that mdevctl is told; absent when neither says. */
    public Fact<String> wantedType() {
        return wish(TYPE).map(Fact::known).orElseGet(() -> definition().map(MdevDefinition::type));
    }

    /** What it is, or else what it is to be; absent when nothing says. */
    public Fact<String> type() {
        return device().map(MdevDevice::type).orElseGet(Fact::absent).ifAbsent(this::wantedType);
    }

    /**
     * The type that the domain wants, else the one that it is or is to be: whose it is, which is the same on every host when
     * the domain says so. Absent when nothing says.
     */
    public Fact<String> anyType() {
        return wish(TYPE).map(Fact::known).orElseGet(this::type);
    }

    /** The name of what it is a part of, or else is to be; absent when nothing says. */
    public Fact<String> parent() {
        return device().map(MdevDevice::parent).orElseGet(Fact::absent)
                .ifAbsent(() -> wish(PARENT).map(Fact::known)
                        .orElseGet(() -> definition().map(MdevDefinition::parent)));
    }

    /** The element of the domain's metadata that says what it is to be; empty when there is none. */
    public Optional<Element> wish() {
        return element.get("source/address@uuid").flatMap(device -> DeviceWish.entry(domain, device));
    }

    private Optional<String> wish(String what) {
        return wish().flatMap(entry -> entry.get("@" + what));
    }
}
