// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * A new disk image without content, which takes room on the host only as the guest writes.
 *
 * @param file  where it is made
 * @param gib   its size in GiB
 * @param qcow2 whether it is in QEMU's own format; otherwise it is raw
 */
record NewDisk(Path file, int gib, boolean qcow2) {

    /**
     * Makes it, and the folders to it.
     *
     * @throws VitrineException when it cannot be made; what was there stays
     */
    void create() throws VitrineException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE))) {
                if (qcow2) {
                    write(channel, Qcow2.empty((long) gib << 30));
                } else {
                    channel.write(ByteBuffer.allocate(1), ((long) gib << 30) - 1);
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new VitrineException(Text.of("{0} is there already; it was left as it is.", file), e);
        } catch (IOException e) {
            throw new VitrineException(
                    Text.of("The disk {0} cannot be made: {1}.", file, String.valueOf(e.getMessage())), e);
        }
    }

    private static void write(FileChannel channel, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }
}
