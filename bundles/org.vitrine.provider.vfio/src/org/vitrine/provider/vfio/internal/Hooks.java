// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;

/**
 * libvirt's hooks for QEMU machines (libvirt, docs/hooks.rst): {@code hooks/qemu}, and since 6.5 the files right in
 * {@code hooks/qemu.d}. A dispatcher in {@code hooks/qemu}, which many guides for single GPUs bring, runs what lies in
 * {@code qemu.d/MACHINE/...} too.
 *
 * @param scripts those that concern a machine, or all where there is none
 * @param folders the names of the folders in {@code qemu.d}
 */
record Hooks(List<Script> scripts, List<String> folders) {
    static final String FOLDER = "/etc/libvirt/hooks";
    private static final String MAIN = FOLDER + "/qemu";
    private static final String MORE = FOLDER + "/qemu.d";

    /**
     * One script.
     *
     * @param path where it is
     * @param file what stands there
     * @param code its lines without comments
     */
    record Script(String path, Entry file, List<String> code) {

        /** Whether a line of it has this. */
        boolean mentions(String words) {
            return code.stream().anyMatch(line -> line.contains(words));
        }
    }

    /** @throws org.vitrine.host.UnknownFactException when the folder or a script in it could not be read */
    static Hooks of(HostSnapshot host, Optional<Domain> domain) {
        if (host.list(FOLDER).optional().isEmpty()) {
            return new Hooks(List.of(), List.of());
        }
        Optional<String> name = domain.flatMap(Domain::name);
        List<Script> scripts = new ArrayList<>();
        for (Map.Entry<String, Entry> at : below(host)) {
            // a folder that could not be looked into is unknown here
            at.getValue().content().optional();
            if (at.getValue().kind() == Entry.Kind.FILE && concerns(at.getKey(), name)) {
                scripts.add(new Script(at.getKey(), at.getValue(), code(host.text(at.getKey()).optional().orElse(""))));
            }
        }
        List<String> folders = host.list(MORE).optional().orElse(List.of()).stream().filter(folder -> host
                .entry(MORE + "/" + folder).optional().filter(at -> at.kind() == Entry.Kind.DIRECTORY).isPresent()
                || host.tree().containsKey(MORE + "/" + folder + "/prepare")
                || host.list(MORE + "/" + folder).or(List.of()).size() > 0).toList();
        return new Hooks(List.copyOf(scripts), folders);
    }

    private static List<Map.Entry<String, Entry>> below(HostSnapshot host) {
        return host.tree().tailMap(FOLDER).entrySet().stream().takeWhile(at -> at.getKey().startsWith(FOLDER)).toList();
    }

    private static boolean concerns(String path, Optional<String> machine) {
        if (path.equals(MAIN)) {
            return true;
        }
        if (!path.startsWith(MORE + "/")) {
            return false;
        }
        String rest = path.substring(MORE.length() + 1);
        int slash = rest.indexOf('/');
        return slash < 0 || machine.isEmpty() || machine.get().equals(rest.substring(0, slash));
    }

    private static List<String> code(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /** The first script that has these words in a line. */
    Optional<Script> mentioning(String words) {
        return scripts.stream().filter(script -> script.mentions(words)).findFirst();
    }

    /** The lines of all scripts. */
    Stream<String> lines() {
        return scripts.stream().flatMap(script -> script.code().stream());
    }

    /** Whether a script hands the work on to folders of machines. */
    boolean hasDispatcher() {
        return scripts.stream().anyMatch(script -> script.path().equals(MAIN) && script.mentions("qemu.d"));
    }
}
