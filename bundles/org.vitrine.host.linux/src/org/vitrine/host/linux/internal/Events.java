// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** What a host says by itself about its changes. For one thread. */
public interface Events extends AutoCloseable {

    /**
     * The paths below which something changed since the last call; waits for news, but not longer than this, and a moment
     * more for what comes along with it. {@code /} when there was more than could be told.
     *
     * @throws IOException when it will not say anything any more
     */
    Set<String> next(Duration most) throws IOException, InterruptedException;

    /** Whether it says what changes as it does, so that looking for it is hardly needed. */
    boolean isListening();

    @Override
    void close();

    /** A host that says nothing. */
    static Events none() {
        return new Events() {
            @Override
            public Set<String> next(Duration most) throws InterruptedException {
                Thread.sleep(most);
                return Set.of();
            }

            @Override
            public boolean isListening() {
                return false;
            }

            @Override
            public void close() {
                // nothing was opened
            }
        };
    }
}
