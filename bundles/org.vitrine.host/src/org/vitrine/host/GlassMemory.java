// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What stands at the beginning of memory that Looking Glass shares between a guest and this host: LGMP's header and what the
 * host application, the program in the guest, says of itself (LGMP de89c63b and KVMFR 20, as in release B7; of other
 * releases only what is where it always was). It was read while somebody may have written, or from a file that is anything:
 * every number is as it stood there.
 *
 * @param state       what kind of memory it is
 * @param protocol    LGMP's version; 0 while the host application begins to write, and of other kinds
 * @param session     a random number that is another one each time the host application starts
 * @param beat        the host application's clock in milliseconds; it goes on every 10 while that runs
 * @param queues      how many queues there are, at most 5; B7 has two
 * @param application what the host application says of itself; empty while it has not
 */
public record GlassMemory(State state, long protocol, long session, long beat, int queues,
        Optional<GlassApplication> application) {
    /** How many bytes tell all of it: LGMP's header and the records behind it, with room for those of later releases. */
    public static final int HEAD = 64 << 10;
    /** LGMP's version whose layout is known as a whole: release B7's. */
    public static final long PROTOCOL = 6;
    /** Where the host application's own words begin. */
    static final int APPLICATION = 5756;
    private static final int MAGIC = 0x504d474c;
    private static final int SHORTEST = 28;
    private static final int SESSION = 8;
    private static final int BEAT = 16;
    private static final int QUEUES = 24;
    private static final int MOST_QUEUES = 5;
    private static final int LENGTH = 5752;

    /** The kinds of memory. */
    public enum State {
        /** Nothing was ever written. */
        EMPTY,
        /** Something else than Looking Glass has written, or a release before B4. */
        FOREIGN,
        /** A host application has written, now or once. */
        WRITTEN
    }

    /** What these first bytes say. Total: bytes of any number and kind. */
    public static GlassMemory of(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length < SHORTEST || bytes.getInt(0) != MAGIC) {
            return nothing(isZero(head) ? State.EMPTY : State.FOREIGN);
        }
        long protocol = Integer.toUnsignedLong(bytes.getInt(4));
        // no release has more; the number may be torn or anything
        int queues = Math.clamp(Integer.toUnsignedLong(bytes.getInt(QUEUES)), 0, MOST_QUEUES);
        return new GlassMemory(State.WRITTEN, protocol, Integer.toUnsignedLong(bytes.getInt(SESSION)),
                bytes.getLong(BEAT), queues, protocol == 0 ? Optional.empty() : application(bytes, protocol));
    }

    private static GlassMemory nothing(State state) {
        return new GlassMemory(state, 0, 0, 0, 0, Optional.empty());
    }

    private static boolean isZero(byte[] head) {
        for (byte one : head) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<GlassApplication> application(ByteBuffer bytes, long protocol) {
        if (protocol != PROTOCOL) {
            return GlassApplication.find(bytes);
        }
        long length = bytes.capacity() < APPLICATION ? 0 : Integer.toUnsignedLong(bytes.getInt(LENGTH));
        return bytes.capacity() < APPLICATION
                ? Optional.empty()
                : GlassApplication.of(bytes, APPLICATION, length);
    }

    /** The session as people compare it, in hexadecimal. */
    public String sessionName() {
        return "%08x".formatted(session);
    }

    /** In lines, without the machine's UUID; {@link #parse} takes them back. */
    public String lines() {
        var lines = new KeyedLines().put("memory", state.name());
        if (state == State.WRITTEN) {
            lines.put("protocol", protocol).put("session", session).put("beat", beat).put("queues", queues);
            application.ifPresent(own -> own.into(lines));
        }
        return lines.text();
    }

    /** What these lines say; empty when they are not such lines. */
    public static Optional<GlassMemory> parse(String text) {
        KeyedLines lines = KeyedLines.of(text);
        return lines.get("memory").flatMap(word -> state(word)).map(state -> new GlassMemory(state,
                lines.number("protocol"), lines.number("session"), lines.number("beat"), (int) lines.number("queues"),
                GlassApplication.from(lines)));
    }

    private static Optional<State> state(String word) {
        for (State state : State.values()) {
            if (state.name().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
