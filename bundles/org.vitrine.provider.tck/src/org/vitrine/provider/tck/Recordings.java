// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.vitrine.host.HostSnapshot;
import org.vitrine.host.SnapshotText;

/**
 * The hosts that come with the contract tests: laptops, desktops and servers of several makers, one without an IOMMU, and one
 * of which nothing could be read. What is in them is told in the README beside them.
 */
public final class Recordings {
    /** Their names. */
    public static final List<String> NAMES = List.of("amd-apu-and-shared-group", "intel-laptop-gvtg", "intel-xe-7vfs",
            "lab", "no-iommu", "nvidia-and-amd-desktop", "nvidia-vgpu-server", "single-gpu-desktop", "unreadable");

    private Recordings() {
    }

    /** All of them by name. */
    public static Map<String, HostSnapshot> all() {
        Map<String, HostSnapshot> hosts = new LinkedHashMap<>();
        NAMES.forEach(name -> hosts.put(name, host(name)));
        return hosts;
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public static HostSnapshot host(String name) {
        try (InputStream in = Recordings.class.getResourceAsStream("/corpus/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no recording " + name + "; there are " + NAMES);
            }
            return SnapshotText.read(new InputStreamReader(in, StandardCharsets.UTF_8), SnapshotText.Limits.USUAL);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
