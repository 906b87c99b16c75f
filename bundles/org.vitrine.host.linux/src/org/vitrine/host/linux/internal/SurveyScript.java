// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.vitrine.host.HostCommand;
import org.vitrine.host.ProbePolicy;

/**
 * The first of the two scripts of a scan: what stands at all paths that the probes name and on the way to them, where
 * folders and links really lead, and what the commands answer. It reads no file, so that the policy can be asked about every
 * real path before the second script does. What the policy refuses by its name alone is left out.
 */
final class SurveyScript {
    // the kernel's own files are many and their links lead to folders: what only other links need is not asked about them
    private static final String KERNEL = "/sys";
    private static final String COMMANDS = """
            f='%%f %%u %%g %%s %%Y %%n
            //%%N'
            kernel() { :
            %s}
            others() { :
            %s}
            { e=$( { kernel; others; } | xargs -0 stat -c "$f" 2>&1 >&3 ); } 3>&1
            mark; printf '%%s' "$e"
            mark; others | xargs -0 stat -L -c "$f" 2>/dev/null
            mark; for d in %s; do
            if cd -P "$d" 2>/dev/null; then [ "$PWD" = "$d" ] || printf '%%s\\0%%s\\0' "$d" "$PWD"; fi
            done; cd /
            others | xargs -0 sh -c 'for f do
            if [ -h "$f" ] && [ -e "$f" ]; then printf "%%s\\0%%s\\0" "$f" "$(readlink -f "$f")"; fi
            done' sh
            mark
            """;
    // kill(1) says nothing to whoever has ended in time; the sleeper holds nothing open and ends by itself
    private static final String RUN = """
            run() {
            { e=$( { "$@" >&3 3>&- & p=$!
            ( sleep %s; kill -9 $p ) >/dev/null 2>&1 3>&- & w=$!
            wait $p; c=$?; kill $w; printf '\\n%%s' $c; } 2>&1 ); } 3>&1
            mark; printf '%%s' "$e"; mark
            }
            """;

    private final Set<String> folders = new LinkedHashSet<>();
    private final Set<String> kernel = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final Set<String> kernelTrees = new LinkedHashSet<>();
    private final Set<String> otherTrees = new LinkedHashSet<>();
    private final String root;

    private SurveyScript(String root) {
        this.root = root;
    }

    /**
     * The script.
     *
     * @param root  what stands before every path of the host; the empty text unless a folder stands for one
     * @param globs the patterns of probes that are not refused
     */
    static String of(String mark, String root, Collection<String> globs, List<HostCommand> commands, int seconds) {
        return Script.of(mark, commands(root, globs, commands, seconds));
    }

    /** The same as a part of a larger script. */
    static String commands(String root, Collection<String> globs, List<HostCommand> commands, int seconds) {
        var script = new SurveyScript(root);
        globs.forEach(script::add);
        return script.survey() + (commands.isEmpty() ? "" : RUN.formatted(seconds))
                + commands.stream().map(SurveyScript::run).collect(Collectors.joining());
    }

    private void add(String glob) {
        boolean tree = glob.endsWith("/**");
        String end = tree ? glob.substring(0, glob.length() - "/**".length()) : glob;
        for (int slash = end.indexOf('/', 1); slash > 0; slash = end.indexOf('/', slash + 1)) {
            addFolder(end.substring(0, slash));
        }
        if (tree) {
            addFolder(end);
            (isKernel(end) ? kernelTrees : otherTrees).add(end);
        } else if (ProbePolicy.refusal(glob).isEmpty() || glob.contains("*")) {
            addPath(glob);
        }
    }

    private void addFolder(String glob) {
        folders.add(glob);
        addPath(glob);
    }

    private void addPath(String glob) {
        (isKernel(glob) ? kernel : others).add(glob);
    }

    private static boolean isKernel(String glob) {
        return glob.equals(KERNEL) || glob.startsWith(KERNEL + "/");
    }

    private String survey() {
        return COMMANDS.formatted(listing(kernel, kernelTrees), listing(others, otherTrees), patterns(folders));
    }

    private String listing(Set<String> paths, Set<String> trees) {
        return (paths.isEmpty() ? "" : "printf '%s\\0' " + patterns(paths) + "\n")
                + (trees.isEmpty() ? "" : "find -H " + patterns(trees) + " -print0 2>/dev/null\n");
    }

    private String patterns(Set<String> globs) {
        return globs.stream().flatMap(glob -> words(glob).stream()).collect(Collectors.joining(" \\\n"));
    }

    /** A star of ours stands for hidden names as well, one of the shell's does not; the kernel hides none of its files. */
    private List<String> words(String glob) {
        List<String> words = List.of(root.isEmpty() ? "" : Script.quoted(root));
        for (String segment : glob.substring(1).split("/")) {
            List<String> choices = isKernel(glob) ? List.of(Script.pattern(segment)) : choices(segment);
            words = words.stream().flatMap(word -> choices.stream().map(choice -> word + "/" + choice)).toList();
        }
        return words;
    }

    private static List<String> choices(String segment) {
        String shown = Script.pattern(segment);
        if (segment.equals("*")) {
            return List.of(shown, ".[!.]*", "..?*");
        }
        return segment.startsWith("*.")
                ? List.of(shown, "." + shown, Script.pattern(segment.substring(1)))
                : segment.startsWith("*") ? List.of(shown, "." + shown) : List.of(shown);
    }

    private static String run(HostCommand command) {
        String program = command.programs().stream().map(Script::quoted).collect(Collectors.joining(" "));
        List<String> arguments = command.arguments().subList(1, command.arguments().size());
        return """
                p=; for q in %s; do if command -v "$q" >/dev/null 2>&1; then p=$q; break; fi; done
                if [ "$p" ]; then run "$p" %s; else mark; printf absent; mark; fi
                """.formatted(program, Script.quoted(arguments));
    }
}
