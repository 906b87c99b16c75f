// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/**
 * The running kernel.
 *
 * @param host the snapshot it is seen in
 */
public record Kernel(HostSnapshot host) {
    static final String COMMAND_LINE = "/proc/cmdline";

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = List.of(Probe.command(HostCommand.UNAME),
            Probe.path(COMMAND_LINE, Volatility.STABLE), Probe.path("/boot/config-*", Volatility.STABLE),
            Probe.path("/lib/modules/*/config", Volatility.STABLE),
            Probe.path("/lib/modules/*/modules.builtin", Volatility.STABLE));

    /** Its release, for example {@code 6.1.0-13-amd64}. */
    public Fact<String> release() {
        return word(1, "release");
    }

    /** What it was built for, for example {@code x86_64} or {@code aarch64}. */
    public Fact<String> architecture() {
        return word(2, "architecture");
    }

    private Fact<String> word(int place, String name) {
        return host.command(HostCommand.UNAME).flatMap(output -> {
            String[] words = output.standardOutput().strip().split(" ");
            return words.length == 3
                    ? Fact.known(words[place])
                    : Fact.unknown("\"uname -srm\" did not tell a " + name);
        });
    }

    /** What it was booted with. */
    public Fact<KernelArguments> arguments() {
        return host.file(COMMAND_LINE).map(KernelArguments::of);
    }

    /**
     * What it was built with: {@code y}, {@code m} or a value; absent when the option is off.
     *
     * @param option for example {@code CONFIG_DRM_I915_GVT_KVMGT}
     */
    public Fact<String> config(String option) {
        return release().flatMap(release -> host.text("/boot/config-" + release)
                .ifAbsent(() -> host.text("/lib/modules/" + release + "/config"))
                .ifAbsent(() -> Fact.unknown("the configuration of kernel " + release + " is not installed")))
                .flatMap(text -> text.lines().filter(line -> line.startsWith(option + "=")).findFirst()
                        .map(line -> Fact.known(line.substring(option.length() + 1))).orElseGet(Fact::absent));
    }

    /** Whether a module is part of the kernel itself, so that {@code modprobe.d} says nothing about it. */
    public Fact<Boolean> isBuiltIn(String module) {
        String file = "/" + KernelModule.underscored(module) + ".ko";
        return release().flatMap(release -> host.text("/lib/modules/" + release + "/modules.builtin"))
                .map(list -> list.lines().anyMatch(line -> KernelModule.underscored(line).endsWith(file)))
                .ifAbsent(() -> Fact.unknown("the list of built-in modules is not installed"));
    }
}
