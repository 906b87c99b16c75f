// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;

import org.vitrine.domain.Element;

/**
 * A provider that comes with Vitrine, whether its bundle is present or not.
 *
 * @param id      its id
 * @param devices which devices of libvirt's XML may be its uses, as its service says them
 *                ({@link org.vitrine.provider.GraphicsProvider#DEVICES})
 */
public record KnownProvider(String id, List<String> devices) {

    /** Keeps an unmodifiable copy. */
    public KnownProvider {
        devices = List.copyOf(devices);
    }

    /** Whether a device is of a kind that its uses are of. */
    public boolean mayHave(Element device) {
        return devices.stream().anyMatch(kind -> is(device, kind));
    }

    /** {@code video model@type=qxl}: the element's name, a place seen from it, and what stands there. */
    private static boolean is(Element device, String kind) {
        int space = kind.indexOf(' ');
        int equals = kind.indexOf('=');
        return space > 0 && equals > space && device.name().equals(kind.substring(0, space))
                && device.is(kind.substring(space + 1, equals), kind.substring(equals + 1));
    }
}
