// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.vitrine.core.Offer;
import org.vitrine.core.internal.Present;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.SnapshotText;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Check.Scope;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Situation;
import org.vitrine.provider.SourceDocument;

/**
 * What checks cost on recordings, warm: a round of all checks of all bundles as the product asks them, and each check by itself
 * on one thread. The machine uses everything that its host offers. Run by {@code checks.sh}.
 */
final class ChecksBench {
    private static final int WARM = 100;
    private static final int ROUNDS = 41;
    private static final long ONE_CORE_NANOS = 3_000_000_000L;
    private static final int SLOWEST = 12;
    private static final String MACHINE = """
            <domain type='kvm'>
              <name>bench</name>
              <memory unit='GiB'>8</memory>
              <vcpu placement='static'>8</vcpu>
              <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type></os>
              <features><acpi/><apic/></features>
              <cpu mode='host-passthrough'><topology sockets='1' cores='4' threads='2'/></cpu>
              <devices>
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2'/><source file='/var/lib/libvirt/images/bench.qcow2'/><target dev='vda' bus='virtio'/>
                </disk>
                <interface type='network'><source network='default'/><model type='virtio'/></interface>
              </devices>
            </domain>
            """;

    /** One question that is asked of one situation. */
    private record Evaluation(Check check, Situation situation) {
    }

    private final Present present;
    private final HostSnapshot host;
    private final Domain domain;

    private ChecksBench(Present present, HostSnapshot host) {
        this.present = present;
        this.host = host;
        Domain with = Domain.of(MACHINE);
        for (Offer offer : present.preflight().offers(host)) {
            GraphicsProvider provider = present.providers().find(offer.provider().id()).orElseThrow();
            with = with.apply(present.configurator().add(with, provider, offer.candidate().preset()));
        }
        domain = with;
    }

    public static void main(String[] arguments) throws Exception {
        try (Present present = new Present(Path.of(arguments[0]))) {
            List<Path> largestFirst = recordings(Path.of(arguments[1]));
            System.out.printf("%d providers, %d dialects, %d checks that are services; %d recordings%n", present.providers().active().size(),
                    present.dialects().all().size(), present.providers().checks().size(), largestFirst.size());
            for (Path recording : largestFirst) {
                ChecksBench bench = new ChecksBench(present, host(recording));
                bench.round(recording);
                bench.byThemselves(recording.equals(largestFirst.getFirst()));
            }
        }
    }

    private static List<Path> recordings(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.txt")) {
            List<Path> all = new ArrayList<>();
            files.forEach(all::add);
            all.sort(Comparator.comparing((Path file) -> file.toFile().length()).reversed());
            return all;
        }
    }

    private static HostSnapshot host(Path recording) throws IOException {
        try (Reader in = Files.newBufferedReader(recording)) {
            return SnapshotText.read(in, SnapshotText.Limits.USUAL);
        }
    }

    /** All that is asked as somebody types, and what the Hosts view asks. */
    private void round(Path recording) {
        Situation situation = Situation.of(host, domain);
        double round = median(() -> present.preflight().check(situation).rows().size());
        double offers = median(() -> present.preflight().offers(host).size());
        System.out.printf("%-32s %,7d bytes, %2d uses: %3d answers in %5.2f ms, %2d offers in %5.2f ms   (aim: under 50)%n",
                recording.getFileName(), recording.toFile().length(), uses(), present.preflight().check(situation).rows().size(), round,
                present.preflight().offers(host).size(), offers);
    }

    private long uses() {
        return present.unguarded().stream().mapToLong(provider -> provider.uses(domain, host).size()).sum();
    }

    private static double median(Runnable work) {
        double[] taken = new double[ROUNDS];
        for (int i = -WARM; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            work.run();
            if (i >= 0) {
                taken[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(taken);
        return taken[ROUNDS / 2];
    }

    /** Every check of every bundle on this thread alone, in its processor's time. */
    private void byThemselves(boolean isNaming) {
        List<Evaluation> all = all();
        for (int i = 0; i < WARM; i++) {
            all.forEach(ChecksBench::evaluate);
        }
        Map<String, Long> nanos = new TreeMap<>();
        Map<String, Integer> asked = new TreeMap<>();
        long begin = processorTime();
        long count = 0;
        while (processorTime() - begin < ONE_CORE_NANOS) {
            all.forEach(ChecksBench::evaluate);
            count += all.size();
        }
        double seconds = (processorTime() - begin) / 1e9;
        System.out.printf("%32s %d checks on %d questions: %,.0f evaluations a second on one core   (aim: 10,000)%n", "",
                all.stream().map(one -> one.check().id()).distinct().count(), all.size(), count / seconds);
        if (isNaming) {
            for (int i = 0; i < WARM; i++) {
                for (Evaluation one : all) {
                    long at = System.nanoTime();
                    evaluate(one);
                    nanos.merge(one.check().id(), System.nanoTime() - at, Long::sum);
                    asked.merge(one.check().id(), 1, Integer::sum);
                }
            }
            nanos.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(SLOWEST)
                    .forEach(entry -> System.out.printf("%32s %-28s %6.1f us, %d times a round%n", "", entry.getKey(),
                            entry.getValue() / 1e3 / asked.get(entry.getKey()), asked.get(entry.getKey()) / WARM));
        }
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void evaluate(Evaluation one) {
        try {
            one.check().evaluate(one.situation()).verdict();
        } catch (UnknownFactException e) {
            // an answer too: unknown
        }
    }

    private List<Evaluation> all() {
        List<Evaluation> all = new ArrayList<>();
        Situation machine = Situation.of(host, domain);
        CommonChecks.kvm().forEach(check -> all.add(new Evaluation(check, machine)));
        for (GraphicsProvider provider : present.unguarded()) {
            List<Situation> uses = provider.uses(domain, host).stream().map(machine::with).toList();
            List<Situation> candidates = provider.candidates(host).stream().map(candidate -> Situation.of(host, candidate)).toList();
            for (Check check : provider.checks()) {
                boolean isOfUse = check.scope() == Scope.USE;
                (isOfUse ? uses.stream() : Stream.of(machine)).forEach(one -> all.add(new Evaluation(check, one)));
                (isOfUse ? candidates.stream() : Stream.<Situation>of()).forEach(one -> all.add(new Evaluation(check, one)));
            }
        }
        for (Dialect dialect : present.unguardedDialects()) {
            Situation written = written(dialect);
            Stream.concat(dialect.checks().stream(), present.unguardedChecks().stream())
                    .forEach(check -> all.add(new Evaluation(check, written)));
        }
        return all;
    }

    /** The machine as a document of a dialect; without one where the dialect cannot say it. */
    private Situation written(Dialect dialect) {
        try {
            SourceDocument document = dialect.parse(dialect.write(domain, host).text());
            return Situation.of(host, Domain.of(dialect.read(document, host).text())).from(document);
        } catch (DialectException e) {
            System.out.printf("%32s %s does not write it: %s%n", "", dialect.info().id(), e.getMessage());
            return Situation.of(host, domain);
        }
    }
}
