// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A libvirt daemon without machines, that can break off. To every call of libvirt's remote protocol it answers with zeros,
 * which is "success" and "none"; or it answers nothing at all.
 */
final class FakeDaemon implements AutoCloseable {

    // Length, program, version, procedure, type, serial, status; XDR, big-endian
    private static final int HEADER = 28;
    private static final int TYPE_AT = 16;
    private static final int STATUS_AT = 24;
    private static final int CALL = 0;
    private static final int REPLY = 1;
    private static final int ZEROS = 64;

    private final ServerSocketChannel server;
    private final boolean answers;
    private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();

    FakeDaemon(Path socket, boolean answers) throws IOException {
        this.answers = answers;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                clients.add(client);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void serve(SocketChannel client) {
        try (var input = Channels.newInputStream(client)) {
            while (true) {
                ByteBuffer length = ByteBuffer.wrap(input.readNBytes(Integer.BYTES));
                ByteBuffer call = ByteBuffer.allocate(length.getInt(0));
                call.put(length).put(input.readNBytes(call.remaining()));
                if (answers && call.getInt(TYPE_AT) == CALL) {
                    ByteBuffer reply = ByteBuffer.allocate(HEADER + ZEROS).put(0, call, 0, HEADER);
                    reply.putInt(0, reply.capacity()).putInt(TYPE_AT, REPLY).putInt(STATUS_AT, 0);
                    client.write(reply);
                }
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            // the connection has ended
        }
    }

    /** Ends all connections, as a daemon that crashes does. */
    void breakOff() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
        clients.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        breakOff();
    }
}
