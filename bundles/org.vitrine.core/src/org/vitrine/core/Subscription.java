// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

/** A listener's registration; closing it ends the calls. Closing twice does nothing. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
