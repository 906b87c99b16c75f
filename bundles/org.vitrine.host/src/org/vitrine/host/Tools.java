// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs that are installed in the usual folders.
 *
 * @param host the snapshot they are seen in
 */
public record Tools(HostSnapshot host) {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");
    /** The programs that are looked for. */
    public static final List<String> NAMES = List.of("mdevctl", "looking-glass-client", "xpra", "nvidia-smi", "dkms",
            "remote-viewer", "virt-viewer", "swtpm");

    /** Why it is unknown where a program or a library is on such a system. */
    public static final String NO_PLACE = "this system keeps programs and libraries in a store, where a scan does not look";
    /** Where distributions have virglrenderer's render server; Arch's folder for such programs is {@code /usr/lib}. */
    public static final List<String> RENDER_SERVERS = List.of("/usr/libexec/virgl_render_server",
            "/usr/lib/virglrenderer/virgl_render_server", "/usr/lib/virgl_render_server");
    private static final Pattern STORE = Pattern.compile("(?m)^ID=\"?(nixos|guix)\"?\\s*$");

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = Stream.concat(
            FOLDERS.stream().flatMap(folder -> NAMES.stream().map(name -> Probe.path(folder + "/" + name))),
            RENDER_SERVERS.stream().map(Probe::path)).toList();

    /** Where a program is; absent when it is in none of the usual folders; unknown unless it is one of {@link #NAMES}. */
    public Fact<String> program(String name) {
        return first(FOLDERS.stream().map(folder -> folder + "/" + name));
    }

    /** The process that renders for virtio-gpu Venus; absent when it is not installed, unknown where it may be in a store. */
    public Fact<String> virglRenderServer() {
        return inStore().flatMap(store -> first(RENDER_SERVERS.stream())
                .ifAbsent(() -> store ? Fact.unknown(NO_PLACE) : Fact.absent()));
    }

    /**
     * Whether the system keeps programs and libraries in a store, as NixOS and Guix do: nothing is where others have it, and
     * that it is not there tells nothing.
     */
    public Fact<Boolean> inStore() {
        return host.text("/etc/os-release").map(text -> STORE.matcher(text).find()).ifAbsent(() -> Fact.known(false));
    }

    private Fact<String> first(Stream<String> paths) {
        return paths.map(path -> host.entry(path).map(there -> path)).reduce(Fact.absent(),
                (one, next) -> one.ifAbsent(() -> next));
    }
}
