// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.HostSnapshot;

/** What makes virtual functions anew at each boot: sysfsutils, systemd-tmpfiles or udev. Units of people's own are not seen. */
final class Persistence {
    static final String FILE = "/etc/sysfs.conf";
    static final List<String> FOLDERS = List.of("/etc/sysfs.d", "/etc/tmpfiles.d", "/etc/udev/rules.d");
    private static final String ATTRIBUTE = "sriov_numvfs";

    private Persistence() {
    }

    /** The file that does; empty when none is found. */
    static Optional<String> of(HostSnapshot host) {
        if (says(host, FILE)) {
            return Optional.of(FILE);
        }
        return FOLDERS.stream().flatMap(folder -> host.list(folder).optional().orElse(List.of()).stream()
                .map(name -> folder + "/" + name)).filter(path -> says(host, path)).findFirst();
    }

    private static boolean says(HostSnapshot host, String path) {
        return host.text(path).optional().stream().flatMap(String::lines).map(String::strip)
                .anyMatch(line -> !line.startsWith("#") && line.contains(ATTRIBUTE));
    }
}
