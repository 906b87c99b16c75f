// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/**
 * An installed vgpu_unlock or vgpu_unlock-rs: a library that NVIDIA's services are told to load first by a drop-in of systemd,
 * and its files. It is recognised and checked here, never installed.
 */
final class Unlock {
    /** Its folder. */
    static final String FOLDER = "/etc/vgpu_unlock";
    /** What holds for all; a fault in it ends the services. */
    static final String CONFIG = FOLDER + "/config.toml";
    /** What is otherwise for profiles and devices. */
    static final String OVERRIDES = FOLDER + "/profile_override.toml";
    private static final List<String> DROP_INS = List.of("/etc/systemd/system/nvidia-vgpud.service.d",
            "/etc/systemd/system/nvidia-vgpu-mgr.service.d");
    /** What it reads. */
    static final List<Probe> PROBES = Stream.concat(Stream.of(CONFIG, OVERRIDES), DROP_INS.stream().map(d -> d + "/*"))
            .map(Probe::path).toList();

    private Unlock() {
    }

    /** Whether a service is told to load it, or its files are there. */
    static Fact<Boolean> isThere(HostSnapshot host) {
        Fact<Boolean> files = Fact
                .all(Stream.of(CONFIG, OVERRIDES).map(path -> host.entry(path).map(there -> path)).toList())
                .map(all -> !all.isEmpty());
        return files.flatMap(there -> there ? files : isLoaded(host));
    }

    private static Fact<Boolean> isLoaded(HostSnapshot host) {
        return Fact.all(DROP_INS.stream().map(folder -> host.list(folder).flatMap(names -> Fact.all(names.stream()
                .filter(name -> name.endsWith(".conf")).map(name -> host.text(folder + "/" + name)).toList())))
                .toList())
                .map(all -> all.stream().flatMap(List::stream).anyMatch(text -> text.contains("vgpu_unlock")));
    }
}
