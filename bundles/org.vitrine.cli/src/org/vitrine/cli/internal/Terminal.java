// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What standard output leads to.
 *
 * @param device  the terminal that can be drawn on; empty where it is none
 * @param rows    how many lines that has
 * @param columns how many characters a line has
 */
record Terminal(Optional<File> device, int rows, int columns) {
    private static final int USUAL_ROWS = 24;
    private static final int USUAL_COLUMNS = 80;

    /** Something that cannot be drawn on: a file, or another program. */
    static Terminal none() {
        return new Terminal(Optional.empty(), 0, 0);
    }

    /** That of this process. */
    static Terminal ofProcess() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            boolean draws = (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty"))
                    && !"dumb".equals(System.getenv("TERM"));
            return draws ? of(new File(target)) : none();
        } catch (IOException e) {
            return none();
        }
    }

    private static Terminal of(File device) {
        String size = stty(device, "size");
        boolean isTold = size.matches("[1-9]\\d{0,4} [1-9]\\d{0,4}");
        return isTold
                ? new Terminal(Optional.of(device), Integer.parseInt(size.split(" ")[0]),
                        Integer.parseInt(size.split(" ")[1]))
                : new Terminal(Optional.of(device), USUAL_ROWS, USUAL_COLUMNS);
    }

    /** Its keys at once and unseen, until they are closed. */
    Keys keys() {
        if (device.isEmpty()) {
            return Keys.none();
        }
        File terminal = device.get();
        String before = stty(terminal, "-g");
        try {
            var keys = new FileInputStream(terminal);
            stty(terminal, "-icanon", "-echo");
            return new Keys(keys, () -> stty(terminal, before));
        } catch (IOException e) {
            return Keys.none();
        }
    }

    /** What stty says of a terminal; nothing where it does not. */
    private static String stty(File device, String... words) {
        var command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        try {
            Process stty = new ProcessBuilder(command).redirectInput(device).redirectError(Redirect.DISCARD).start();
            stty.getOutputStream().close();
            String said = stty.waitFor(2, TimeUnit.SECONDS)
                    ? new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip()
                    : "";
            stty.destroy();
            return said;
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
