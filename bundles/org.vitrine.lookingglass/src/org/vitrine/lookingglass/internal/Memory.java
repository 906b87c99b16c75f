// SPDX-License-Identifier: EPL-2.0
package org.vitrine.lookingglass.internal;

import java.io.IOException;

/** Shared memory that is only read. For one thread. */
interface Memory extends AutoCloseable {

    /** How many bytes it has; a file may get shorter at any time. */
    long length() throws IOException;

    /** A copy of a part of it; shorter, or empty, where it ends before. */
    byte[] read(long offset, int most) throws IOException;

    @Override
    void close() throws IOException;
}
