// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A module of the kernel.
 *
 * @param host the snapshot it is seen in
 * @param name its name with {@code _}, as the kernel shows it
 */
public record KernelModule(HostSnapshot host, String name) {

    /** The kernel takes {@code -} and {@code _} in a module's name for the same and shows the latter. */
    static String underscored(String name) {
        return name.replace('-', '_');
    }

    /** Whether it is loaded or built in. */
    public Fact<Boolean> isThere() {
        return host.hasModule(name);
    }

    /** A parameter's value as it is now; absent when the module is not there or does not show it. */
    public Fact<String> parameter(String parameter) {
        return host.file(parameters() + "/" + parameter);
    }

    /** The names of the parameters that it shows; absent when it is not there or shows none. */
    public Fact<List<String>> parameterNames() {
        return host.list(parameters());
    }

    /** How many users it has; it cannot be unloaded before that is 0. Absent when it is not loaded. */
    public Fact<Integer> references() {
        return column(2).flatMap(Numbers::integer);
    }

    /** The modules that use it; absent when it is not loaded. */
    public Fact<List<String>> holders() {
        return column(3).map(names -> Stream.of(names.split(",")).filter(name -> !name.isEmpty() && !name.equals("-"))
                .sorted().toList());
    }

    private String parameters() {
        return Modules.FOLDER + "/" + name + "/parameters";
    }

    private Fact<String> column(int number) {
        return host.text(Modules.LOADED).flatMap(table -> {
            Optional<String[]> line = table.lines().filter(l -> l.startsWith(name + " ")).map(l -> l.split(" "))
                    .filter(words -> words.length > number).findFirst();
            return line.map(words -> Fact.known(words[number])).orElseGet(Fact::absent);
        });
    }
}
