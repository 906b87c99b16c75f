// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import com.sun.jna.Memory;

/** A D-Bus connection without a bus: the client's side of its beginning, and messages. One thread reads, any thread writes. */
final class Peer implements AutoCloseable {
    private static final int LONGEST_LINE = 512;
    private static final int PATH = 1;
    private static final int INTERFACE = 2;
    private static final int MEMBER = 3;
    private static final int ERROR_NAME = 4;
    private static final int REPLY_SERIAL = 5;
    private static final int SIGNATURE = 8;
    private static final int DESCRIPTORS = 9;
    private final Socket socket;
    private final AtomicInteger serials = new AtomicInteger();

    Peer(Socket socket) {
        this.socket = socket;
    }

    /** A method to call on the other side. */
    record Method(String path, String type, String name) {
    }

    /** What goes along with a call. */
    record Arguments(String signature, byte[] marshalled) {
        static final Arguments NONE = new Arguments("", new byte[0]);
    }

    /**
     * Says who we are and agrees on descriptors. The other side holds that against what the kernel tells of the socket, which is
     * who made it: the daemon, where libvirt did, and not the user of this process.
     */
    void authenticate() throws IOException {
        String user = Integer.toUnsignedString(socket.maker());
        String hex = HexFormat.of().formatHex(user.getBytes(StandardCharsets.US_ASCII));
        say("\0AUTH EXTERNAL " + hex);
        expect("OK");
        say("NEGOTIATE_UNIX_FD");
        expect("AGREE_UNIX_FD");
        say("BEGIN");
    }

    private void say(String line) throws IOException {
        socket.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void expect(String beginning) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            char next = (char) socket.read(1).getByte(0);
            if (next == '\n') {
                break;
            }
            line.append(next);
        }
        if (!line.toString().startsWith(beginning)) {
            throw new IOException("the display's side answered " + line.toString().strip());
        }
    }

    /** Waits for the next message; its body is to be read next, all of it. */
    Header next() throws IOException {
        byte[] fixed = socket.read(Header.FIXED).getByteArray(0, Header.FIXED);
        int length = Header.fieldsLength(ByteBuffer.wrap(fixed));
        byte[] fields = socket.read(length).getByteArray(0, length);
        return Header.of(ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN), ByteBuffer.wrap(fields));
    }

    /** Reads some bytes of a body. What is returned holds them until something else is read. */
    Memory read(int count) throws IOException {
        return socket.read(count);
    }

    /** Reads some bytes of a body to where they belong. */
    void read(Scatter target) throws IOException {
        socket.read(target);
    }

    /** A descriptor that came with the message; the caller's to close. */
    int takeDescriptor() throws IOException {
        return socket.takeDescriptor();
    }

    /**
     * Calls a method.
     *
     * @param before gets the call's serial, which its answer bears, before it can come
     */
    void ask(Method method, Arguments arguments, IntConsumer before) throws IOException {
        byte[] message = call(method, arguments, 0);
        before.accept(serialOf(message));
        socket.write(message);
    }

    /** Calls a method with a descriptor, to which an argument of type {@code h} refers as number 0. */
    void ask(Method method, Arguments arguments, Socket given, IntConsumer before) throws IOException {
        byte[] message = call(method, arguments, 1);
        before.accept(serialOf(message));
        socket.write(message, given);
    }

    /** Answers a call. */
    void reply(Header call, Arguments arguments) throws IOException {
        Marshal fields = fields(arguments, 0);
        field(fields, REPLY_SERIAL, "u").uint32(call.serial());
        socket.write(message(Header.REPLY, Header.NO_REPLY, fields, arguments));
    }

    /** Answers that there is no such method. */
    void refuse(Header call) throws IOException {
        Marshal fields = fields(Arguments.NONE, 0);
        field(fields, REPLY_SERIAL, "u").uint32(call.serial());
        field(fields, ERROR_NAME, "s").string("org.freedesktop.DBus.Error.UnknownMethod");
        socket.write(message(Header.ERROR, Header.NO_REPLY, fields, Arguments.NONE));
    }

    private byte[] call(Method method, Arguments arguments, int descriptors) {
        Marshal fields = fields(arguments, descriptors);
        field(fields, PATH, "o").string(method.path());
        field(fields, INTERFACE, "s").string(method.type());
        field(fields, MEMBER, "s").string(method.name());
        return message(Header.CALL, 0, fields, arguments);
    }

    private static Marshal fields(Arguments arguments, int descriptors) {
        Marshal fields = new Marshal();
        if (!arguments.signature().isEmpty()) {
            field(fields, SIGNATURE, "g").signature(arguments.signature());
        }
        if (descriptors > 0) {
            field(fields, DESCRIPTORS, "u").uint32(descriptors);
        }
        return fields;
    }

    private static Marshal field(Marshal fields, int code, String type) {
        return fields.struct().octet(code).signature(type);
    }

    private byte[] message(int type, int flags, Marshal fields, Arguments arguments) {
        return new Marshal().octet('l').octet(type).octet(flags).octet(1).uint32(arguments.marshalled().length)
                .uint32(serials.incrementAndGet()).uint32(fields.size()).raw(fields.bytes()).struct()
                .raw(arguments.marshalled()).bytes();
    }

    private static int serialOf(byte[] message) {
        return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    }

    /** Ends it for both sides; who reads gets an exception and closes it. */
    void shutDown() {
        socket.shutDown();
    }

    @Override
    public void close() {
        socket.close();
    }
}
