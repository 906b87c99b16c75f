// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

import org.vitrine.core.AtomicFile;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.SnapshotFormatException;
import org.vitrine.host.SnapshotText;
import org.vitrine.host.Text;

/**
 * A snapshot in a file: {@link SnapshotText} compressed with gzip. Text that is not compressed is read as well, so that
 * recordings can be made by hand. Whatever is in a file, reading it takes bounded memory.
 */
final class Recording {
    static final String SUFFIX = ".vhost";
    private static final int GZIP = 0x1f8b;

    private Recording() {
    }

    /** @throws VitrineException when the file cannot be read or is no recording */
    static HostSnapshot read(Path file, SnapshotText.Limits limits) throws VitrineException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                var text = new InputStreamReader(isCompressed(in) ? new GZIPInputStream(in) : in,
                        StandardCharsets.UTF_8.newDecoder())) {
            return SnapshotText.read(text, limits);
        } catch (SnapshotFormatException e) {
            throw new VitrineException(Text.of("{0}: {1}", file, e.text()), e);
        } catch (EOFException | ZipException | CharacterCodingException e) {
            throw new VitrineException(Text.of("{0} is damaged or was cut off. Copy or record it again.", file), e);
        } catch (NoSuchFileException e) {
            throw new VitrineException(Text.of("There is no recording {0}. Check its name.", file), e);
        } catch (IOException e) {
            throw new VitrineException(
                    Text.of("{0} cannot be read: {1}. Check that it is a recording and yours to read.", file, why(e)),
                    e);
        }
    }

    private static boolean isCompressed(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP;
    }

    /** @throws VitrineException when the file cannot be written; what was there before then stays */
    static void write(Path file, HostSnapshot host) throws VitrineException {
        try {
            AtomicFile.writePrivately(file, out -> {
                var packed = new GZIPOutputStream(out);
                Writer text = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
                SnapshotText.write(host, text);
                text.flush();
                packed.finish();
            });
        } catch (IOException e) {
            throw new VitrineException(Text.of("{0} cannot be written: {1}. Check the folder and its free space.", file,
                    why(e)), e);
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "Permission denied";
            case FileSystemException named -> Objects.requireNonNullElse(named.getReason(), "Input/output error");
            default -> Objects.requireNonNullElse(e.getMessage(), "Input/output error");
        };
    }
}
