// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.List;
import java.util.stream.Collectors;

import org.vitrine.host.HostCommand;

/**
 * Runs a command that repeats itself on a host far away. It ends with its standard input, and so with the connection, even where
 * the program would not notice that nobody reads it.
 */
final class RepeatingScript {
    // one function, read to its end before it runs: bash reads a line at a time, and "read" would take the next one for itself
    private static final String COMMANDS = """
            repeat() {
            LC_ALL=C PATH=${PATH:-/usr/bin:/bin}:/usr/sbin:/sbin
            export LC_ALL PATH
            cd /
            p=; for q in %s; do if command -v "$q" >/dev/null 2>&1; then p=$q; break; fi; done
            [ "$p" ] || exit %s
            exec 3<&0
            "$p" %s </dev/null 3<&- &
            p=$!
            ( read -r none; kill $p ) <&3 >/dev/null 2>&1 &
            w=$!
            wait $p
            c=$?
            kill $w 2>/dev/null
            exit $c
            }
            repeat
            """;

    private RepeatingScript() {
    }

    static String of(HostCommand command) {
        List<String> arguments = command.arguments().subList(1, command.arguments().size());
        return COMMANDS.formatted(command.programs().stream().map(Script::quoted).collect(Collectors.joining(" ")),
                RepeatingProgram.NOT_INSTALLED, Script.quoted(arguments));
    }
}
