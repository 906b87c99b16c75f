// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/**
 * Memory that machines share with programs of the host: files in {@code /dev/shm} by Looking Glass's names, devices of its
 * module kvmfr, and udmabuf. A machine may name other files; whoever knows the machine probes those.
 *
 * @param host the snapshot it is seen in
 */
public record SharedMemory(HostSnapshot host) {
    private static final String FILES = "/dev/shm";
    private static final String UDMABUF = "/dev/udmabuf";

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = List.of(Probe.path(FILES + "/looking-glass*", Volatility.VOLATILE),
            Probe.path(FILES + "/kvmfr*", Volatility.VOLATILE), Probe.path("/dev/kvmfr*"), Probe.path(UDMABUF));

    /** The files' paths; empty where there are none. */
    public Fact<List<String>> files() {
        return host.list(FILES).map(names -> names.stream()
                .filter(name -> name.startsWith("looking-glass") || name.startsWith("kvmfr"))
                .map(name -> FILES + "/" + name).toList()).ifAbsent(() -> Fact.known(List.of()));
    }

    /** A file's length in bytes; absent when it is not there. */
    public Fact<Long> size(String file) {
        return host.entry(file).flatMap(entry -> entry.size() < 0
                ? Fact.unknown("the size of " + file + " was not told")
                : Fact.known(entry.size()));
    }

    /**
     * What stands at the beginning of a file or device that Looking Glass shares; absent when it is not there, unknown where a
     * scan does not read it: of a device it sees only that it is there.
     */
    public Fact<GlassMemory> glass(String path) {
        return host.entry(path).flatMap(entry -> entry.kind() == Entry.Kind.DEVICE
                ? Fact.unknown(path + " can only be mapped, which a scan does not do")
                : host.text(path).flatMap(lines -> GlassMemory.parse(lines).map(Fact::known)
                        .orElseGet(() -> Fact.unknown(path + " was not understood"))));
    }

    /** The paths of kvmfr's devices; empty where its module is not loaded. */
    public Fact<List<String>> kvmfr() {
        return host.list("/dev").map(names -> names.stream().filter(name -> name.matches("kvmfr\\d+"))
                .map(name -> "/dev/" + name).toList());
    }

    /** The device by which QEMU shows guest memory to a GPU without a copy; absent when the kernel has none. */
    public Fact<Entry> udmabuf() {
        return host.entry(UDMABUF);
    }
}
