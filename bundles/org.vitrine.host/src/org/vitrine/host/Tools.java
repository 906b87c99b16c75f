// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
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

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = Stream.concat(
            FOLDERS.stream().flatMap(folder -> NAMES.stream().map(name -> Probe.path(folder + "/" + name))),
            Stream.of(Probe.path("/usr/libexec/virgl_render_server"),
                    Probe.path("/usr/lib/virglrenderer/virgl_render_server")))
            .toList();

    /** Where a program is; absent when it is in none of the usual folders; unknown unless it is one of {@link #NAMES}. */
    public Fact<String> program(String name) {
        return first(FOLDERS.stream().map(folder -> folder + "/" + name));
    }

    /** The process that renders for virtio-gpu Venus; absent when it is not installed. */
    public Fact<String> virglRenderServer() {
        return first(Stream.of("/usr/libexec/virgl_render_server", "/usr/lib/virglrenderer/virgl_render_server"));
    }

    private Fact<String> first(Stream<String> paths) {
        return paths.map(path -> host.entry(path).map(there -> path)).reduce(Fact.absent(),
                (one, next) -> one.ifAbsent(() -> next));
    }
}
