// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What standard output leads to.
 *
 * @param isThere whether it is a terminal that can be drawn on
 * @param rows    how many lines that has
 */
record Terminal(boolean isThere, int rows) {
    private static final int USUAL_ROWS = 24;

    /** That of this process. */
    static Terminal ofProcess() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            boolean draws = (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty"))
                    && !"dumb".equals(System.getenv("TERM"));
            return draws ? new Terminal(true, rows(target)) : new Terminal(false, 0);
        } catch (IOException e) {
            return new Terminal(false, 0);
        }
    }

    private static int rows(String device) {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(new File(device))
                    .redirectError(Redirect.DISCARD).start();
            stty.getOutputStream().close();
            String size = stty.waitFor(2, TimeUnit.SECONDS)
                    ? new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : "";
            stty.destroy();
            return size.matches("[1-9]\\d{0,4} \\d+\\s*") ? Integer.parseInt(size.split(" ")[0]) : USUAL_ROWS;
        } catch (IOException e) {
            return USUAL_ROWS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_ROWS;
        }
    }
}
