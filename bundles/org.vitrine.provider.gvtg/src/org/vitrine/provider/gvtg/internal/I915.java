// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.KernelArguments;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/** What i915 was told. The kernel lets only root read what came of it. */
final class I915 {
    private static final Set<String> ON = Set.of("1", "y", "Y", "on", "");

    private I915() {
    }

    /** A parameter as it is, or, where it may not be read, as the kernel and modprobe were told; absent when nothing is known. */
    static Fact<String> parameter(HostSnapshot host, String name) {
        Fact<String> now = host.modules().module("i915").parameter(name);
        return now instanceof Fact.Unknown ? told(host, name) : now;
    }

    /** As {@link #parameter}, for one that is on or off. */
    static Fact<Boolean> flag(HostSnapshot host, String name) {
        return parameter(host, name).map(I915::isOn);
    }

    static boolean isOn(String value) {
        return ON.contains(value);
    }

    /** What it will be told when the host starts next; empty when nothing, or when that is not known. */
    static Optional<String> configured(HostSnapshot host, String name) {
        Optional<String> argument = host.boot()
                .configured() instanceof Fact.Known<KernelArguments>(var all)
                        ? all.value("i915." + name)
                        : Optional.empty();
        return argument.or(() -> option(host.modprobe().options("i915").or(List.of()), name));
    }

    /** What the running kernel was told on its command line; empty when nothing, or when that is not known. */
    static Optional<String> booted(HostSnapshot host, String name) {
        return host.kernel().arguments() instanceof Fact.Known<KernelArguments>(var all)
                ? all.value("i915." + name)
                : Optional.empty();
    }

    /** A machine does not start until then; for what a host offers it is only a matter of time. */
    static Finding afterRestart(Situation s, String why) {
        return Finding.of(s.domain().isPresent() ? Verdict.BLOCK : Verdict.WARN,
                "GVT-g comes with the next start of the host").because(why).solve("Start the host anew.");
    }

    private static Fact<String> told(HostSnapshot host, String name) {
        return host.kernel().arguments().flatMap(arguments -> arguments.value("i915." + name).map(Fact::known)
                .orElseGet(() -> host.modprobe().options("i915").flatMap(
                        options -> option(options, name).map(Fact::known).orElseGet(Fact::absent))));
    }

    private static Optional<String> option(List<String> options, String name) {
        return options.stream().filter(option -> option.startsWith(name + "="))
                .map(option -> option.substring(name.length() + 1)).reduce((first, last) -> last);
    }
}
