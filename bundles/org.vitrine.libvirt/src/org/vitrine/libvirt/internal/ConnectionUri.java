// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Connection.Kind;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.provider.ConnectionInfo;

/**
 * A libvirt connection URI: {@code driver[+transport]://[user@][host][:port]/[path][?parameters]}.
 *
 * @param text as libvirt reads it
 * @param parsed its parts
 */
record ConnectionUri(String text, URI parsed) {

    private static final Set<String> DRIVERS = Set.of("qemu", "test", "xen", "lxc", "ch", "bhyve", "vbox", "openvz",
            "vz",
            "esx", "gsx", "vpx", "hyperv", "vmwareplayer", "vmwarews", "vmwarefusion", "parallels", "virtuozzo",
            "remote");

    /** The parts of this URI. */
    static ConnectionUri of(String text) throws VitrineException {
        try {
            ConnectionUri uri = new ConnectionUri(text.strip(), new URI(text.strip()));
            if (DRIVERS.contains(uri.driver())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new VitrineException(none(text), e);
        }
        throw new VitrineException(none(text));
    }

    /** libvirt's driver inside this process, working in this folder. */
    static ConnectionUri embedded(Path root) throws VitrineException {
        try {
            return of(new URI("qemu", "", "/embed", "root=" + root, null).toString());
        } catch (URISyntaxException e) {
            throw new VitrineException(none("qemu:///embed?root=" + root), e);
        }
    }

    private static Text none(String text) {
        return Text.of("\"{0}\" is no libvirt connection. Write one like qemu:///system, qemu:///session or "
                + "qemu+ssh://user@host/system.", text);
    }

    private String driver() {
        return scheme().replaceFirst("\\+.*", "");
    }

    private String scheme() {
        @Nullable
        String scheme = parsed.getScheme();
        return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    }

    private String path() {
        @Nullable
        String path = parsed.getPath();
        return path == null ? "" : path;
    }

    /** Whether the hypervisor is on the machine that this process runs on. */
    boolean isLocal() {
        @Nullable
        String authority = parsed.getAuthority();
        return authority == null || authority.isEmpty();
    }

    /** What kind of connection it leads to. */
    Kind kind() {
        return !isLocal() || !driver().equals("qemu") ? Kind.OTHER : switch (path()) {
            case "/system" -> Kind.SYSTEM;
            case "/session" -> Kind.SESSION;
            case "/embed" -> Kind.EMBEDDED;
            default -> Kind.OTHER;
        };
    }

    /**
     * What libvirt is told to open. Once its driver runs inside this process, libvirt has that answer to URIs of this machine in
     * the daemon's place, except where they say {@code +unix} and which socket ({@code virURICheckUnixSocket}).
     */
    String dialled(LocalDaemons daemons) {
        Optional<Path> socket = switch (kind()) {
            case SYSTEM -> Optional.of(daemons.systemSocket());
            case SESSION -> daemons.sessionSocket();
            case EMBEDDED, OTHER -> Optional.empty();
        };
        if (socket.isEmpty() || scheme().contains("+")) {
            return text;
        }
        String query = String.valueOf(parsed.getRawQuery());
        String byUnix = text.replaceFirst(":", "+unix:");
        return query.startsWith("socket=") || query.contains("&socket=")
                ? byUnix
                : byUnix + (parsed.getRawQuery() == null ? "?" : "&") + "socket=" + socket.get();
    }

    /** The folder of the embedded driver. */
    Optional<String> root() {
        @Nullable
        String query = parsed.getQuery();
        return query == null || !query.startsWith("root=") ? Optional.empty() : Optional.of(query.substring(5));
    }

    /** What checks may know of it; as root {@code qemu:///session} means the system's daemon. */
    ConnectionInfo info(int user) {
        boolean privileged = path().equals("/system") || isLocal() && user == 0 && driver().equals("qemu");
        return new ConnectionInfo(text, privileged, isLocal(), false);
    }
}
