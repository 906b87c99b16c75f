// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import org.osgi.framework.ServiceReference;
import org.vitrine.core.Feed;
import org.vitrine.core.Progress;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.Volatility;
import org.vitrine.host.linux.internal.LocalHostSource;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

/**
 * What looking once a second costs without a view: 50 series, each a file of this machine's sysfs, through the whole engine on top
 * of a whole scan; watched, and when nobody watches. Run by {@code looks.sh}.
 */
final class LooksBench {
    private static final int SERIES = 50;
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

    private LooksBench() {
    }

    /** Counters of network devices, which every machine has many of. */
    private static List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(Path.of("/sys/class/net"))) {
            for (Path device : devices) {
                Path counters = device.resolve("statistics");
                if (Files.isDirectory(counters)) {
                    try (Stream<Path> all = Files.list(counters)) {
                        all.filter(LooksBench::isNumber).map(Path::toString).forEach(files::add);
                    }
                }
            }
        }
        return files.subList(0, Math.min(SERIES, files.size()));
    }

    private static boolean isNumber(Path file) {
        try {
            return Files.isRegularFile(file) && Files.isReadable(file)
                    && Files.readString(file).strip().matches("\\d{1,15}");
        } catch (IOException e) {
            return false;
        }
    }

    private record Numbers(List<String> files) implements LiveSource {
        @Override
        public String id() {
            return "numbers";
        }

        @Override
        public Text title() {
            return Text.of("Numbers");
        }

        @Override
        public List<Probe> probes(HostSnapshot before) {
            return files.stream().map(file -> Probe.path(file, Volatility.VOLATILE)).toList();
        }

        @Override
        public Reading decode(HostSnapshot look) {
            List<Sample> samples = new ArrayList<>();
            for (String file : files) {
                look.file(file).optional().ifPresent(text -> samples.add(new Sample(
                        Subject.part(file, Text.of("{0}", file), "host"),
                        Metric.counter("number", "Number", Unit.COUNT), Double.parseDouble(text))));
            }
            return Reading.of(samples);
        }
    }

    @SuppressWarnings("unchecked") // the engine compares it and asks for its bundle
    private static ServiceReference<LiveSource> reference() {
        return (ServiceReference<LiveSource>) Proxy.newProxyInstance(LooksBench.class.getClassLoader(),
                new Class<?>[]{ServiceReference.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> proxy == arguments[0];
                    case "compareTo" -> 0;
                    default -> null;
                });
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[0]);
        List<String> files = files();
        var engine = new LiveEngine();
        engine.add(reference(), () -> Optional.of(new Numbers(files)));
        var host = new ScannedHost(new LocalHostSource(), HostSnapshot::commonProbes);
        HostSnapshot scan = host.scan(Progress.NONE);
        var looks = new AtomicInteger();
        Feed feed = engine.watch(host);
        feed.onLook(looks::incrementAndGet);
        Thread.sleep(1000L * seconds);
        System.out.printf("%d series of %d files, %d looks so far, scan of %d paths, absences %s, problem %s%n",
                feed.series().size(), files.size(), looks.get(), scan.tree().size(), feed.absences(), feed.problem());
        report("watched once a second", seconds, looks);
        feed.close();
        Thread.sleep(2000);
        report("watched by nobody", seconds, looks);
    }

    private static void report(String what, int seconds, AtomicInteger looks) throws InterruptedException {
        int before = looks.get();
        long begin = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        Thread.sleep(1000L * seconds);
        System.out.printf("%s: %.2f %% of a core, %d looks%n", what,
                100.0 * (SYSTEM.getProcessCpuTime() - begin) / (System.nanoTime() - start), looks.get() - before);
    }
}
