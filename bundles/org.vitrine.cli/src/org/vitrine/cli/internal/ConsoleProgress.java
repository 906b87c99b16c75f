// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

import org.vitrine.core.Progress;
import org.vitrine.host.Text;

/** Says on standard error what goes on, but only once a command takes long; quick ones stay silent. */
final class ConsoleProgress implements Progress {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final PrintWriter err;
    private final long begin = System.nanoTime();

    ConsoleProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void now(Text doing) {
        if (System.nanoTime() - begin > PATIENCE) {
            err.printf("vitrine: %s …%n", doing);
        }
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
