// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code modprobe} is told about modules: modprobe.d(5).
 *
 * @param host the snapshot it is seen in
 */
public record Modprobe(HostSnapshot host) {
    // a file hides those of the same name in the folders after its own
    private static final List<String> FOLDERS = List.of("/etc/modprobe.d", "/run/modprobe.d",
            "/usr/local/lib/modprobe.d", "/usr/lib/modprobe.d", "/lib/modprobe.d");

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = FOLDERS.stream().map(folder -> Probe.path(folder + "/*")).toList();

    /**
     * One line.
     *
     * @param command   {@code options}, {@code blacklist}, {@code softdep}, {@code install}, {@code remove} or {@code alias}
     * @param module    the module it is about, with {@code _}; for an alias the pattern as it stands
     * @param arguments the rest of the line
     * @param file      where it stands
     */
    public record Line(String command, String module, String arguments, String file) {
    }

    /** All lines in the order in which modprobe reads them. */
    public Fact<List<Line>> lines() {
        return Overlaid.files(host, FOLDERS, ".conf").flatMap(files -> Fact.all(files.stream()
                .map(file -> host.text(file).map(text -> parse(text, file))).toList()))
                .map(parts -> parts.stream().flatMap(List::stream).toList());
    }

    /** The lines of one command about one module. */
    public Fact<List<Line>> lines(String command, String module) {
        String name = KernelModule.underscored(module);
        return lines()
                .map(all -> all.stream().filter(line -> line.command().equals(command) && line.module().equals(name))
                        .toList());
    }

    /** The options that a module is loaded with, in their order, for example {@code ids=10de:1b80}. */
    public Fact<List<String>> options(String module) {
        return lines("options", module).map(lines -> lines.stream()
                .flatMap(line -> List.of(line.arguments().split("\\s+")).stream()).filter(word -> !word.isEmpty())
                .toList());
    }

    /** Whether a module is kept from being loaded for a device that it supports. */
    public Fact<Boolean> isBlacklisted(String module) {
        return lines("blacklist", module).map(lines -> !lines.isEmpty());
    }

    private static List<Line> parse(String text, String file) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.replace("\\\n", " ").split("\n")) {
            String[] words = line.strip().split("\\s+", 3);
            if (words.length > 1 && !words[0].startsWith("#")) {
                String module = words[0].equals("alias") ? words[1] : KernelModule.underscored(words[1]);
                lines.add(new Line(words[0], module, words.length > 2 ? words[2] : "", file));
            }
        }
        return lines;
    }
}
