// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;
import org.vitrine.provider.Subject;

/**
 * A running machine as a process: libvirt's daemons and its embedded driver write QEMU's process id to a file, and QEMU's own
 * command line says which machine it is.
 *
 * @param process the process's id
 * @param subject the machine
 * @param opensGpu whether QEMU was told to draw with OpenGL, without which it opens no GPU of the host
 */
record Guest(String process, Subject subject, boolean opensGpu) {
    private static final String SYSTEM = "/run/libvirt/qemu";
    private static final List<String> OF_USERS = List.of("/run/user", "/tmp");
    /** Where the process ids are. */
    static final List<Probe> PROBES = Stream
            .of(SYSTEM + "/*.pid", "/run/user/*/libvirt/qemu/run/*.pid", "/run/user/*/vitrine/*/run/qemu/*.pid",
                    "/tmp/vitrine-*/*/run/qemu/*.pid")
            .map(glob -> Probe.path(glob, Volatility.VOLATILE)).toList();
    private static final int MOST = 1_000;
    private static final List<String> OPENGL = List.of("gl=on", "gl=es", "gl=core", "\"gl\":", "egl-headless",
            "rendernode", "-gl-", "-gl\"", "-gl,", "rutabaga");

    /** The processes that the files name; one may have ended. */
    static List<String> processes(HostSnapshot host) {
        var processes = new TreeSet<String>();
        Stream.concat(Stream.of(SYSTEM), OF_USERS.stream())
                .flatMap(folder -> host.tree().subMap(folder + "/", folder + "0").keySet().stream())
                .filter(path -> path.endsWith(".pid")).limit(MOST)
                .forEach(path -> processes.add(host.file(path).or("")));
        return processes.stream().filter(process -> process.matches("[1-9]\\d{0,9}")).toList();
    }

    /** Why the files cannot be told; empty where they can, or where there are none. */
    static Optional<String> obstacle(HostSnapshot host) {
        return host.list(SYSTEM) instanceof Fact.Unknown<List<String>>(String why)
                ? Optional.of(why)
                : Optional.empty();
    }

    /** Where a process's command line is. */
    static String commandLine(String process) {
        return "/proc/" + process + "/cmdline";
    }

    /** Where what a process has open is described. */
    static String open(String process) {
        return "/proc/" + process + "/fdinfo";
    }

    /** The machine that a process is; absent for a process that has ended or is none, unknown where it cannot be told. */
    static Fact<Guest> of(HostSnapshot host, String process) {
        return host.text(commandLine(process)).flatMap(text -> {
            List<String> arguments = Arrays.asList(text.split("\0"));
            Optional<String> uuid = after(arguments, "-uuid");
            String name = after(arguments, "-name").map(Guest::name).orElse("");
            return uuid.isEmpty()
                    ? Fact.absent()
                    : Fact.known(new Guest(process,
                            Subject.machine(uuid.get(), name.isEmpty() ? uuid.get() : name),
                            arguments.stream()
                                    .anyMatch(argument -> OPENGL.stream().anyMatch((argument + ",")::contains))));
        });
    }

    private static Optional<String> after(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        return at >= 0 && at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
    }

    /** Of {@code guest=web,debug-threads=on} the name; a comma of its own is doubled. */
    private static String name(String option) {
        String marked = option.replace(",,", "\0");
        String first = marked.contains(",") ? marked.substring(0, marked.indexOf(',')) : marked;
        return (first.startsWith("guest=") ? first.substring("guest=".length()) : first).replace('\0', ',');
    }
}
