// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Hears what a display sends, on a thread of its own. */
final class Hearing {

    private Hearing() {
    }

    /** Begins; done when the other side has ended the connection, or with what was wrong. */
    static CompletableFuture<Boolean> of(Scanout scanout, Peer receiver) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (receiver) {
                scanout.read();
                ended.complete(true);
            } catch (IOException e) {
                ended.completeExceptionally(e);
            }
        });
        return ended;
    }
}
