// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What Looking Glass's host application says of itself and its guest (KVMFR.h). Texts are shortened to printable ASCII, for a
 * guest may write anything; empty where nothing was said.
 *
 * @param version   of the format KVMFR: 20 of release B7
 * @param release   its own name of its release, {@code B7} for example
 * @param features  bits: 1, it can move the guest's pointer
 * @param system    the guest's kind of system
 * @param name      the guest's system in its own words
 * @param capture   how it takes the picture, {@code DXGI} for example
 * @param processor the model of the guest's processor
 * @param uuid      the machine's; never in a snapshot
 */
public record GlassApplication(long version, String release, long features, String system, String name, String capture,
        String processor, String uuid) {
    private static final byte[] MAGIC = "KVMFR---".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 8;
    private static final int RELEASE = 12;
    private static final int TEXT = 32;
    private static final int FEATURES = 44;
    private static final int LENGTH = 48;
    private static final int RECORD = 8;
    private static final int MACHINE = 1;
    private static final int SYSTEM = 2;
    private static final int UUID = 16;
    private static final int PROCESSOR = 51;
    private static final int LONGEST = 128;
    private static final String[] SYSTEMS = {"Linux", "BSD", "macOS", "Windows", "another system"};

    private static GlassApplication of(ByteBuffer bytes, int at) {
        return new GlassApplication(Integer.toUnsignedLong(bytes.getInt(at + VERSION)),
                text(bytes, at + RELEASE, TEXT), 0, "", "", "", "", "");
    }

    /** Wherever it stands: releases differ in how long LGMP's header is, and not in how this begins. */
    static Optional<GlassApplication> find(ByteBuffer bytes) {
        for (int at = 0; at + FEATURES <= bytes.capacity(); at++) {
            if (isAt(bytes, at)) {
                return Optional.of(of(bytes, at));
            }
        }
        return Optional.empty();
    }

    /**
     * As release B7 writes it.
     *
     * @param length of it and the records behind it, as the header says
     */
    static Optional<GlassApplication> of(ByteBuffer bytes, int at, long length) {
        if (length < LENGTH || at + LENGTH > bytes.capacity() || !isAt(bytes, at)) {
            return Optional.empty();
        }
        GlassApplication own = of(bytes, at).withFeatures(Integer.toUnsignedLong(bytes.getInt(at + FEATURES)));
        long end = Math.min(at + length, bytes.capacity());
        int next = at + LENGTH;
        while (next + RECORD <= end) {
            int type = bytes.get(next);
            long size = Integer.toUnsignedLong(bytes.getInt(next + 4));
            int start = next + RECORD;
            if (start + size > end) {
                break;
            }
            own = own.with(bytes, type, start, (int) size);
            next = start + (int) size;
        }
        return Optional.of(own);
    }

    private static boolean isAt(ByteBuffer bytes, int at) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes.get(at + i) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private GlassApplication withFeatures(long bits) {
        return new GlassApplication(version, release, bits, system, name, capture, processor, uuid);
    }

    private GlassApplication with(ByteBuffer bytes, int type, int at, int size) {
        if (type == MACHINE && size >= PROCESSOR) {
            byte[] id = new byte[UUID];
            bytes.get(at, id);
            return new GlassApplication(version, release, features, system, name, text(bytes, at + UUID, TEXT),
                    text(bytes, at + PROCESSOR, size - PROCESSOR), uuid(id));
        }
        if (type == SYSTEM && size >= 1) {
            int kind = bytes.get(at);
            return new GlassApplication(version, release, features,
                    kind >= 0 && kind < SYSTEMS.length ? SYSTEMS[kind] : "", text(bytes, at + 1, size - 1), capture,
                    processor, uuid);
        }
        return this;
    }

    private static String text(ByteBuffer bytes, int at, int most) {
        var text = new StringBuilder();
        for (int i = at; i < at + Math.min(most, LONGEST) && bytes.get(i) != 0; i++) {
            char c = (char) bytes.get(i);
            text.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return text.toString().strip();
    }

    private static String uuid(byte[] id) {
        String digits = HexFormat.of().formatHex(id);
        return digits.matches("0+")
                ? ""
                : digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    void into(KeyedLines lines) {
        lines.put("kvmfr", version).put("release", release).put("features", features).put("system", system)
                .put("name", name).put("capture", capture).put("processor", processor);
    }

    static Optional<GlassApplication> from(KeyedLines lines) {
        return lines.get("kvmfr").map(said -> new GlassApplication(lines.number("kvmfr"), lines.word("release"),
                lines.number("features"), lines.word("system"), lines.word("name"), lines.word("capture"),
                lines.word("processor"), ""));
    }
}
