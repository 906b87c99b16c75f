// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.support;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.SnapshotText;

/** Recordings of hosts that are not there. */
public final class HostFile {

    private HostFile() {
    }

    /** A host of which nothing but the name is known. */
    public static HostSnapshot named(String name) {
        return HostSnapshot.builder().put("/proc/sys/kernel/hostname", Entry.file(name + "\n")).build();
    }

    /** Writes a recording, whose name {@code Hosts.open} takes. */
    public static Path write(Path folder, HostSnapshot host) throws IOException {
        Path recording = folder.resolve("elsewhere.vhost");
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(recording)),
                StandardCharsets.UTF_8)) {
            SnapshotText.write(host, out);
        }
        return recording;
    }
}
