// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.server.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine keeps the certificate of the authority that signs servers' certificates. */
public final class Certificates {
    /** In words, for a person who has none yet. */
    public static final String PLACES = "/etc/pki/CA/cacert.pem or .pki/CA/cacert.pem of your home";

    private Certificates() {
    }

    /** The first there is: SPICE clients' own, this user's and this machine's as libvirt's clients know them. */
    public static Optional<Path> authority() {
        Path home = Path.of(System.getProperty("user.home", "/"));
        Stream<Path> own = Stream.of(".spicec/spice_truststore.pem", ".pki/CA/cacert.pem").map(home::resolve);
        Stream<Path> all = Stream.of("/etc/pki/CA/cacert.pem", "/etc/pki/libvirt-spice/ca-cert.pem").map(Path::of);
        return Stream.concat(own, all).filter(Files::isReadable).findFirst();
    }
}
