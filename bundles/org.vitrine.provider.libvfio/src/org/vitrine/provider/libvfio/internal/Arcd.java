// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.SourceDocument.Entry;

/**
 * What arcd is asked to do, and where.
 *
 * @param source the configuration
 * @param host   the host
 */
record Arcd(SourceDocument source, HostSnapshot host) {
    /** The dialect of its configurations. */
    static final String DIALECT = "libvfio";
    private static final int USUAL_LEAST = 1000;
    private static final int USUAL_MOST = 2000;

    /**
     * A GPU of the configuration.
     *
     * @param arcd the whole
     * @param path where it stands: {@code gpus[0]}
     */
    record Gpu(Arcd arcd, String path) {

        String get(String key) {
            return arcd.source.get(path + "." + key).orElse("");
        }

        boolean isOf(String type) {
            return get("gpuType").equals(type);
        }

        int least() {
            return arcd.number(path + ".minVRam", USUAL_LEAST);
        }

        int most() {
            return arcd.number(path + ".maxVRam", USUAL_MOST);
        }

        /** The value to put a marker at. */
        Entry place(String key) {
            return arcd.source.entry(path + "." + key).or(() -> arcd.source.below(path).stream().findFirst())
                    .orElseGet(() -> new Entry(path, "", 1, 1));
        }
    }

    /** The GPUs of a type. */
    List<Gpu> gpus(String type) {
        return IntStream.range(0, source.entries().size()).mapToObj(i -> new Gpu(this, "gpus[" + i + "]"))
                .takeWhile(gpu -> !source.below(gpu.path()).isEmpty()).filter(gpu -> gpu.isOf(type)).toList();
    }

    /** A number as NimYAML reads it; the fallback where it is not there or is none. */
    int number(String path, int fallback) {
        Optional<String> text = source.get(path).map(written -> written.replace("_", ""));
        try {
            return text.map(digits -> digits.matches("0[xX].*")
                    ? Integer.parseInt(digits.substring(2), 16)
                    : Integer.parseInt(digits)).orElse(fallback);
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    /** A toggle as NimYAML reads it. */
    boolean toggle(String path, boolean fallback) {
        return source.get(path).map(text -> text.matches("(?i)y|yes|true|on")).orElse(fallback);
    }

    /** Whether arcd shares memory with Looking Glass: it does unless told not to. */
    boolean hasLookingGlass() {
        return !source.get("introspect").orElse("looking-glass").equals("none");
    }

    /** The value of a key, or a place to put a marker at where it is not written. */
    Entry place(String key) {
        return source.entry(key).orElseGet(() -> new Entry(key, "", 1, 1));
    }
}
