// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Scanner;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * A process of its own with an embedded driver, because there is one for each process. It does what the lines of its
 * standard input say and answers each with one line.
 */
final class ChildMain {

    private final LibvirtDriver driver;
    private Optional<Connection> connection = Optional.empty();

    private ChildMain(String library) {
        driver = new LibvirtDriver(library, Lab.SHORT);
    }

    /** The name of the native library. */
    public static void main(String[] arguments) {
        ChildMain child = new ChildMain(arguments[0]);
        try (Scanner lines = new Scanner(System.in)) {
            while (lines.hasNextLine()) {
                System.out.println(child.answer(lines.nextLine().split(" ")).replace('\n', ' '));
            }
        }
        // As a JVM ends when its work is done: native threads must not hold it up
        System.exit(0);
    }

    private String answer(String[] words) {
        try {
            return switch (words[0]) {
                case "problem" -> driver.problem().map(Text::toString).orElse("none");
                case "standard" -> driver.standard().toString();
                case "connect" -> connect(words[1]);
                case "open" -> connect(ConnectionUri.embedded(Path.of(words[1])).text());
                case "create" -> open().create(Lab.tiny(words[1]), Progress.NONE) + "";
                case "list" -> open().machines().stream().map(ChildMain::tell).toList().toString();
                case "off" -> off(words[1]);
                case "notice" -> open().problem().map(Text::toString).orElse("none");
                case "state" -> open().state() + "";
                case "close" -> close();
                default -> "unknown command";
            };
        } catch (VitrineException e) {
            return "REFUSED " + e.getMessage();
        }
    }

    private Connection open() {
        return connection.orElseThrow();
    }

    private String connect(String uri) throws VitrineException {
        Connection made = driver.connect(uri, Text.of("Child"));
        connection = Optional.of(made);
        made.open(Progress.NONE);
        return "OPEN";
    }

    private String close() {
        open().close();
        return open().state().toString();
    }

    private String off(String name) throws VitrineException {
        for (Machine machine : open().machines()) {
            if (machine.name().equals(name)) {
                machine.forceOff(Progress.NONE);
                return machine.toString();
            }
        }
        return "no machine " + name;
    }

    private static String tell(Machine machine) {
        return machine + (machine.isAdopted() ? " adopted" : "");
    }
}
