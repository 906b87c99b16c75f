// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * What happens while a machine runs.
 *
 * @param limit      how many seconds; until it ends by itself when empty
 * @param screenshot where its picture goes, when one is wanted
 * @param progress   cancels taking the picture
 */
record RunningTime(Optional<Integer> limit, Optional<Path> screenshot, Progress progress) {

    /** Waits for the end of the time or of the machine and takes the picture. */
    void spend(RunningMachine running) throws VitrineException {
        boolean pictured = limit.isPresent() ? untilLimit(running, limit.get()) : untilEnd(running);
        if (screenshot.isPresent() && !pictured) {
            throw new VitrineException(Text.of("{0} ended before there was a picture, so {1} was not written.",
                    running.machine().name(), screenshot.get()));
        }
    }

    private boolean untilLimit(RunningMachine running, int seconds) throws VitrineException {
        if (running.awaitEnd(seconds) || screenshot.isEmpty()) {
            return false;
        }
        PngFile.write(running.machine(), screenshot.get(), progress);
        return true;
    }

    private boolean untilEnd(RunningMachine running) throws VitrineException {
        boolean pictured = false;
        while (!running.awaitEnd(1)) {
            pictured = pictured
                    || screenshot.isPresent() && PngFile.writeIfShown(running.machine(), screenshot.get(), progress);
        }
        return pictured;
    }
}
