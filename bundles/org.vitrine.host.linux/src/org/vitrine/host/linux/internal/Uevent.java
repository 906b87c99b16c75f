// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the kernel says when a device changes, as it writes it to netlink: {@code ACTION@DEVPATH}, then {@code KEY=value}, each
 * ended by a zero byte (lib/kobject_uevent.c).
 *
 * @param action    {@code add}, {@code remove}, {@code bind}, {@code unbind}, {@code change}, {@code move}, …
 * @param path      the device's folder below {@code /sys}, without links
 * @param variables the rest by name, for example {@code SUBSYSTEM}, {@code DRIVER}, {@code DEVNAME}
 */
record Uevent(String action, String path, Map<String, String> variables) {

    /** Reads one message; empty for what is none of the kernel's, udev's own for example. */
    static Optional<Uevent> parse(byte[] message, int length) {
        String[] lines = new String(message, 0, length, StandardCharsets.UTF_8).split("\0", -1);
        int at = lines[0].indexOf('@');
        if (at < 1 || !lines[0].startsWith("/", at + 1)) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int equals = lines[i].indexOf('=');
            if (equals > 0) {
                variables.put(lines[i].substring(0, equals), lines[i].substring(equals + 1));
            }
        }
        return Optional.of(new Uevent(lines[0].substring(0, at), lines[0].substring(at + 1), Map.copyOf(variables)));
    }

    /** The paths, as snapshots name them, below which something may be different now. They need not be there. */
    Set<String> paths() {
        var paths = new HashSet<String>();
        add(paths, path);
        variable("DEVPATH_OLD").ifPresent(before -> add(paths, before));
        variable("DEVNAME").ifPresent(node -> paths.add("/dev/" + node));
        // a driver comes and goes with the table of framebuffers, a module with the one of modules
        switch (variable("SUBSYSTEM").orElse("")) {
            case "graphics" -> paths.add("/proc/fb");
            case "module" -> paths.add("/proc/modules");
            // the one class that has a second place
            case "block" -> paths.add("/sys/block/" + path.substring(path.lastIndexOf('/') + 1));
            default -> {
                // no table
            }
        }
        return paths;
    }

    private void add(Set<String> paths, String device) {
        // modules, drivers and whatever else has a place of its own
        paths.add("/sys" + device);
        String name = device.substring(device.lastIndexOf('/') + 1);
        variable("SUBSYSTEM").ifPresent(subsystem -> {
            String bus = "/sys/bus/" + subsystem;
            paths.add(bus + "/devices/" + name);
            paths.add("/sys/class/" + subsystem + "/" + name);
            variable("DRIVER").ifPresent(driver -> paths.add(bus + "/drivers/" + driver + "/" + name));
        });
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }
}
