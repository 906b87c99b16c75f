// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The user that a scan ran as, from {@code id}.
 *
 * @param host the snapshot it is seen in
 */
public record User(HostSnapshot host) {
    private static final Pattern UID = Pattern.compile("uid=(\\d+)(?:\\(([^)]*)\\))?");
    private static final Pattern NUMBER = Pattern.compile("[=,](\\d{1,9})");
    private static final Pattern GROUP = Pattern.compile("\\d+\\(([^)]+)\\)");

    /** The login name, or the number where it has none. */
    public Fact<String> name() {
        return identity().map(id -> Objects.requireNonNullElse(id.group(2), id.group(1)));
    }

    /** Its number. */
    public Fact<Integer> uid() {
        return identity().flatMap(id -> Numbers.integer(String.valueOf(id.group(1))));
    }

    /** The numbers of the groups of this login. */
    public Fact<Set<Integer>> gids() {
        return groups(NUMBER).flatMap(numbers -> Fact.all(numbers.stream().map(Numbers::integer).toList()))
                .map(Set::copyOf);
    }

    /** Whether it is root. */
    public Fact<Boolean> isRoot() {
        return identity().map(id -> "0".equals(id.group(1)));
    }

    /** The groups of this login by name; groups given since then show only after a new login. */
    public Fact<Set<String>> groups() {
        return groups(GROUP);
    }

    private Fact<Set<String>> groups(Pattern part) {
        return host.command(HostCommand.ID).map(output -> {
            String line = output.standardOutput();
            String groups = line.substring(Math.max(0, line.indexOf("groups=")));
            return part.matcher(groups).results().map((MatchResult m) -> m.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        });
    }

    private Fact<MatchResult> identity() {
        return host.command(HostCommand.ID).flatMap(output -> {
            var match = UID.matcher(output.standardOutput());
            return match.find() ? Fact.known(match.toMatchResult()) : Fact.unknown("\"id\" did not tell the user");
        });
    }
}
