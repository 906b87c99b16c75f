// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Optional;

import org.vitrine.dialect.qemu.internal.args.Arg;

/** Certificates that encrypt a screen or a character device: libvirt has one set for all machines, in its own configuration. */
final class Certificates {

    private Certificates() {
    }

    /**
     * Takes the certificates that a device or screen names in {@code tls-creds}, and the password of their key.
     *
     * @param folder where libvirt has its own, for this use of them
     * @return whether it names any
     */
    static boolean take(Reading r, Arg user, String folder) {
        Optional<Arg> object = r.given().backend("object", user.take("tls-creds"))
                .filter(o -> o.is("qom-type", "tls-creds-x509"));
        object.ifPresent(creds -> {
            creds.taken();
            r.given().backend("object", creds.peek("passwordid")).ifPresent(Arg::taken);
            if (!creds.is("dir", folder)) {
                r.lose(creds, "libvirt takes certificates from {0}, or where /etc/libvirt/qemu.conf says.", folder);
            }
        });
        return object.isPresent();
    }
}
