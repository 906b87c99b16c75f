// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

/** A call to a listener of a console as it stands in the stream, for tests that write parts of one. */
final class ListenerCall {
    private static final int PATH = 1;
    private static final int INTERFACE = 2;
    private static final int MEMBER = 3;

    private ListenerCall() {
    }

    /**
     * All of it up to its pixels.
     *
     * @param numbers the arguments before the pixels
     * @param pixels  how many bytes of them are to follow
     */
    static byte[] head(String method, int pixels, int... numbers) {
        Marshal fields = new Marshal();
        fields.struct().octet(PATH).signature("o").string("/x");
        fields.struct().octet(INTERFACE).signature("s").string("org.qemu.Display1.Listener");
        fields.struct().octet(MEMBER).signature("s").string(method);
        Marshal head = new Marshal().octet('l').octet(Header.CALL).octet(0).octet(1)
                .uint32((numbers.length + 1) * Integer.BYTES + pixels).uint32(1).uint32(fields.size())
                .raw(fields.bytes()).struct();
        for (int number : numbers) {
            head.uint32(number);
        }
        return head.uint32(pixels).bytes();
    }
}
