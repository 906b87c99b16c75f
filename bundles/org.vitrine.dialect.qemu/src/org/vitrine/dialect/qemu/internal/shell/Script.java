// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.List;

/**
 * The commands of a script, in the order of its text.
 *
 * @param commands all that could be told from it
 * @param remarks  what could not, and what was assumed
 */
public record Script(List<Command> commands, List<Remark> remarks) {

    /**
     * One command.
     *
     * @param environment the assignments before it, each {@code NAME=value}
     * @param words       its name and its arguments
     * @param start       where it begins
     * @param redirects   where its input and output go, as the script has it
     */
    public record Command(List<Word> environment, List<Word> words, int start, List<String> redirects) {

        /** Keeps copies. */
        public Command {
            environment = List.copyOf(environment);
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /**
     * Something to know about how the script was understood.
     *
     * @param part   the part of the script
     * @param why    what to know, a sentence
     * @param offset where it stands
     */
    public record Remark(String part, String why, int offset) {
    }

    /** Keeps copies. */
    public Script {
        commands = List.copyOf(commands);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads a script without running anything.
     *
     * @throws ShellException when a quote or bracket is not closed, or the words grow beyond all reason
     */
    public static Script of(String text) throws ShellException {
        return new Interpreter(text).run();
    }
}
