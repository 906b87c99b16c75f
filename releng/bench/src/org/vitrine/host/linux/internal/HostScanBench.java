// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;

/**
 * What looking at a host costs: this machine and a generated tree of many functions, each against {@code lspci -vvv -k} on
 * the same devices in the same run; a change of one device; a look for changes. Run by {@code host-scan.sh}.
 */
final class HostScanBench {
    private static final List<String> GRAPHICS = List.of("/sys/bus/pci/", "/sys/kernel/iommu_groups/", "/sys/class/iommu/",
            "/sys/class/drm/", "/dev/dri/");
    private static final List<Probe> FILES = HostSnapshot.commonProbes().stream()
            .filter(Probe.PathProbe.class::isInstance).toList();
    private static final String DEVICES = "/sys/bus/pci/devices/";
    private static final int WARM = 6;
    private final int runs;

    private HostScanBench(int runs) {
        this.runs = runs;
    }

    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[0]);
        int physical = Integer.parseInt(arguments[1]);
        int virtual = Integer.parseInt(arguments[2]);
        var bench = new HostScanBench(runs);
        System.out.printf("%n# This machine%n");
        bench.graphics(new LocalHostSource(), "lspci", "-vvv", "-k");
        Path root = Files.createTempDirectory("vitrine-bench");
        try {
            bench.manyFunctions(root, physical, virtual);
        } finally {
            delete(root);
        }
    }

    private void manyFunctions(Path root, int physical, int virtual) throws Exception {
        PciTree tree = PciTree.make(root, physical, virtual);
        for (String address : tree.addresses()) {
            Files.write(root.resolve("sys/devices/pci0000:00/" + address + "/config"), configuration());
        }
        var source = new LocalHostSource(root, List.of(), Limits.USUAL);
        System.out.printf("%n# A generated tree of %d functions, %d of them physical%n", tree.addresses().size(), physical);
        graphics(source, "lspci", "-vvv", "-k", "-A", "linux-sysfs", "-O", "sysfs.path=" + root.resolve("sys/bus/pci"));
        long before = processorTime();
        double scan = median(() -> source.collect(FILES, Progress.NONE));
        row("whole scan", scan, "aim: under 1500; %.0f ms of processors' time"
                .formatted((processorTime() - before) / 1e6 / (WARM + runs)));
        HostSnapshot host = source.collect(FILES, Progress.NONE);
        row("its id, once", time(host::id), "");
        heap(host);
        change(tree, source, host);
        List<Probe> looked = FILES.stream().filter(probe -> Poll.LOOKED_AT.contains(((Probe.PathProbe) probe).glob()))
                .toList();
        row("a look for changes", median(() -> source.collect(looked, Progress.NONE)), "");
    }

    /** What lspci shows too: the PCI functions with their drivers, their groups, and what renders. */
    private void graphics(LocalHostSource source, String... lspci) throws Exception {
        List<Probe> probes = FILES.stream()
                .filter(probe -> GRAPHICS.stream().anyMatch(((Probe.PathProbe) probe).glob()::startsWith)).toList();
        double ours = median(() -> read(source.collect(probes, Progress.NONE)));
        row("PCI, IOMMU and DRM, warm", ours, "");
        double theirs = median(() -> run(lspci));
        row(String.join(" ", List.of(lspci).subList(0, 3)), theirs, "ratio %.2f, aim: at most 1".formatted(ours / theirs));
        // what a machine that does other things beside leaves as it is
        double work = processors(() -> read(source.collect(probes, Progress.NONE)));
        double others = processors(lspci);
        System.out.printf("%-34s %8.1f ms, lspci's %.1f ms: ratio %.2f%n", "processors' time of both", work, others,
                work / others);
    }

    /** Milliseconds of all processors for one of several times of work. */
    private double processors(Callable<?> work) throws Exception {
        long before = processorTime();
        for (int i = 0; i < runs; i++) {
            work.call();
        }
        return (processorTime() - before) / 1e6 / runs;
    }

    /** The same of a program, as the shell tells it. */
    private static double processors(String... command) throws IOException {
        Process shell = new ProcessBuilder(Stream.concat(Stream.of("sh", "-c", "\"$@\" >/dev/null 2>&1; times", "sh"),
                        Stream.of(command)).toList()).start();
        String times = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return Stream.of(times.substring(times.lastIndexOf('\n') + 1).split("\\s+"))
                .mapToDouble(time -> 60_000 * Double.parseDouble(time.substring(0, time.indexOf('m')))
                        + 1000 * Double.parseDouble(time.substring(time.indexOf('m') + 1, time.length() - 1)))
                .sum();
    }

    private static int read(HostSnapshot host) {
        return host.pci().functions().or(List.of()).stream().mapToInt(HostScanBench::read).sum();
    }

    private static int read(PciFunction function) {
        return function.vendor().or(0) + function.device().or(0) + function.classCode().or(0)
                + function.driver().or("").length() + function.bars().or(List.of()).size() + function.iommuGroup().or(0);
    }

    private void change(PciTree tree, LocalHostSource source, HostSnapshot first) throws Exception {
        HostSnapshot host = first;
        String address = tree.addresses().get(tree.addresses().size() / 2);
        var times = new ArrayList<Double>();
        for (int i = 0; i < 10 * (WARM + runs); i++) {
            tree.write(address, "power_state", "D" + i % 4);
            HostSnapshot before = host;
            var now = new ArrayList<HostSnapshot>();
            times.add(time(() -> {
                HostSnapshot next = source.refresh(before, FILES, Set.of(DEVICES + address), Progress.NONE);
                now.add(next);
                return next.id();
            }));
            host = now.getFirst();
        }
        if (!host.file(DEVICES + address + "/power_state").equals(Fact.known("D" + (times.size() - 1) % 4))) {
            throw new IllegalStateException("The change was not seen");
        }
        times.subList(0, 10 * WARM).clear();
        times.sort(Comparator.naturalOrder());
        row("a change of one device", times.get(times.size() / 2), "aim: under 10; slowest tenth from %.1f"
                .formatted(times.get(times.size() * 9 / 10)));
    }

    private static void heap(HostSnapshot host) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        System.gc();
        System.out.printf("%-34s %8d MB of at most %d; aim: under 200, %d entries%n", "heap that a snapshot holds",
                memory.getHeapMemoryUsage().getUsed() >> 20, Runtime.getRuntime().maxMemory() >> 20, host.tree().size());
    }

    private static long processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private double median(Callable<?> work) throws Exception {
        var times = new ArrayList<Double>();
        for (int i = 0; i < WARM + runs; i++) {
            double took = time(work);
            if (i >= WARM) {
                times.add(took);
            }
        }
        times.sort(Comparator.naturalOrder());
        return times.get(times.size() / 2);
    }

    private static double time(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static int run(String... command) throws IOException, InterruptedException, VitrineException {
        int status = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start()
                .waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
        return status;
    }

    /** The head of a configuration space, which lspci wants to see. */
    private static byte[] configuration() {
        ByteBuffer head = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort(0, (short) 0x10de).putShort(2, (short) 0x2235).putInt(8, 0x030200a1);
        return head.array();
    }

    private static void row(String what, double milliseconds, String remark) {
        System.out.printf("%-34s %8.1f ms  %s%n", what, milliseconds, remark);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
