// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.vitrine.core.Machine;
import org.vitrine.core.Pixels;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** Writes a machine's screen as a PNG file. */
final class PngFile {

    private PngFile() {
    }

    static void write(Machine machine, Path file, Progress progress) throws VitrineException {
        Screenshot picture = machine.screenshot(0, progress).orElseThrow(() -> new VitrineException(
                Text.of("{0} shows nothing on its screen, so {1} was not written.", machine.name(), file)));
        write(picture, file);
    }

    /** Writes the picture unless the screen is missing or of one colour; whether it did. */
    static boolean writeIfShown(Machine machine, Path file, Progress progress) throws VitrineException {
        Optional<Screenshot> picture = machine.screenshot(0, progress);
        if (picture.isEmpty() || !isPng(picture.get()) && Pixels.ofPpm(picture.get().bytes()).isBlank()) {
            return false;
        }
        write(picture.get(), file);
        return true;
    }

    private static boolean isPng(Screenshot picture) {
        return picture.mediaType().equals("image/png");
    }

    private static void write(Screenshot picture, Path file) throws VitrineException {
        try {
            if (isPng(picture)) {
                Files.write(file, picture.bytes());
                return;
            }
            Pixels pixels = Pixels.ofPpm(picture.bytes());
            var image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UnusableException(Text.of("{0} cannot be written: {1}.", file, String.valueOf(e.getMessage())), e);
        }
    }
}
