// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The golden files beside the tests, made by hand. */
final class Files {

    private Files() {
    }

    static String read(String name) {
        try (InputStream file = Files.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new AssertionError("There is no " + name + " beside the tests");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
