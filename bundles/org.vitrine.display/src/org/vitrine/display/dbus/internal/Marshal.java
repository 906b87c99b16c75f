// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes values as D-Bus marshals them, little-endian, each aligned to its size. */
final class Marshal {
    private static final int STRUCT = 8;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Marshal align(int size) {
        while (bytes.size() % size != 0) {
            bytes.write(0);
        }
        return this;
    }

    Marshal octet(int value) {
        bytes.write(value);
        return this;
    }

    Marshal uint16(int value) {
        align(Short.BYTES);
        bytes.write(value);
        bytes.write(value >>> Byte.SIZE);
        return this;
    }

    Marshal uint32(int value) {
        align(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes.write(value >>> shift);
        }
        return this;
    }

    Marshal uint64(long value) {
        align(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes.write((int) (value >>> shift));
        }
        return this;
    }

    Marshal float64(double value) {
        return uint64(Double.doubleToRawLongBits(value));
    }

    Marshal string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        uint32(utf8.length);
        bytes.writeBytes(utf8);
        return octet(0);
    }

    Marshal signature(String text) {
        octet(text.length());
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return octet(0);
    }

    /** Begins a structure, a dictionary's entry or a message's body. */
    Marshal struct() {
        return align(STRUCT);
    }

    Marshal raw(byte[] marshalled) {
        bytes.writeBytes(marshalled);
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
