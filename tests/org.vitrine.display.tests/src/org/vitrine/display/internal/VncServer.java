// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A VNC server for one client and without a password (RFC 6143): four squares of known colours, in the format that it
 * offers or the one that the client asks for, and a pixel of it again for each further request.
 */
final class VncServer implements AutoCloseable {
    /** Width and height of the picture. */
    static final int SIZE = 128;
    /** The squares' colours, row by row. */
    static final List<Integer> COLOURS = List.of(0xff0000, 0x00ff00, 0x336699, 0xffffff);
    private static final int PAUSE_MS = 20;
    private final ServerSocketChannel server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Format format;
    private volatile boolean shared;

    /**
     * A pixel format of the protocol.
     *
     * @param palette whether pixels are numbers of colours rather than colours: those of {@link #COLOURS}
     */
    record Format(int bits, int depth, boolean bigEndian, boolean palette, int redMax, int greenMax, int blueMax,
            int redShift, int greenShift, int blueShift) {

        static Format read(DataInputStream in) throws IOException {
            int bits = in.readUnsignedByte();
            int depth = in.readUnsignedByte();
            boolean bigEndian = in.readBoolean();
            boolean palette = !in.readBoolean();
            Format format = new Format(bits, depth, bigEndian, palette, in.readUnsignedShort(), in.readUnsignedShort(),
                    in.readUnsignedShort(), in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte());
            in.skipNBytes(3);
            return format;
        }

        void write(DataOutputStream out) throws IOException {
            out.write(new byte[]{(byte) bits, (byte) depth, (byte) (bigEndian ? 1 : 0), (byte) (palette ? 0 : 1)});
            out.writeShort(redMax);
            out.writeShort(greenMax);
            out.writeShort(blueMax);
            out.write(new byte[]{(byte) redShift, (byte) greenShift, (byte) blueShift, 0, 0, 0});
        }

        byte[] pixel(int rgb) {
            int value = palette
                    ? COLOURS.indexOf(rgb)
                    : part(rgb >> 16, redMax) << redShift | part(rgb >> 8, greenMax) << greenShift
                            | part(rgb, blueMax) << blueShift;
            ByteBuffer pixel = ByteBuffer.allocate(Integer.BYTES)
                    .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN).putInt(0, value);
            byte[] bytes = new byte[bits / Byte.SIZE];
            pixel.get(bigEndian ? Integer.BYTES - bytes.length : 0, bytes);
            return bytes;
        }

        private static int part(int colour, int max) {
            return Math.round((colour & 0xff) * max / 255f);
        }
    }

    VncServer(Path socket, Format offered) throws IOException {
        format = offered;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("VNC server").start(this::serve);
    }

    private void serve() {
        try (SocketChannel client = server.accept();
                DataInputStream in = new DataInputStream(Channels.newInputStream(client));
                DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(client)))) {
            greet(in, out);
            while (true) {
                out.flush();
                hear(in, out);
            }
        } catch (IOException e) {
            // The client, or the test, is through.
        }
    }

    private void greet(DataInputStream in, DataOutputStream out) throws IOException {
        out.write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        in.skipNBytes(12);
        out.write(new byte[]{1, 1});
        out.flush();
        in.readByte();
        out.writeInt(0);
        out.flush();
        shared = in.readBoolean();
        out.writeShort(SIZE);
        out.writeShort(SIZE);
        format.write(out);
        out.writeInt(0);
    }

    private void hear(DataInputStream in, DataOutputStream out) throws IOException {
        switch (in.readUnsignedByte()) {
            case 0 -> {
                in.skipNBytes(3);
                format = Format.read(in);
            }
            case 2 -> {
                in.skipNBytes(1);
                in.skipNBytes(4L * in.readUnsignedShort());
            }
            case 3 -> {
                in.skipNBytes(9);
                show(out, requests.getAndIncrement() == 0 ? SIZE : 1);
            }
            case 4 -> in.skipNBytes(7);
            case 5 -> in.skipNBytes(5);
            case 6 -> {
                in.skipNBytes(3);
                in.skipNBytes(in.readInt());
            }
            default -> throw new IOException("no message of the protocol");
        }
    }

    /** A square of the picture from its corner on, in encoding Raw. */
    private void show(DataOutputStream out, int size) throws IOException {
        if (size == 1) {
            pause();
        } else if (format.palette()) {
            sendPalette(out);
        }
        out.write(new byte[]{0, 0});
        out.writeShort(1);
        out.writeInt(0);
        out.writeShort(size);
        out.writeShort(size);
        out.writeInt(0);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                out.write(format.pixel(COLOURS.get(2 * (2 * y / SIZE) + 2 * x / SIZE)));
            }
        }
    }

    private static void sendPalette(DataOutputStream out) throws IOException {
        out.write(new byte[]{1, 0, 0, 0, 0, (byte) COLOURS.size()});
        for (int rgb : COLOURS) {
            out.writeShort((rgb >> 16 & 0xff) * 0x101);
            out.writeShort((rgb >> 8 & 0xff) * 0x101);
            out.writeShort((rgb & 0xff) * 0x101);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** How often the client asked for a picture. */
    int requests() {
        return requests.get();
    }

    /** Whether the client lets others stay. */
    boolean isShared() {
        return shared;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
