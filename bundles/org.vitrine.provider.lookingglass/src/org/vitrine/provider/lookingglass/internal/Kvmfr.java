// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/**
 * The kernel module kvmfr and what is configured for it.
 *
 * @param host the snapshot it is seen in
 */
record Kvmfr(HostSnapshot host) {
    /** Its name. */
    static final String MODULE = "kvmfr";
    /** The option with the sizes of its devices, in MiB. */
    static final String SIZES = "static_size_mb";
    static final String OPTIONS = "/etc/modprobe.d/kvmfr.conf";
    static final String AT_BOOT = "/etc/modules-load.d/kvmfr.conf";
    /** Before 73-seat-late.rules, which gives what is tagged uaccess to the user at the screen. */
    static final String RULES = "/etc/udev/rules.d/70-kvmfr.rules";
    static final String RULE = "SUBSYSTEM==\"kvmfr\", GROUP=\"kvm\", MODE=\"0660\", TAG+=\"uaccess\"\n";
    static final String FILES = "/etc/tmpfiles.d/10-looking-glass.conf";
    private static final List<String> FOLDERS = List.of("updates/dkms", "updates", "extra");
    private static final List<String> ENDINGS = List.of(".ko", ".ko.xz", ".ko.zst", ".ko.gz");

    static final List<Probe> PROBES = Stream.concat(Stream.of(RULES, FILES, AT_BOOT).map(Probe::path),
            FOLDERS.stream().map(folder -> Probe.path("/lib/modules/*/" + folder + "/kvmfr.ko*"))).toList();

    static Kvmfr of(HostSnapshot host) {
        return new Kvmfr(host);
    }

    /** The size in MiB that a device gets when the module is loaded; absent when nothing is configured for it. */
    Fact<Long> size(String device) {
        return host.modprobe().options(MODULE).flatMap(options -> {
            Optional<String> sizes = options.stream().filter(option -> option.startsWith(SIZES + "="))
                    .map(option -> option.substring(SIZES.length() + 1)).reduce((a, b) -> b);
            String[] each = sizes.orElse("").split(",");
            int number = Integer.parseInt(device.replaceAll("\\D", ""));
            return number < each.length && each[number].matches("\\d{1,9}")
                    ? Fact.known(Long.parseLong(each[number]))
                    : Fact.absent();
        });
    }

    /** Whether the running kernel has it, loaded or not. */
    Fact<Boolean> isInstalled() {
        return host.hasModule(MODULE).flatMap(loaded -> loaded
                ? Fact.known(true)
                : host.kernel().release().flatMap(release -> paths(release)
                        .map(path -> host.entry(path).map(there -> true).ifAbsent(() -> Fact.known(false)))
                        .reduce(Fact.known(false), (one, next) -> one.equals(Fact.known(true)) ? one : next)));
    }

    private static Stream<String> paths(String release) {
        return FOLDERS.stream().flatMap(folder -> ENDINGS.stream()
                .map(ending -> "/lib/modules/" + release + "/" + folder + "/" + MODULE + ending));
    }
}
