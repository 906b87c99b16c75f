// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The groups of users, from {@code /etc/group}; those of a directory service are not seen.
 *
 * @param host the snapshot they are seen in
 */
public record Groups(HostSnapshot host) {
    static final String FILE = "/etc/group";

    /** The name of a group by its numeric id; absent when the file has none. */
    public Fact<String> name(int gid) {
        return line(words -> words[2].equals(Integer.toString(gid))).map(words -> words[0]);
    }

    /** The numeric id of a group by its name; absent when the file has none. */
    public Fact<Integer> id(String name) {
        return line(words -> words[0].equals(name)).flatMap(words -> Numbers.integer(words[2]));
    }

    /** The users who are in a group besides those whose own group it is; absent when there is no such group. */
    public Fact<List<String>> members(String name) {
        return line(words -> words[0].equals(name)).map(words -> words.length < 4
                ? List.of()
                : Stream.of(words[3].split(",")).filter(user -> !user.isEmpty()).toList());
    }

    private Fact<String[]> line(Predicate<String[]> test) {
        return host.text(FILE).flatMap(table -> table.lines().map(line -> line.split(":"))
                .filter(words -> words.length > 2 && test.test(words)).findFirst().map(Fact::known)
                .orElseGet(Fact::absent));
    }
}
