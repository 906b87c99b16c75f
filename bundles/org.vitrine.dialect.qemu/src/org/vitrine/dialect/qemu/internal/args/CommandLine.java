// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.args;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.vitrine.dialect.qemu.internal.shell.Script;
import org.vitrine.dialect.qemu.internal.shell.ShellException;
import org.vitrine.dialect.qemu.internal.shell.Word;

/**
 * The QEMU command of a script.
 *
 * @param environment the variables it gets, each {@code NAME=value}
 * @param wrapper     what stands before it: {@code sudo}, {@code taskset -c 0-3}
 * @param program     the program
 * @param args        its options, in their order
 * @param command     the command of the script that this is
 * @param script      the whole script
 */
public record CommandLine(List<Word> environment, List<Word> wrapper, Word program, List<Arg> args,
        Script.Command command, Script script) {

    /** The largest text that is taken for a script, in characters. */
    public static final int LIMIT = 1 << 20;
    /** The most options that a machine has here. */
    public static final int OPTIONS = 1000;

    private static final Pattern PROGRAM = Pattern
            .compile("(?:.*/)?(?:qemu-system-[a-z0-9_]+|qemu-kvm|kvm)(?:\\.exe)?");
    private static final Set<String> WRAPPERS = Set.of("sudo", "doas", "exec", "nice", "ionice", "taskset", "chrt",
            "env",
            "nohup", "numactl", "setsid", "systemd-run", "cgexec", "prlimit", "runuser", "firejail", "primusrun",
            "gamemoderun",
            "eatmydata", "stdbuf", "timeout", "command", "pkexec", "strace", "gdb", "systemd-inhibit", "optirun",
            "mangohud",
            "ip", "unshare", "screen", "tmux", "dbus-run-session", "builtin", "linux64");

    /** Keeps copies. */
    public CommandLine {
        environment = List.copyOf(environment);
        wrapper = List.copyOf(wrapper);
        args = List.copyOf(args);
    }

    /**
     * The first QEMU command of a script; empty when it has none.
     *
     * @throws ShellException when no shell would read it
     */
    public static Optional<CommandLine> of(String text) throws ShellException {
        Script script = Script.of(text);
        for (Script.Command command : script.commands()) {
            int at = program(command.words());
            if (at >= 0) {
                return Optional.of(of(script, command, at));
            }
        }
        return Optional.empty();
    }

    /** Where the program stands among these words; -1 when they run no QEMU with options. */
    public static int program(List<Word> words) {
        int at = 0;
        while (at < words.size() && !PROGRAM.matcher(words.get(at).text()).matches()) {
            if (at == 0 && !WRAPPERS.contains(baseName(words.getFirst().text()))) {
                return -1;
            }
            at++;
        }
        boolean hasOption = words.stream().skip(at + 1L).anyMatch(word -> word.text().startsWith("-"));
        return at < words.size() && hasOption ? at : -1;
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static CommandLine of(Script script, Script.Command command, int at) {
        List<Word> environment = new ArrayList<>(command.environment());
        List<Word> wrapper = new ArrayList<>();
        for (Word word : command.words().subList(0, at)) {
            (word.text().matches("[A-Za-z_][A-Za-z0-9_]*=(?s:.*)") ? environment : wrapper).add(word);
        }
        List<Word> rest = command.words().subList(at + 1, command.words().size());
        return new CommandLine(environment, wrapper, command.words().get(at), args(rest), command, script);
    }

    private static List<Arg> args(List<Word> words) {
        List<Arg> args = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Word word = words.get(at++);
            if (!word.text().startsWith("-") || word.text().length() < 2) {
                args.add(word.unknown().isEmpty()
                        // QEMU takes a word alone for the first disk
                        ? new Arg("hda", word.start(), Optional.of(word.text()), List.of())
                        : new Arg("", word.start(), Optional.of(word.text()), List.of()));
                continue;
            }
            String option = Grammar.canonical(word.text().substring(word.text().startsWith("--") ? 2 : 1));
            boolean argument = Grammar.takesArgument(option) && at < words.size()
                    && (Grammar.hasProperties(option) || KNOWN.contains(option)
                            || !words.get(at).text().startsWith("-"));
            args.add(argument
                    ? arg(option, word, words.get(at++))
                    : new Arg(option, word.start(), Optional.empty(), List.of()));
        }
        return args;
    }

    /** Options whose argument may begin with a dash. */
    private static final Set<String> KNOWN = Set.of("append", "set", "serial", "monitor", "qmp", "parallel", "k",
            "kernel");

    private static Arg arg(String option, Word name, Word value) {
        boolean parted = Grammar.hasProperties(option)
                && !(option.equals("global") && !value.text().contains("property="));
        return new Arg(option, name.start(), Optional.of(value.text()),
                parted
                        ? KeyValues.of(value, Grammar.impliedKey(option))
                        : List.of(new Arg.Property("", value.text(), value.start())));
    }
}
