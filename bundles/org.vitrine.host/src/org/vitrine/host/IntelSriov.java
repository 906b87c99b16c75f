// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Intel's GPU drivers tell about a card's virtual functions beyond the PCI bus: {@code prelim_iov} or {@code iov} of
 * i915 outside the mainline kernel, {@code sriov_admin} of xe (Documentation/ABI/testing/sysfs-driver-intel-xe-sriov).
 *
 * @param host     the snapshot it is seen in
 * @param function the card's physical function
 */
public record IntelSriov(HostSnapshot host, PciFunction function) {
    private static final String XE = "/sys/bus/pci/drivers/xe";
    private static final List<String> I915 = List.of("prelim_iov", "iov");

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = Stream.concat(Stream.of(Probe.path(XE + "/*/sriov_admin/**")),
            I915.stream().map(name -> Probe.path(Drm.CLASS + "/card*/" + name + "/**"))).toList();

    /** The folder in which its driver tells it; absent when it does not. */
    public Fact<String> path() {
        String xe = XE + "/" + function.address() + "/sriov_admin";
        return there(xe).ifAbsent(() -> host.drm().card(function).flatMap(this::i915));
    }

    /** Whether the driver divides what the card has by itself; absent where the driver does not say. */
    public Fact<Boolean> isAutoProvisioned() {
        return read("pf/auto_provisioning").flatMap(Numbers::flag);
    }

    /** How i915 runs: as a physical function, a virtual one, or natively; absent for xe. */
    public Fact<String> mode() {
        return read("mode");
    }

    /** The graphics technology tiles that have quotas of their own under i915, for example {@code gt0}; absent for xe. */
    public Fact<List<String>> gts() {
        return path().flatMap(path -> host.list(path + "/pf"))
                .map(names -> names.stream().filter(name -> name.matches("gt\\d*")).toList())
                .flatMap(names -> names.isEmpty() ? Fact.absent() : Fact.known(names));
    }

    /**
     * An i915 quota of a virtual function, for example {@code ggtt_quota} in bytes or {@code contexts_quota}.
     *
     * @param vf        from 1
     * @param gt        one of {@link #gts()}
     * @param attribute the file's name
     */
    public Fact<Long> quota(int vf, String gt, String attribute) {
        return read("vf" + vf + "/" + gt + "/" + attribute).flatMap(Numbers::decimal);
    }

    /** How long a virtual function may run before it must let others, in milliseconds, 0 without limit; vf from 1. */
    public Fact<Long> executionQuantum(int vf) {
        return scheduling(vf, "exec_quantum_ms");
    }

    /** How long it may take to stop then before it is reset, in microseconds, 0 without limit; vf from 1. */
    public Fact<Long> preemptionTimeout(int vf) {
        return scheduling(vf, "preempt_timeout_us");
    }

    /** Under xe, how its turns weigh: {@code low}, {@code normal} or {@code high}; absent for i915; vf from 1. */
    public Fact<String> priority(int vf) {
        // the kernel lists all and puts brackets around the one that holds
        return read("vf" + vf + "/profile/sched_priority").flatMap(line -> Stream.of(line.split("\\s+"))
                .filter(word -> word.startsWith("[") && word.endsWith("]")).findFirst()
                .map(word -> Fact.known(word.substring(1, word.length() - 1)))
                .orElseGet(() -> Fact.unknown("\"" + line + "\" does not tell which priority holds")));
    }

    /** Both drivers have it; i915 keeps one for each tile, of which the first is told. */
    private Fact<Long> scheduling(int vf, String attribute) {
        Fact<String> xe = read("vf" + vf + "/profile/" + attribute);
        return xe.ifAbsent(() -> gts().flatMap(gts -> read("vf" + vf + "/" + gts.getFirst() + "/" + attribute)))
                .flatMap(Numbers::decimal);
    }

    private Fact<String> i915(DrmNode card) {
        return first(I915, name -> there(Drm.CLASS + "/" + card.name() + "/" + name));
    }

    private Fact<String> there(String path) {
        return host.entry(path).map(entry -> path);
    }

    private Fact<String> read(String attribute) {
        return path().flatMap(path -> host.file(path + "/" + attribute));
    }

    private static Fact<String> first(List<String> names, Function<String, Fact<String>> ask) {
        return names.stream().map(ask).reduce(Fact.absent(), (one, next) -> one.ifAbsent(() -> next));
    }
}
