// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;

/**
 * Sees with few calls of the kernel that what a probe finds is not as it was: names, owners, permissions, where links lead and
 * what is in files. It sees no access lists, and in sysfs of what is only listed the names alone. Thread-safe.
 *
 * @param root the folder that is the host's {@code /}
 */
record Glance(Path root) {
    private static final String KERNEL = "/sys/";

    /** A sum that is another one when it is not as it was; empty where only a look can tell. */
    OptionalLong of(Probe.PathProbe probe) {
        String glob = probe.glob();
        int star = glob.indexOf('*');
        int name = glob.lastIndexOf('/', star < 0 ? glob.length() : star) + 1;
        int slash = glob.indexOf('/', name);
        int rest = slash < 0 ? glob.length() : slash;
        if (glob.indexOf('*', rest) >= 0 || glob.contains("**") || !LibcFiles.isFor()) {
            return OptionalLong.empty();
        }
        var sum = new CRC32C();
        try (var reader = new FolderReader()) {
            if (reader.open(root.resolve(glob.substring(1, name)).toString()).isPresent()) {
                if (star >= 0 && slash < 0 && glob.startsWith(KERNEL)) {
                    reader.addNames(sum);
                } else if (star >= 0) {
                    addAll(reader, probe, name, rest, sum);
                } else {
                    reader.add(glob.substring(name), !ProbePolicy.isPresenceOnly(glob), sum);
                }
            }
        }
        return OptionalLong.of(sum.getValue());
    }

    private static void addAll(FolderReader reader, Probe.PathProbe probe, int from, int to, Checksum sum) {
        String glob = probe.glob();
        var match = new Probe.PathProbe("/" + glob.substring(from, to), probe.volatility());
        boolean content = !ProbePolicy.isPresenceOnly(glob);
        reader.names().ifPresentOrElse(names -> names.stream().filter(one -> match.covers("/" + one)).sorted()
                .forEach(one -> {
                    sum.update(one.getBytes(StandardCharsets.UTF_8));
                    reader.add(one + glob.substring(to), content, sum);
                }), () -> sum.update(-1));
    }
}
