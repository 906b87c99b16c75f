// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;

/** What the lab host costs over SSH: a scan after login, and how long until what changes there is seen. Run by {@code host-scan.sh}. */
final class SshScanBench {
    private static final String AUDIO = "0000:01:00.1";
    private static final String DRIVER = "/sys/bus/pci/drivers/snd_hda_intel/";
    private static final long LONGEST_MILLIS = 60_000;
    private final AtomicReference<HostSnapshot> newest = new AtomicReference<>(HostSnapshot.nothingKnown());

    private SshScanBench() {
    }

    public static void main(String[] arguments) throws Exception {
        new SshScanBench().run(arguments[0], Integer.parseInt(arguments[1]));
    }

    private void run(String program, int runs) throws Exception {
        var source = new SshHostSource(Destination.of("ssh://lab"), program, SshHostSource.Patience.USUAL, Optional::empty);
        System.out.printf("%n# The lab host over SSH, under software emulation%n");
        row("login and first scan", time(() -> scan(source)), "");
        var scans = new ArrayList<Double>();
        for (int i = 0; i < runs; i++) {
            scans.add(time(() -> scan(source)));
        }
        row("scan after login, median", median(scans), "aim: under 2000");
        scan(source);
        try (Subscription watch = source.watch(newest::get, below -> refresh(source, below))) {
            Thread.sleep(3000);
            var changes = new ArrayList<Double>();
            for (int i = 0; i < runs; i++) {
                change(program, "unbind", Fact.absent(), changes);
                change(program, "bind", Fact.known("snd_hda_intel"), changes);
            }
            row("a change until it is seen, median", median(changes), "aim: under 1000; slowest %.0f ms"
                    .formatted(changes.getLast()));
        } finally {
            source.close();
        }
    }

    private void scan(SshHostSource source) throws VitrineException {
        newest.set(source.collect(HostSnapshot.commonProbes(), Progress.NONE));
    }

    private void refresh(SshHostSource source, Set<String> below) {
        try {
            newest.set(source.refresh(newest.get(), HostSnapshot.commonProbes(), below, Progress.NONE));
        } catch (VitrineException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From when the command has run there, so that the way of the command itself does not count. */
    private void change(String program, String what, Fact<String> driver, List<Double> times) throws Exception {
        new ProcessBuilder(program, "-o", "ControlPath=none", "lab", "echo " + AUDIO + " >" + DRIVER + what).start().waitFor();
        times.add(time(() -> {
            long end = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
            while (!audio().driver().equals(driver) && System.nanoTime() < end) {
                Thread.sleep(5);
            }
        }));
    }

    private PciFunction audio() {
        return newest.get().pci().function(PciAddress.of(AUDIO).orElseThrow());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> times) {
        times.sort(Comparator.naturalOrder());
        return times.get(times.size() / 2);
    }

    private static void row(String what, double milliseconds, String remark) {
        System.out.printf("%-34s %8.1f ms  %s%n", what, milliseconds, remark);
    }
}
