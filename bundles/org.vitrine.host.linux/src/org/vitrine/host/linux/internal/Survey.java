// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.nio.file.FileSystemException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;

/**
 * What the first script of a scan found, by path.
 *
 * @param seen    what stands at each path
 * @param targets what stands where a path leads, links followed, outside of {@code /sys}
 * @param real    where a folder or a link really is, for those whose name does not tell
 * @param faults  why something could not be looked at, in the kernel's words
 * @param outputs what the commands answered
 */
record Survey(NavigableMap<String, Seen> seen, Map<String, Seen> targets, Map<String, String> real,
        Map<String, String> faults, Map<HostCommand, Fact<CommandOutput>> outputs) {
    private static final Pattern FAULT = Pattern.compile("^[^/]*'(/.*)': ([^:]+)$", Pattern.MULTILINE);
    private static final int KILLED = 137;
    private static final String OUTSIDE = "!";

    static Survey of(Answer answer, String root, List<HostCommand> commands, Limits limits) throws GarbledException {
        int prefix = root.length();
        NavigableMap<String, Seen> seen = StatRecords.read(answer.next(), prefix);
        Map<String, String> faults = faults(Answer.text(answer.next()), prefix);
        Map<String, Seen> targets = StatRecords.read(answer.next(), prefix);
        Map<String, String> real = real(Answer.text(answer.next()), root);
        var outputs = new EnumMap<HostCommand, Fact<CommandOutput>>(HostCommand.class);
        for (HostCommand command : commands) {
            outputs.put(command, output(command, answer.next(), Answer.text(answer.next()), limits));
        }
        return new Survey(seen, targets, real, faults, outputs);
    }

    private static Map<String, String> faults(String text, int prefix) {
        var faults = new HashMap<String, String>();
        Matcher lines = FAULT.matcher(text);
        while (lines.find()) {
            String path = String.valueOf(lines.group(1));
            faults.put(path.substring(Math.min(prefix, path.length())), String.valueOf(lines.group(2)));
        }
        return faults;
    }

    /** A place outside of the folder that stands for the host becomes a sentence behind a mark. */
    private static Map<String, String> real(String text, String root) throws GarbledException {
        String[] words = text.split("\0", -1);
        if (words.length % 2 == 0) {
            throw new GarbledException("its shell prints what it cannot print");
        }
        var real = new HashMap<String, String>();
        for (int i = 0; i < words.length - 1; i += 2) {
            String there = words[i + 1];
            real.put(words[i].substring(Math.min(root.length(), words[i].length())),
                    there.startsWith(root + "/")
                            ? there.substring(root.length())
                            : OUTSIDE + there + " is outside of " + root);
        }
        return real;
    }

    /**
     * Where a folder or a link really is; empty where the name tells.
     *
     * @throws FileSystemException when that is outside of the folder that stands for the host
     */
    Optional<String> real(String path) throws FileSystemException {
        Optional<String> there = Optional.ofNullable(real.get(path));
        if (there.isPresent() && there.get().startsWith(OUTSIDE)) {
            throw new FileSystemException(path, null, there.get().substring(OUTSIDE.length()));
        }
        return there;
    }

    private static Fact<CommandOutput> output(HostCommand command, byte[] standard, String rest, Limits limits)
            throws GarbledException {
        if (rest.equals("absent")) {
            return Fact.absent();
        }
        int line = rest.lastIndexOf('\n');
        if (line < 0 || !rest.substring(line + 1).matches("\\d{1,3}")) {
            throw new GarbledException("its shell does not tell how a command ended");
        }
        int exitCode = Integer.parseInt(rest.substring(line + 1));
        if (standard.length > limits.outputBytes() || line > limits.outputBytes()) {
            return CommandRunner.tooLong(command, limits);
        }
        return exitCode == KILLED
                ? CommandRunner.unknown(command, "it took too long")
                : Fact.known(new CommandOutput(exitCode, Answer.text(standard), rest.substring(0, line)));
    }
}
