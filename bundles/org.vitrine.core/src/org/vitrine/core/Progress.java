// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.host.Text;

/** Tells a waiting person what goes on, and tells the work that the person no longer waits. Thread-safe. */
@ConsumerType
public interface Progress {
    /** Shows nothing and is never cancelled. */
    Progress NONE = new Progress() {
        @Override
        public void now(Text doing) {
            // nobody watches
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /** What is being done from now on. */
    void now(Text doing);

    /** Whether the person gave up waiting. */
    boolean isCancelled();
}
