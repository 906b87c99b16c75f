// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A QEMU that an earlier process with this embedded driver left running.
 *
 * @param name its machine
 * @param pid  its process
 */
record LeftMachine(String name, long pid) {

    private static final String SUFFIX = ".pid";

    /** Those whose pid file is in this folder and whose process is alive and a QEMU. */
    static List<LeftMachine> in(Path run) {
        try (Stream<Path> files = Files.list(run)) {
            return files.map(LeftMachine::read).flatMap(Optional::stream).filter(LeftMachine::isAlive).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<LeftMachine> read(Path file) {
        String name = file.getName(file.getNameCount() - 1).toString();
        // driver.pid is the lock of the driver, not a machine
        if (!name.endsWith(SUFFIX) || name.equals("driver.pid")) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).strip());
            return Optional.of(new LeftMachine(name.substring(0, name.length() - SUFFIX.length()), pid));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether its process lives and still is a QEMU: the number may have been given to another program since. */
    boolean isAlive() {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"), StandardCharsets.ISO_8859_1)
                    .contains("qemu");
        } catch (IOException e) {
            return false;
        }
    }
}
