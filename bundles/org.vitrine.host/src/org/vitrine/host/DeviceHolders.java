// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;

/**
 * Which processes hold a graphics device open. Only {@code lsof} tells it within bounds, and it takes its time on a busy
 * host: only those probe {@link HostCommand#DEVICE_HOLDERS} who need it.
 *
 * @param host the snapshot they are seen in
 */
public record DeviceHolders(HostSnapshot host) {

    /**
     * A process that holds a device open.
     *
     * @param pid     its number
     * @param command its name
     * @param device  the device node's path
     */
    public record Holder(long pid, String command, String device) {
    }

    /** All that the scanning user may see; absent when {@code lsof} is not installed. See {@link #isComplete()}. */
    public Fact<List<Holder>> all() {
        return host.command(HostCommand.DEVICE_HOLDERS).map(output -> parse(output.standardOutput()));
    }

    /** Those that hold one device open. */
    public Fact<List<Holder>> of(String device) {
        return all().map(holders -> holders.stream().filter(holder -> holder.device().equals(device)).toList());
    }

    /** Whether nobody else can hold one open: only root sees what other users' processes hold. */
    public Fact<Boolean> isComplete() {
        return host.user().isRoot();
    }

    /** lsof's output for programs, lsof(8): one field a line, {@code p} starts a process, {@code n} is a path. */
    private static List<Holder> parse(String output) {
        List<Holder> holders = new ArrayList<>();
        long pid = 0;
        String command = "";
        for (String line : output.split("\n")) {
            String value = line.isEmpty() ? "" : line.substring(1);
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case 'p' -> pid = Numbers.decimal(value).or(0L);
                case 'c' -> command = value;
                case 'n' -> {
                    var holder = new Holder(pid, command, value);
                    if (pid > 0 && value.startsWith("/dev/") && !holders.contains(holder)) {
                        holders.add(holder);
                    }
                }
                default -> {
                    // file descriptors
                }
            }
        }
        return List.copyOf(holders);
    }
}
