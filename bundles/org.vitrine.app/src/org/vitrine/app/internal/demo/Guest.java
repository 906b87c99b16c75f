// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.demo;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.vitrine.app.internal.StartException;

/**
 * The demo guest as {@code releng/guest/build.sh} made it: its kernel, and how to know its picture.
 *
 * @param folder     where it is
 * @param properties its {@code guest.properties}
 */
record Guest(Path folder, Properties properties) {
    private static final String PLACE = "vitrine.guest";

    /**
     * The guest that the system property {@code vitrine.guest} names.
     *
     * @throws StartException when there is none
     */
    static Guest find() throws StartException {
        @Nullable
        String place = System.getProperty(PLACE);
        if (place == null) {
            throw StartException.unavailable(
                    "The demo guest is not built here. Run ./vitrine demo in a source checkout, which builds it.");
        }
        Path folder = Path.of(place);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("guest.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw StartException
                    .unavailable("The demo guest in %s cannot be read (%s). Build it again with releng/guest/build.sh."
                            .formatted(folder, e.getMessage()));
        }
        return new Guest(folder, properties);
    }

    Path kernel() {
        return folder.resolve(property("kernel"));
    }

    Path initrd() {
        return folder.resolve(property("initrd"));
    }

    /** The kernel's command line. */
    String append() {
        return property("append");
    }

    /** Whether this is the guest's own picture: squares of its four colours are in the corners. */
    boolean drew(ImageData picture) {
        int middle = Integer.parseInt(property("signature.size")) / 2;
        int right = picture.width - 1 - middle;
        int bottom = picture.height - 1 - middle;
        return right > middle && bottom > middle && has(picture, middle, middle, "signature.top-left")
                && has(picture, right, middle, "signature.top-right")
                && has(picture, middle, bottom, "signature.bottom-left")
                && has(picture, right, bottom, "signature.bottom-right");
    }

    private boolean has(ImageData picture, int x, int y, String colour) {
        RGB seen = picture.palette.getRGB(picture.getPixel(x, y));
        int wanted = Integer.decode(property(colour));
        return seen.equals(new RGB(wanted >> 16 & 0xff, wanted >> 8 & 0xff, wanted & 0xff));
    }

    private String property(String name) {
        return properties.getProperty(name, "");
    }
}
