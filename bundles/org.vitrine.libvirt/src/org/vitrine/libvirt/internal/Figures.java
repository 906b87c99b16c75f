// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

/**
 * The figures in what libvirt counted of one machine. Names are those of {@code virConnectGetAllDomainStats}; processor times are
 * in nanoseconds, the balloon's figures in KiB.
 */
final class Figures {
    private static final double NANOS_PER_HUNDREDTH = 1e7;
    private static final double KIB = 1024;
    private static final Metric CPU = Metric.counter("cpu.busy", "Processors of the host in use", Unit.PERCENT);
    private static final Metric WAIT = Metric.counter("cpu.wait", "vCPUs that wait for a processor", Unit.PERCENT);
    private static final Metric GIVEN = Metric.gauge("ram.given", "Memory given to the guest", Unit.BYTES);
    private static final Metric USED = Metric.gauge("ram.used", "Memory in use by the guest", Unit.BYTES);
    private static final Metric HELD = Metric.gauge("ram.held", "Memory that the machine holds on the host",
            Unit.BYTES);
    private static final Metric READ = Metric.counter("disk.read", "Read from disks", Unit.BYTES_PER_SECOND);
    private static final Metric WRITTEN = Metric.counter("disk.written", "Written to disks", Unit.BYTES_PER_SECOND);
    private static final Metric REQUESTS = Metric.counter("disk.requests", "Requests to disks", Unit.PER_SECOND);
    private static final Metric RECEIVED = Metric.counter("net.received", "Received by network", Unit.BYTES_PER_SECOND);
    private static final Metric SENT = Metric.counter("net.sent", "Sent by network", Unit.BYTES_PER_SECOND);

    private final Subject machine;
    private final Map<String, Double> counted;
    private final List<Sample> samples = new ArrayList<>();

    private Figures(Subject machine, Map<String, Double> counted) {
        this.machine = machine;
        this.counted = counted;
    }

    static List<Sample> of(Subject machine, Map<String, Double> counted) {
        var figures = new Figures(machine, counted);
        figures.processors();
        figures.memory();
        figures.sum(READ, "block", "rd.bytes");
        figures.sum(WRITTEN, "block", "wr.bytes");
        figures.sum(REQUESTS, "block", "rd.reqs", "wr.reqs");
        figures.sum(RECEIVED, "net", "rx.bytes");
        figures.sum(SENT, "net", "tx.bytes");
        return List.copyOf(figures.samples);
    }

    private void processors() {
        Optional<Double> vcpus = value("vcpu.current");
        value("cpu.time").ifPresent(nanos -> add(vcpus.map(number -> CPU.atMost(100 * number)).orElse(CPU),
                nanos / NANOS_PER_HUNDREDTH));
        // both are the time that a vCPU stood in the scheduler's queue; older libvirt tells the second alone
        total("vcpu", "delay").or(() -> total("vcpu", "wait")).ifPresent(nanos -> add(
                vcpus.map(number -> WAIT.atMost(100 * number)).orElse(WAIT), nanos / NANOS_PER_HUNDREDTH));
    }

    private void memory() {
        Optional<Double> maximum = value("balloon.maximum").map(kib -> kib * KIB);
        value("balloon.current")
                .ifPresent(kib -> add(maximum.map(GIVEN::atMost).orElse(GIVEN), kib * KIB));
        // the guest's balloon driver tells of what it has and what it could do without
        Optional<Double> free = value("balloon.usable").or(() -> value("balloon.unused"));
        Optional<Double> available = value("balloon.available");
        if (free.isPresent() && available.isPresent()) {
            add(maximum.map(USED::atMost).orElse(USED), Math.max(0, available.get() - free.get()) * KIB);
        }
        value("balloon.rss").ifPresent(kib -> add(HELD, kib * KIB));
    }

    private void sum(Metric metric, String devices, String... names) {
        double sum = 0;
        boolean any = false;
        for (String name : names) {
            Optional<Double> total = total(devices, name);
            sum += total.orElse(0.0);
            any |= total.isPresent();
        }
        if (any) {
            add(metric, sum);
        }
    }

    /** Of all devices of a kind; empty where none tells. */
    private Optional<Double> total(String devices, String name) {
        List<Double> all = counted.entrySet().stream().filter(
                entry -> entry.getKey().startsWith(devices + ".") && entry.getKey().endsWith("." + name)
                        && entry.getKey().substring(devices.length() + 1, entry.getKey().length() - name.length() - 1)
                                .chars().allMatch(Character::isDigit))
                .map(Map.Entry::getValue).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.stream().mapToDouble(Double::doubleValue).sum());
    }

    private Optional<Double> value(String name) {
        return Optional.ofNullable(counted.get(name));
    }

    private void add(Metric metric, double value) {
        samples.add(new Sample(machine, metric, value));
    }
}
