// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StreamPointer;
import org.vitrine.core.Screenshot;

/** Reads a picture of a machine's screen ({@code virDomainScreenshot}) out of a stream of libvirt's. */
final class ScreenReader {

    private static final int CHUNK = 256 << 10;
    /** Bytes; 8K in 24 bits has 95 MiB. A far side that never ends is cut off. */
    private static final int LIMIT = 256 << 20;

    // No code of its own: VIR_ERR_OPERATION_INVALID says many things
    private static final Pattern NO_SCREEN = Pattern.compile("no such screen|no screens to take screenshot from");

    private ScreenReader() {
    }

    /** The picture; empty when the machine has no such screen, or none at all. */
    static Optional<Screenshot> read(Engine engine, ConnectionPointer connection, String uuid, int screen)
            throws LibvirtFailure {
        LibvirtApi api = engine.api();
        DomainPointer domain = engine.check(api.virDomainLookupByUUIDString(connection, uuid));
        try {
            StreamPointer stream = engine.check(api.virStreamNew(connection, 0));
            try {
                String type = engine.text(api.virDomainScreenshot(domain, stream, screen, 0));
                return Optional.of(new Screenshot(type, all(engine, stream)));
            } catch (LibvirtFailure e) {
                if (NO_SCREEN.matcher(e.words()).find()) {
                    return Optional.empty();
                }
                throw e;
            } finally {
                api.virStreamFree(stream);
            }
        } finally {
            api.virDomainFree(domain);
        }
    }

    private static byte[] all(Engine engine, StreamPointer stream) throws LibvirtFailure {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        byte[] copy = new byte[CHUNK];
        int size = engine.check(engine.api().virStreamRecv(stream, chunk, new SizeT(CHUNK)));
        while (size > 0 && bytes.size() < LIMIT) {
            chunk.get(0, copy, 0, size);
            bytes.write(copy, 0, size);
            size = engine.check(engine.api().virStreamRecv(stream, chunk, new SizeT(CHUNK)));
        }
        if (size > 0) {
            engine.api().virStreamAbort(stream);
            throw new LibvirtFailure(LibvirtFailure.INTERNAL, "the picture has more than " + LIMIT + " bytes");
        }
        engine.check(engine.api().virStreamFinish(stream));
        return bytes.toByteArray();
    }
}
