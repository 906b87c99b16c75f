// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The units of systemd that graphics for machines has to do with, from {@code systemctl show}.
 *
 * @param host the snapshot they are seen in
 */
public record Units(HostSnapshot host) {
    static final String ACTIVE = "ActiveState";
    static final String FILE = "UnitFileState";
    static final String LOADED = "LoadState";

    /** Whether it runs now; absent when there is no such unit, or no systemd. */
    public Fact<Boolean> isActive(String unit) {
        return property(unit, ACTIVE).map("active"::equals);
    }

    /** Whether it failed and does not run; absent when there is no such unit, or no systemd. */
    public Fact<Boolean> isFailed(String unit) {
        return property(unit, ACTIVE).map("failed"::equals);
    }

    /** Whether it runs at the next boot; absent when there is no such unit, or no systemd. */
    public Fact<Boolean> isEnabled(String unit) {
        return property(unit, FILE).map(state -> state.startsWith("enabled"));
    }

    private Fact<String> property(String unit, String name) {
        return host.command(HostCommand.UNITS).flatMap(output -> {
            if (!output.succeeded()) {
                return Fact.unknown("\"systemctl show\": " + output.standardError().strip());
            }
            return Stream.of(output.standardOutput().split("\n\n")).filter(block -> isOf(block, unit)).findFirst()
                    .map(Units::properties)
                    .map(all -> "not-found".equals(all.get(LOADED))
                            ? Fact.<String>absent()
                            : Fact.known(all.getOrDefault(name, "")))
                    .orElseGet(() -> Fact.unknown(unit + " is not among the units that were asked for"));
        });
    }

    /** By any of its names: {@code display-manager.service} is a link to the one in use. */
    static boolean isOf(String block, String unit) {
        Map<String, String> all = properties(block);
        return unit.equals(all.get("Id")) || List.of(all.getOrDefault("Names", "").split(" ")).contains(unit);
    }

    private static Map<String, String> properties(String block) {
        return block.lines().map(line -> line.split("=", 2)).filter(words -> words.length == 2)
                .collect(Collectors.toMap(words -> words[0], words -> words[1], (one, two) -> one));
    }
}
