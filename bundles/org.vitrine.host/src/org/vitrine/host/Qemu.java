// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The installed QEMU for x86_64 guests, as it describes itself.
 *
 * @param host the snapshot it is seen in
 */
public record Qemu(HostSnapshot host) {
    private static final Pattern VERSION = Pattern.compile("version (\\d+(?:\\.\\d+)*)");
    private static final String DEVICE = "name \"";

    /** Its version, for example {@code 7.2.22}; absent when it is not installed. */
    public Fact<String> version() {
        return host.command(HostCommand.QEMU_VERSION).flatMap(output -> {
            var match = VERSION.matcher(output.all());
            return match.find() ? Fact.known(match.group(1)) : Fact.unknown("QEMU did not tell its version");
        });
    }

    /** The device models it offers, for example {@code qxl-vga}. */
    public Fact<Set<String>> devices() {
        return host.command(HostCommand.QEMU_DEVICES).flatMap(output -> {
            Set<String> names = output.all().lines().filter(line -> line.startsWith(DEVICE))
                    .map(line -> line.substring(DEVICE.length()).split("\"", 2)[0]).filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            return names.isEmpty() ? Fact.unknown("QEMU listed no device models") : Fact.known(names);
        });
    }

    /** The machine types it can be, for example {@code pc-q35-7.2}; only where a probe asked for them. */
    public Fact<Set<String>> machines() {
        return host.command(HostCommand.QEMU_MACHINES).flatMap(output -> {
            Set<String> names = output.standardOutput().lines().skip(1).map(line -> line.split(" ", 2)[0])
                    .filter(name -> !name.isEmpty()).collect(Collectors.toUnmodifiableSet());
            return names.isEmpty() ? Fact.unknown("QEMU listed no machine types") : Fact.known(names);
        });
    }

    /**
     * Whether it has a SPICE server: built with it, and the module installed where it is one. QEMU ends with status 1 either
     * way (seen with 7.2); only the list of options tells.
     */
    public Fact<Boolean> hasSpice() {
        return host.command(HostCommand.QEMU_SPICE).map(output -> output.all().contains("disable-ticketing"));
    }
}
