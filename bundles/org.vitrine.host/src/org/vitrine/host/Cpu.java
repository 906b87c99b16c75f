// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processor as {@code /proc/cpuinfo} shows it, of the first core.
 *
 * @param host the snapshot it is seen in
 */
public record Cpu(HostSnapshot host) {
    /** Where the kernel tells it. */
    public static final String INFO = "/proc/cpuinfo";

    /** What of that file lasts: each core's clock rate changes at every read. */
    static String lasting(String info) {
        return info.lines().filter(line -> !line.startsWith("cpu MHz")).collect(Collectors.joining("\n"));
    }

    /** The CPU flags, for example {@code svm}, {@code vmx}, {@code hypervisor}. */
    public Fact<Set<String>> flags() {
        return value("flags").map(line -> Arrays.stream(line.split("\\s+")).collect(Collectors.toUnmodifiableSet()));
    }

    /** The vendor, for example {@code GenuineIntel} or {@code AuthenticAMD}. */
    public Fact<String> vendor() {
        return value("vendor_id");
    }

    /** The model's name as the processor tells it. */
    public Fact<String> model() {
        return value("model name");
    }

    /** Whether it is one of Intel's or AMD's; unknown where neither the kernel nor its flags tell. */
    public Fact<Boolean> isX86() {
        return host.kernel().architecture().map(name -> name.matches("x86_64|i[3-6]86"))
                .ifAbsent(() -> flags().map(flags -> true));
    }

    /** Hardware virtualization: {@code vmx} (Intel) or {@code svm} (AMD); absent when the flags have neither. */
    public Fact<String> virtualization() {
        return flags().flatMap(flags -> flags.contains("vmx")
                ? Fact.known("vmx")
                : flags.contains("svm") ? Fact.known("svm") : Fact.absent());
    }

    /** Whether this host is itself a virtual machine. */
    public Fact<Boolean> isVirtual() {
        return flags().map(flags -> flags.contains("hypervisor"));
    }

    /** How many bits of a physical address it has: what a guest's memory and BARs must fit in. */
    public Fact<Integer> physicalBits() {
        return value("address sizes").flatMap(line -> Numbers.integer(line.split(" ", 2)[0]));
    }

    private Fact<String> value(String key) {
        return host.file(INFO).flatMap(info -> {
            Optional<String> value = info.lines().filter(line -> line.startsWith(key))
                    .filter(line -> line.substring(key.length()).stripLeading().startsWith(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst();
            return value.map(Fact::known).orElseGet(() -> Fact.unknown(INFO + " has no line \"" + key + "\""));
        });
    }
}
