// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kernel's command line (Documentation/admin-guide/kernel-parameters.rst). In names {@code -} and {@code _} are the same.
 *
 * @param all the arguments in their order
 */
public record KernelArguments(List<Argument> all) {

    /**
     * One argument.
     *
     * @param name  for example {@code intel_iommu} or {@code vfio-pci.ids}
     * @param value what stands after {@code =}; empty when nothing does
     */
    public record Argument(String name, String value) {
    }

    /** Keeps an unmodifiable copy. */
    public KernelArguments {
        all = List.copyOf(all);
    }

    /** Parses a command line as the kernel does: blanks part arguments except between quotation marks. */
    public static KernelArguments of(String line) {
        List<Argument> arguments = new ArrayList<>();
        var word = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted || !Character.isWhitespace(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                arguments.add(argument(word.toString()));
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            arguments.add(argument(word.toString().stripTrailing()));
        }
        return new KernelArguments(arguments);
    }

    /** Whether it is there, with whatever value. */
    public boolean has(String name) {
        return !values(name).isEmpty();
    }

    /** The value that counts: of the last one of this name. */
    public Optional<String> value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    /** The values of all of this name, in their order, for those that may stand there more than once. */
    public List<String> values(String name) {
        String wanted = KernelModule.underscored(name);
        return all.stream().filter(argument -> KernelModule.underscored(argument.name()).equals(wanted))
                .map(Argument::value).toList();
    }

    private static Argument argument(String word) {
        int equals = word.indexOf('=');
        return equals < 0
                ? new Argument(word, "")
                : new Argument(word.substring(0, equals), word.substring(equals + 1));
    }
}
