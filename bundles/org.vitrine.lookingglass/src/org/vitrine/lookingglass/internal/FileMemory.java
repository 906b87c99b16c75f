// SPDX-License-Identifier: EPL-2.0
package org.vitrine.lookingglass.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file, which is read and not mapped: touching a page behind the end of a file that became shorter would end the process. */
final class FileMemory implements Memory {
    private final FileChannel file;

    FileMemory(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public long length() throws IOException {
        return file.size();
    }

    @Override
    public byte[] read(long offset, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) >= 0) {
            // until it is full or the file ends
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
