// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits the kernel's arguments in the files of boot loaders and leaves every other character as it is. */
record BootEdit(Change.KernelArgument argument) {
    private static final Pattern GRUB = Pattern.compile(
            "^(\\s*GRUB_CMDLINE_LINUX(?:_DEFAULT)?=)(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^\\s\"']*))", Pattern.MULTILINE);
    private static final Pattern EXTLINUX = Pattern.compile("^(\\s*append[ \\t]+)(.*)$",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    /** A command line with the argument as it shall be. */
    String line(String line) {
        String value = argument.value().orElse("");
        String word = value.isEmpty() ? argument.name() : argument.name() + "=" + value;
        MatchResult last = null;
        for (MatchResult found : WORD.matcher(line).results().filter(this::isNamed).toList()) {
            last = found;
        }
        if (argument.value().isEmpty()) {
            return WORD.matcher(line).results().noneMatch(this::isNamed) ? line : without(line);
        }
        if (last != null) {
            return line.substring(0, last.start()) + word + line.substring(last.end());
        }
        String end = line.substring(line.stripTrailing().length());
        String start = line.stripTrailing();
        return start + (start.isEmpty() ? "" : " ") + word + end;
    }

    /**
     * {@code /etc/default/grub}: where the argument stands already, else with those of normal boots, so that the rescue entry
     * stays as it is.
     */
    String grub(String text) {
        boolean stands = GRUB.matcher(text).results().anyMatch(this::holds);
        if (stands || argument.value().isEmpty()) {
            return replaced(GRUB, text, match -> holds(match) ? assigned(match) : match.group());
        }
        String name = text.contains("GRUB_CMDLINE_LINUX_DEFAULT=")
                ? "GRUB_CMDLINE_LINUX_DEFAULT="
                : "GRUB_CMDLINE_LINUX=";
        if (GRUB.matcher(text).results().noneMatch(match -> match.group(1).strip().equals(name))) {
            return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + name + "\"" + line("") + "\"\n";
        }
        return replaced(GRUB, text, match -> match.group(1).strip().equals(name) ? assigned(match) : match.group());
    }

    /** {@code extlinux.conf}: every entry. */
    String extlinux(String text) {
        return replaced(EXTLINUX, text, match -> match.group(1) + line(match.group(2)));
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }

    private boolean holds(MatchResult assignment) {
        return WORD.matcher(value(assignment)).results().anyMatch(this::isNamed);
    }

    private String assigned(MatchResult match) {
        String quote = match.group(3) != null ? "'" : match.group(2) != null || match.group(4) != null ? "\"" : "";
        UnaryOperator<String> quoted = text -> quote + text + quote;
        String edited = line(value(match));
        return match.group(1) + (match.group(4) != null && !edited.contains(" ") ? edited : quoted.apply(edited));
    }

    private static String value(MatchResult match) {
        for (int group = 2; group <= 4; group++) {
            if (match.group(group) instanceof String value) {
                return value;
            }
        }
        return "";
    }

    private boolean isNamed(MatchResult word) {
        return KernelModule.underscored(word.group().split("=", 2)[0])
                .equals(KernelModule.underscored(argument.name()));
    }

    /** A word goes with the blanks before it, the first one with those after it. */
    private String without(String line) {
        var rest = new StringBuilder();
        int at = 0;
        for (MatchResult word : WORD.matcher(line).results().toList()) {
            if (!isNamed(word)) {
                rest.append(line, at, word.end());
            }
            at = word.end();
        }
        rest.append(line.substring(at));
        return line.startsWith(" ") ? rest.toString() : rest.toString().replaceFirst("^[ \\t]+", "");
    }
}
