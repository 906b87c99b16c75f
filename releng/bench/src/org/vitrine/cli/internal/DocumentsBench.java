// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.vitrine.core.Preflight;
import org.vitrine.core.internal.Present;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Encoded;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Situation;

/**
 * What documents cost: domains read, checked by all that is present and written back unchanged, with the JDK's DOM reading
 * and writing the same texts in the same run; a key typed in a long domain. Run by {@code documents.sh}.
 */
final class DocumentsBench {
    private static final HostSnapshot HOST = HostSnapshot.nothingKnown();
    private static final int DEVICES = 24;
    /** Makes some 5,000 lines where each device has one. */
    private static final int LONG = 4450;
    private static final int WARM = 100;

    private DocumentsBench() {
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        try (Present present = new Present(Path.of(arguments[0]))) {
            Preflight preflight = present.preflight();
            System.out.printf("%d providers, %d dialects%n", present.providers().active().size(),
                    present.dialects().all().size());
            domains(preflight, count);
            key(preflight);
        }
    }

    private static void domains(Preflight preflight, int count) throws Exception {
        Machines machines = new Machines(1);
        List<byte[]> files = IntStream.range(0, count)
                .mapToObj(i -> machines.next(DEVICES).getBytes(StandardCharsets.UTF_8)).toList();
        long bytes = files.stream().mapToLong(file -> file.length).sum();
        System.out.printf("%,d domains, %,d bytes%n", count, bytes);
        // as a first command meets them: nothing was run before
        double before = processorSeconds();
        double ours = seconds(() -> each(files, file -> ours(preflight, file)));
        double busy = processorSeconds() - before;
        double again = seconds(() -> each(files, file -> ours(preflight, file)));
        double unchecked = seconds(() -> each(files, DocumentsBench::unchecked));
        double peer = seconds(() -> each(files, DocumentsBench::dom));
        System.out.printf("read, checked, written back:   %6.2f s the first time, %.2f s the second   (aim: under 5)%n", ours, again);
        System.out.printf("in processors' time:           %6.2f s the first time%n", busy);
        System.out.printf("read and written back:         %6.2f s%n", unchecked);
        System.out.printf("peer: JDK's DOM, read, written:%6.2f s   ratio %.2f checked, %.2f unchecked%n", peer, again / peer,
                unchecked / peer);
    }

    private interface Work {
        byte[] on(byte[] file) throws Exception;
    }

    private static Integer each(List<byte[]> files, Work work) throws Exception {
        int written = 0;
        for (byte[] file : files) {
            written += work.on(file).length;
        }
        return written;
    }

    private static byte[] ours(Preflight preflight, byte[] file) {
        Encoded encoded = Encoded.of(file);
        Domain domain = Domain.of(encoded.text());
        preflight.check(Situation.of(HOST, domain));
        return same(file, encoded.withText(domain.text()).bytes());
    }

    private static byte[] unchecked(byte[] file) {
        Encoded encoded = Encoded.of(file);
        return same(file, encoded.withText(Domain.of(encoded.text()).text()).bytes());
    }

    private static byte[] same(byte[] before, byte[] after) {
        if (!Arrays.equals(before, after)) {
            throw new AssertionError("other bytes were written than were read");
        }
        return after;
    }

    private static byte[] dom(byte[] file) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Transformer writer = TransformerFactory.newInstance().newTransformer();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.transform(new DOMSource(builder.parse(new ByteArrayInputStream(file))), new StreamResult(out));
        return out.toByteArray();
    }

    /** A digit typed in the middle of 5,000 lines, and what all checks then say. */
    private static void key(Preflight preflight) throws Exception {
        Machines machines = new Machines(2);
        String text = machines.next(LONG);
        while (text.contains("\r") || text.lines().count() > 5500) {
            text = machines.next(LONG);
        }
        Domain domain = Domain.of(text);
        int at = text.indexOf('>', text.length() / 2) + 1;
        double[] parsing = new double[WARM];
        double[] checking = new double[WARM];
        for (int i = 0; i < WARM; i++) {
            String typed = text.substring(0, at) + i + text.substring(at);
            Domain[] after = new Domain[1];
            parsing[i] = seconds(() -> after[0] = domain.reparse(typed));
            checking[i] = seconds(() -> preflight.check(Situation.of(HOST, after[0])));
        }
        Arrays.sort(parsing);
        Arrays.sort(checking);
        System.out.printf("a key in %,d lines, median:     %.1f ms to parse, %.1f ms to check   (aim: under 100 with the form)%n",
                text.lines().count(), parsing[WARM / 2] * 1000, checking[WARM / 2] * 1000);
    }

    /** Of all threads, the compiler's too: what others do on the machine meanwhile does not change it much. */
    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static double seconds(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        if (work.call() == null) {
            throw new AssertionError("nothing was done");
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
