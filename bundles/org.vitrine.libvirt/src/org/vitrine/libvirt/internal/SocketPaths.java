// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Text;

/**
 * Lengths of the unix sockets that a machine needs. Linux takes paths of 108 bytes with the closing NUL
 * ({@code sun_path}, unix(7)); libvirt finds out only when everything else has been made.
 */
final class SocketPaths {

    /** Bytes that a path may have. */
    static final int LIMIT = 107;
    // virDomainDefGetShortName: the number of the start and at most 20 characters of the name
    private static final int SHORT_NAME = 20;
    private static final String START = "9999-";

    private SocketPaths() {
    }

    /** Refuses a folder in which no machine could ever be started, whatever its name. */
    static void checkRoot(Path root) throws VitrineException {
        Path monitor = monitor(root, "x");
        if (bytes(monitor.toString()) > LIMIT) {
            throw new VitrineException(Text.of(
                    "The folder {0} is too long for the sockets of its machines: {1} would have {2} bytes, Linux allows {3}. Set "
                            + "-Dvitrine.embedded.root to a shorter folder.",
                    root, monitor, bytes(monitor.toString()), LIMIT));
        }
    }

    /** Refuses a domain whose sockets, made by libvirt in this folder or named in the domain, have too long a path. */
    static void check(Path root, Domain domain) throws VitrineException {
        checkGiven(domain);
        String name = domain.name().orElse("");
        String longest = Stream.concat(Stream.of(monitor(root, name)), domain.devices("channel")
                .filter(channel -> channel.is("@type", "unix") && channel.get("source/@path").isEmpty())
                .flatMap(channel -> channel.get("target/@name").stream()).map(target -> channel(root, name, target)))
                .map(Path::toString).reduce("", (a, b) -> bytes(a) < bytes(b) ? b : a);
        if (bytes(longest) > LIMIT) {
            throw new VitrineException(Text.of(
                    "The socket {0} would have a path of {1} bytes, Linux allows {2}. Give the machine a name that is {3} bytes "
                            + "shorter, or set -Dvitrine.embedded.root to a shorter folder.",
                    longest, bytes(longest), LIMIT, bytes(longest) - LIMIT));
        }
    }

    /** Refuses a domain that names a socket with too long a path. */
    static void checkGiven(Domain domain) throws VitrineException {
        for (String path : domain.root().find("devices").stream().flatMap(SocketPaths::given).toList()) {
            if (bytes(path) > LIMIT) {
                throw new VitrineException(
                        Text.of("The domain names the socket {0}, which has {1} bytes; Linux allows {2}. Give it a shorter path.",
                                path, bytes(path), LIMIT));
            }
        }
    }

    private static Stream<String> given(Element devices) {
        return devices.children().flatMap(device -> Stream.concat(
                Stream.concat(device.get("@socket").stream(),
                        device.children("listen").flatMap(listen -> listen.get("@socket").stream())),
                device.is("@type", "unix") ? device.get("source/@path").stream() : Stream.empty()));
    }

    private static Path monitor(Path root, String name) {
        return root.resolve("lib/qemu").resolve("domain-" + shortName(name)).resolve("monitor.sock");
    }

    private static Path channel(Path root, String name, String target) {
        return root.resolve("lib/qemu/channel/target").resolve("domain-" + shortName(name)).resolve(target);
    }

    private static String shortName(String name) {
        int characters = Math.min(SHORT_NAME, name.codePointCount(0, name.length()));
        return START + name.substring(0, name.offsetByCodePoints(0, characters)).replace('/', '_');
    }

    private static int bytes(String path) {
        return path.getBytes(StandardCharsets.UTF_8).length;
    }
}
