// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.vitrine.host.Fact;
import org.vitrine.provider.Samples;

/**
 * One opening of a GPU, as its driver describes it in {@code fdinfo} (Documentation/gpu/drm-usage-stats.rst).
 *
 * @param key    the same for two descriptors of one opening
 * @param values by key without {@code drm-}: nanoseconds, cycles, things; memory in bytes
 */
record Client(String key, Map<String, Double> values) {
    private static final String PREFIX = "drm-";
    private static final int MOST = 500;

    /**
     * Reads one file.
     *
     * @param descriptor what names it where the driver does not tell the opening
     * @return empty for a descriptor that is no GPU's
     */
    static Optional<Client> of(String descriptor, String text) {
        if (!text.contains(PREFIX + "driver:")) {
            return Optional.empty();
        }
        var words = new HashMap<String, String>();
        var values = new TreeMap<String, Double>();
        text.lines().limit(MOST).filter(line -> line.startsWith(PREFIX)).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String key = line.substring(PREFIX.length(), colon);
                String value = line.substring(colon + 1).strip();
                words.put(key, value);
                amount(value).ifPresent(amount -> values.put(key, amount));
            }
        });
        String opening = words.getOrDefault("client-id", "fd " + descriptor);
        return Optional.of(new Client(
                words.getOrDefault("driver", "") + " " + words.getOrDefault("pdev", "") + " " + opening, values));
    }

    private static OptionalDouble amount(String value) {
        String[] words = value.split("\\s+");
        OptionalDouble number = Samples.number(Fact.known(words[0]));
        double unit = switch (words.length > 1 ? words[1] : "") {
            case "KiB" -> 0x1p10;
            case "MiB" -> 0x1p20;
            default -> 1;
        };
        return number.isPresent() ? OptionalDouble.of(number.getAsDouble() * unit) : number;
    }
}
