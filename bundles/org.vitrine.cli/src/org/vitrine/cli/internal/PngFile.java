// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.vitrine.core.AtomicFile;
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

    /** Refuses a file that no picture can be written to, before anything is done for the picture. */
    static void check(Path file) throws UnusableException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (!Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new UnusableException(refused(file), null);
        }
    }

    private static Text refused(Path file) {
        return Text.of("The picture cannot be written to {0}; name a file in a folder that you may write to.", file);
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
        byte[] png = isPng(picture) ? picture.bytes() : encode(Pixels.ofPpm(picture.bytes()));
        try {
            AtomicFile.write(file, png);
        } catch (IOException e) {
            throw new UnusableException(refused(file), e);
        }
    }

    private static byte[] encode(Pixels pixels) {
        var image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written", e);
        }
        return png.toByteArray();
    }
}
