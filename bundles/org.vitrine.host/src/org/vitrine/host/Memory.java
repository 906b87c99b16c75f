// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The host's memory.
 *
 * @param host the snapshot it is seen in
 */
public record Memory(HostSnapshot host) {
    private static final String INFO = "/proc/meminfo";
    private static final String HUGE = "/sys/kernel/mm/hugepages";
    private static final String LIMITS = "/proc/self/limits";
    private static final Pattern FOLDER = Pattern.compile("hugepages-(\\d{1,12})kB");
    private static final Pattern LOCK = Pattern.compile("^Max locked memory\\s+(\\S+)", Pattern.MULTILINE);

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = List.of(Probe.path(INFO, Volatility.VOLATILE),
            Probe.path(HUGE + "/*/nr_hugepages"), Probe.path(HUGE + "/*/free_hugepages", Volatility.VOLATILE),
            Probe.path(LIMITS));

    /** All of it that the kernel has, in bytes. */
    public Fact<Long> total() {
        return bytes("MemTotal");
    }

    /** What new programs can have without swapping, in bytes. */
    public Fact<Long> available() {
        return bytes("MemAvailable");
    }

    /** The pools of huge pages, smallest pages first; empty or absent where the kernel has none. */
    public Fact<List<HugePages>> hugePages() {
        return host.list(HUGE).flatMap(names -> Fact.all(names.stream().map(this::pool).toList()))
                .map(pools -> pools.stream().sorted((a, b) -> Long.compare(a.pageSize(), b.pageSize())).toList());
    }

    /**
     * How much memory a program that the scanning user starts may lock, in bytes, {@link Long#MAX_VALUE} without limit: a
     * machine with a VFIO device locks all of its own. Machines of libvirt's system daemon are not bound by it.
     */
    public Fact<Long> lockLimit() {
        return host.text(LIMITS).flatMap(table -> {
            var match = LOCK.matcher(table);
            return !match.find()
                    ? Fact.unknown(LIMITS + " has no line \"Max locked memory\"")
                    : match.group(1).equals("unlimited")
                            ? Fact.known(Long.MAX_VALUE)
                            : Numbers.decimal(match.group(1));
        });
    }

    private Fact<Long> bytes(String name) {
        return host.text(INFO).flatMap(table -> table.lines().filter(line -> line.startsWith(name + ":")).findFirst()
                .map(line -> line.substring(name.length() + 1).strip().split(" ")[0])
                .map(kibibytes -> Numbers.decimal(kibibytes).map(number -> number * 1024))
                .orElseGet(() -> Fact.unknown(INFO + " has no line \"" + name + "\"")));
    }

    private Fact<HugePages> pool(String folder) {
        var match = FOLDER.matcher(folder);
        return !match.matches()
                ? Fact.absent()
                : number(folder, "nr_hugepages").flatMap(all -> number(folder, "free_hugepages")
                        .map(free -> new HugePages(Long.parseLong(match.group(1)) * 1024, all, free)));
    }

    private Fact<Long> number(String folder, String name) {
        return host.file(HUGE + "/" + folder + "/" + name).flatMap(Numbers::decimal);
    }
}
