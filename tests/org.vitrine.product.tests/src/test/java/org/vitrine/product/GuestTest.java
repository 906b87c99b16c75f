// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo guest on its three adapters (QXL, virtio-gpu, bochs), by its own test. */
class GuestTest {
    @TempDir(factory = ShortFolders.class)
    Path folder;

    @Test
    void bootsAndDrawsOnEveryAdapter() {
        Script script = new Script(folder).with("VITRINE_GUEST_DIR", System.getProperty("vitrine.guest"));
        Script.Result result = script.run(Duration.ofMinutes(3),
                List.of(Script.CHECKOUT.resolve("releng/guest/test.sh").toString()));
        result.exits(0);
        assertTrue(result.out().lines().filter(line -> line.startsWith("ok")).count() >= 15, result::out);
    }
}
