// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may stand in a change: nothing that a path, a shell or a boot loader reads in another way. */
final class Names {
    private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:@+-]{0,127}");
    private static final Pattern PATH = Pattern.compile("[^\\p{Cntrl}'\"\\\\$`]+");
    private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*=[A-Za-z0-9_.,:/+-]*");
    private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.,:;@!/+*=-]*");
    private static final Pattern UNIT = Pattern
            .compile("[A-Za-z0-9_][A-Za-z0-9_.@:-]*\\.(service|socket|target|timer|path|mount)");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Names() {
    }

    static void module(String name) {
        require(MODULE, "module or driver", name);
    }

    static void option(String option) {
        require(OPTION, "option of a module", option);
    }

    static void segment(String name) {
        require(SEGMENT, "name", name);
    }

    static void argument(String name) {
        require(ARGUMENT, "argument of the kernel", name);
    }

    static void argumentValue(String value) {
        require(VALUE, "value of a kernel's argument", value);
    }

    static void unit(String name) {
        require(UNIT, "unit of systemd", name);
    }

    static void uuid(String text) {
        require(isUuid(text), "UUID", text);
    }

    static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    static void path(String path) {
        require(Glob.isPlain(path) && PATH.matcher(path).matches(), "plain absolute path", path);
    }

    /** A file that is not the kernel's. */
    static void file(String path) {
        path(path);
        require(!path.startsWith("/sys/") && !path.startsWith("/proc/"), "file of a disk", path);
    }

    static void kernelFile(String path) {
        path(path);
        require(path.startsWith("/sys/") || path.startsWith("/proc/sys/"), "file in /sys or /proc/sys", path);
    }

    /** Whether a file is still there after a boot. */
    static boolean isKept(String path) {
        return Stream.of("/run/", "/tmp/", "/dev/", "/sys/", "/proc/").noneMatch(path::startsWith);
    }

    static void require(boolean isOne, String what, String text) {
        if (!isOne) {
            throw new IllegalArgumentException("\"" + text + "\" is no " + what);
        }
    }

    private static void require(Pattern form, String what, String text) {
        require(form.matcher(text).matches(), what, text);
    }
}
