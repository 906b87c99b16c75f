// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The loop that tells what changes on a host: what stands in folders of devices, where their links lead, and the attributes
 * that the kernel has no event for. It ends with its standard input, and so with the connection.
 */
final class WatchScript {
    // one function, read to its end before it runs: bash reads a line at a time, and "read" would take the next one for itself
    private static final String COMMANDS = """
            mark=%s
            watch() {
            LC_ALL=C QUOTING_STYLE=literal
            export LC_ALL QUOTING_STYLE
            list() {
            stat -c %%N /sys/bus/pci/devices/* /sys/bus/pci/devices/*/driver /sys/bus/pci/devices/*/iommu_group \\
            /sys/bus/mdev/devices/* /sys/bus/mdev/devices/*/iommu_group /sys/class/mdev_bus/* \\
            /sys/class/drm/* /sys/class/net/* /sys/block/* /sys/module/*
            grep -H '' /sys/bus/pci/devices/*/driver_override /sys/bus/pci/devices/*/sriov_numvfs /proc/fb \\
            /sys/class/drm/*/status /sys/class/vtconsole/*/bind /sys/kernel/mm/hugepages/*/nr_hugepages
            }
            {
            old=
            while :; do
            new=$(list 2>/dev/null)
            if [ "$new" != "$old" ]; then printf '%%s\\n%%s\\n' "$new" "$mark" || exit; old=$new; fi
            sleep 0.3 2>/dev/null || sleep 1
            done
            } </dev/null &
            loop=$!
            read -r none
            kill $loop
            exit
            }
            watch
            """;
    // a path, and where a link there leads; busybox quotes both
    private static final Pattern STAT = Pattern.compile("'?(/[^']*?)'?(?: -> '?([^']*)'?)?");
    // no attribute that is read has a slash in its text
    private static final Pattern TEXT = Pattern.compile("(/.*/[a-z_]+):[^/]*");
    private static final Pattern DEVICE = Pattern.compile("(/sys/bus/[^/]+)/devices/([^/]+)(?:/([^/]+))?");

    private WatchScript() {
    }

    static String of(String mark) {
        return COMMANDS.formatted(mark);
    }

    /** Adds the path that a line is about, and where else it shows, as far as the line tells. */
    static void paths(String line, Set<String> to) {
        Matcher text = TEXT.matcher(line);
        Matcher stat = STAT.matcher(line);
        if (text.matches()) {
            path(String.valueOf(text.group(1)), "", to);
        } else if (stat.matches()) {
            path(String.valueOf(stat.group(1)), stat.group(2) instanceof String target ? target : "", to);
        }
    }

    private static void path(String path, String target, Set<String> to) {
        to.add(path);
        Matcher device = DEVICE.matcher(path);
        if (!device.matches()) {
            return;
        }
        // an attribute that changed seldom changes alone
        to.add(device.group(1) + "/devices/" + device.group(2));
        String[] way = target.split("/");
        String name = way[way.length - 1];
        switch (device.group(3)) {
            // as a whole, for it may have come with its first device
            case "driver" -> to.add(device.group(1) + "/drivers/" + name);
            case "iommu_group" -> to.add("/sys/kernel/iommu_groups/" + name);
            case null -> {
                if (path.startsWith("/sys/bus/mdev/") && way.length > 1) {
                    to.add("/sys/class/mdev_bus/" + way[way.length - 2]);
                }
            }
            default -> {
                // it shows there alone
            }
        }
    }
}
