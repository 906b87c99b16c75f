// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.domain.HostDevice;

/**
 * What a domain wants a device of the host to be where libvirt's XML has no place for it. A mediated device is named by its
 * UUID alone, a virtual function by its address; of which type it is to be, and of which parent, stands in the domain's
 * metadata, which libvirt keeps:
 *
 * <pre>{@code
 * <metadata>
 *   <vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>
 *     <vitrine:device name='7f0c2a9e-…' provider='gvtg' parent='0000:00:02.0' type='i915-GVTg_V5_4'/>
 *   </vitrine:devices>
 * </metadata>
 * }</pre>
 *
 * Settings that belong there are {@link Field}s without a place; the attribute has the field's id. So the device can be made
 * again after a reboot, and on another host; and whose it is, is the same on every host.
 */
public final class DeviceWish {
    private static final String PROVIDER = "provider";
    private static final String DEVICES = "vitrine:devices";
    private static final String DEVICE = "vitrine:device";
    private static final String PLACE = "/metadata/" + DEVICES + "[@xmlns:vitrine='urn:vitrine:domain:1.0']/" + DEVICE;

    private DeviceWish() {
    }

    /**
     * One thing that is wanted of a device.
     *
     * @param device the UUID or the address that the domain names it by
     * @param what   a field's id, for example {@code type}
     */
    public static Optional<String> find(Domain domain, String device, String what) {
        return entry(domain, device).flatMap(entry -> entry.get("@" + what));
    }

    /** The id of the provider whose use a device is; empty when nobody said so, as in domains of others. */
    public static Optional<String> owner(Domain domain, String device) {
        return find(domain, device, PROVIDER);
    }

    /** The same for a device's element, by whatever names it: its UUID, its address on the host, its name or its alias. */
    public static Optional<String> owner(Domain domain, Element device) {
        if (entries(domain).findAny().isEmpty()) {
            return Optional.empty();
        }
        var hostdev = new HostDevice(device);
        return Stream.of(hostdev.uuid().text(), hostdev.hostAddress(), device.get("@name"), device.get("alias@name"))
                .flatMap(Optional::stream).flatMap(name -> owner(domain, name).stream()).findFirst();
    }

    /**
     * Says whose use a device is, where its element alone does not tell.
     *
     * @param device   the UUID or the address that the domain names it by
     * @param provider the provider's id
     */
    public static void claim(Draft draft, String device, String provider) {
        ensure(draft, device).set("@" + PROVIDER, provider);
    }

    /** Settings with those that are wanted of a device. */
    public static Values read(Values values, List<Field<?>> wishes, Domain domain, String device) {
        Values all = values;
        for (Field<?> field : wishes) {
            Optional<String> text = find(domain, device, field.id());
            all = text.isPresent() ? all.with(field.id(), text.get()) : all;
        }
        return all;
    }

    /**
     * Writes what is wanted of a device; what is not set is taken away.
     *
     * @param device the UUID or the address that the domain names it by
     */
    public static void write(Draft draft, String device, List<Field<?>> wishes, Values values) {
        for (Field<?> field : wishes) {
            Optional<String> text = values.text(field);
            if (text.isPresent()) {
                ensure(draft, device).set("@" + field.id(), text.get());
            } else {
                entry(draft.now(), device).map(draft::at).ifPresent(entry -> entry.clear("@" + field.id()));
            }
        }
    }

    /** Wants of a device what was wanted of another one; nothing when nothing was. */
    static void copy(Draft draft, String device, Map<String, String> wish) {
        wish.forEach((what, text) -> {
            if (!what.equals("name")) {
                ensure(draft, device).set("@" + what, text);
            }
        });
    }

    /** Takes away what was wanted of a device, with the elements around it when nothing else is left in them. */
    public static void remove(Draft draft, String device) {
        Optional<Element> entry = entry(draft.now(), device);
        if (entry.isPresent() && isOnly(entry.get())) {
            draft.root().clear(PLACE);
        } else {
            entry.map(draft::at).ifPresent(Editable::remove);
        }
    }

    private static boolean isOnly(Element entry) {
        return entry.parent().filter(list -> list.children().count() == 1).isPresent();
    }

    private static Editable ensure(Draft draft, String device) {
        return entry(draft.now(), device).map(draft::at).orElseGet(() -> {
            Editable list = draft.root().ensure(PLACE.substring(0, PLACE.lastIndexOf('/')));
            return list.add(DEVICE).set("@name", device);
        });
    }

    /** The element in which it stands what a device is to be; empty when nothing does. */
    public static Optional<Element> entry(Domain domain, String device) {
        return entries(domain).filter(entry -> entry.is("@name", device)).findFirst();
    }

    private static Stream<Element> entries(Domain domain) {
        return domain.root().children("metadata").flatMap(data -> data.children(DEVICES))
                .flatMap(list -> list.children(DEVICE));
    }
}
