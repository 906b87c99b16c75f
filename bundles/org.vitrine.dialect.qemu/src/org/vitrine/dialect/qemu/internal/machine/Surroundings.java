// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.dialect.qemu.internal.args.CommandLine;
import org.vitrine.dialect.qemu.internal.shell.Script;
import org.vitrine.dialect.qemu.internal.shell.Word;
import org.vitrine.host.Text;
import org.vitrine.provider.Loss;

/** What a script holds besides its QEMU command: what runs before and after it, and what only a running shell would know. */
final class Surroundings {

    /** Commands that do nothing to the host or the machine. */
    private static final Set<String> SILENT = Set.of("[", "[[", "test", "echo", "printf", "set", "exit", "return", ":",
            "true", "false",
            "shift", "read", "sleep", "wait", "trap", "shopt", "cd", "local", "export", "declare", "readonly",
            "typeset", "unset", "clear",
            "source", ".", "break", "continue", "let", "pushd", "popd", "umask", "ulimit", "getopts", "cat", "usage",
            "exec");
    private static final int MOST = 40;

    private final CommandLine line;
    private final Set<Script.Command> understood;

    Surroundings(CommandLine line, Set<Script.Command> understood) {
        this.line = line;
        this.understood = understood;
    }

    List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        unknown(losses);
        String wrapper = text(line.wrapper().stream()
                .filter(w -> !Set.of("exec", "env", "sudo", "command").contains(w.text())).toList());
        if (!wrapper.isEmpty()) {
            losses.add(Loss.of(wrapper,
                    "libvirt starts QEMU itself; processors and priority are set by <cputune> and <numatune>."));
        }
        List<Script.Command> others = line.script().commands().stream()
                .filter(c -> c != line.command() && !understood.contains(c) && !c.words().isEmpty()
                        && !SILENT.contains(c.words().getFirst().text()))
                .toList();
        others.stream().limit(MOST).forEach(c -> losses.add(other(c)));
        if (others.size() > MOST) {
            losses.add(
                    Loss.of("(" + (others.size() - MOST) + " more commands)", "They are not a part of the machine."));
        }
        return losses;
    }

    private static Loss other(Script.Command command) {
        boolean qemu = CommandLine.program(command.words()) >= 0;
        return Loss.of(shorten(text(command.words())), qemu
                ? "A domain is one machine; the script's first QEMU command is taken. Put this one into a file of its own."
                : "It is a command of the script and no part of the machine; a libvirt hook can run it"
                        + " (/etc/libvirt/hooks/qemu.d).");
    }

    private void unknown(List<Loss> losses) {
        Stream.concat(Stream.concat(line.environment().stream(), Stream.of(line.program())),
                line.command().words().stream())
                .filter(word -> !word.unknown().isEmpty()).flatMap(word -> word.unknown().stream()).distinct()
                .forEach(piece -> losses.add(Loss.of(shorten(piece),
                        "Only the shell that runs the script knows its value; put the value into the domain where it stands now.")));
        Set<String> used = line.script().remarks().stream().map(Script.Remark::part).collect(Collectors.toSet());
        line.script().remarks().stream().filter(remark -> used.remove(remark.part()))
                .forEach(remark -> losses.add(new Loss(remark.part(), Text.of("{0}", remark.why()))));
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static String shorten(String text) {
        String line = text.replace('\n', ' ').strip();
        return line.length() > 100 ? line.substring(0, 99) + "…" : line;
    }
}
