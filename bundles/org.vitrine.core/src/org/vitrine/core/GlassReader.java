// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks into memory of this host that a guest shares through Looking Glass: who writes there, whether it still does, and what
 * it wrote last. It only reads: nobody who uses the memory notices.
 */
@ConsumerType
public interface GlassReader {

    /**
     * Looks for up to two seconds, as long as it takes to see whether somebody writes.
     *
     * @param memory a file, such as one in {@code /dev/shm}, or a device of the module kvmfr
     * @throws VitrineException when there is nothing that can be read, or the progress was cancelled; what is read is always
     *                          told, whatever it is
     */
    GlassReport read(Path memory, Progress progress) throws VitrineException;
}
