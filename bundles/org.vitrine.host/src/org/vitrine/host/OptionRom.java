// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PCI option ROM, such as a graphics card's video BIOS, in a file: the images that are in it one after the other, found as the
 * PCI Firmware Specification and nouveau's reader say. The file may be anything.
 *
 * @param length    of the file in bytes, as far as it was read
 * @param start     where the ROM begins: 0 unless a flashing tool's header is in front of it
 * @param end       where its last image ends, private images of NVIDIA's left out
 * @param isPrivate whether such an image, or something else, follows
 * @param images    at most {@link #MOST_IMAGES}; empty when it is no ROM
 * @param fault     what is wrong with it, in a phrase; empty when nothing is
 */
public record OptionRom(long length, long start, long end, boolean isPrivate, List<RomImage> images, String fault) {
    /** The longest file that is taken for a ROM, in bytes; the largest that are known have 2 MiB. */
    public static final int MOST = 16 << 20;
    /** More images than any ROM has. */
    public static final int MOST_IMAGES = 32;
    private static final int HEADER = 0x1a;
    private static final int NOT_THERE = -1;
    // as NVIDIA's private images begin: "VN", and 0xBB77
    private static final int PRIVATE = 0x4e56;
    private static final int OTHER_PRIVATE = 0xbb77;

    /** Nothing changes it later. */
    public OptionRom {
        images = List.copyOf(images);
    }

    /** What is in these bytes. Total: bytes of any number and kind. */
    public static OptionRom of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int start = start(bytes);
        if (start == NOT_THERE) {
            return new OptionRom(file.length, 0, 0, false, List.of(), file.length == 0
                    ? "the file is empty"
                    : "no image begins in it");
        }
        List<RomImage> images = new ArrayList<>();
        String fault = "the last image does not say that it is the last";
        int at = start;
        while (at + 2 <= file.length && images.size() < MOST_IMAGES) {
            if (isPrivate(bytes, at)) {
                fault = "";
                break;
            }
            Optional<RomImage> image = RomImage.at(bytes, start, at);
            if (image.isEmpty()) {
                fault = images.isEmpty() ? "its first image has no PCI data" : "an image is missing at " + (at - start);
                break;
            }
            images.add(image.get());
            if (!image.get().isWhole() || image.get().isLast()) {
                fault = image.get().isWhole() ? "" : "the file ends within an image";
                at = (int) Math.min(file.length, at + image.get().length());
                break;
            }
            at += (int) image.get().length();
        }
        return new OptionRom(file.length, start, at, isPrivate(bytes, at), images, fault);
    }

    /** At the beginning, or behind a header that a flashing tool put there: at the first image that has PCI data. */
    private static int start(ByteBuffer bytes) {
        for (int at = 0; at + HEADER <= bytes.capacity(); at++) {
            if (isImage(bytes, at) && (at == 0 || RomImage.at(bytes, at, at).isPresent())) {
                return at;
            }
        }
        return NOT_THERE;
    }

    static boolean isImage(ByteBuffer bytes, int at) {
        return bytes.get(at) == 0x55 && bytes.get(at + 1) == (byte) 0xaa;
    }

    private static boolean isPrivate(ByteBuffer bytes, int at) {
        int word = at + 2 > bytes.capacity() ? 0 : Short.toUnsignedInt(bytes.getShort(at));
        return word == PRIVATE || word == OTHER_PRIVATE;
    }

    /** Whether a flashing tool's header must be cut off before a machine can take it. */
    public boolean mustBeCut() {
        return start > 0;
    }

    /** Whether it has an image that UEFI firmware runs, for a graphics card its driver for a picture before the system's. */
    public boolean hasUefi() {
        return images.stream().anyMatch(image -> image.kind() == RomImage.Kind.UEFI);
    }

    /** In lines; {@link #parse} takes them back. */
    public String lines() {
        var lines = new KeyedLines().put("rom", length).put("start", start).put("end", end)
                .put("private", isPrivate ? 1 : 0).put("fault", fault);
        for (int i = 0; i < images.size(); i++) {
            lines.put("image" + i, images.get(i).line());
        }
        return lines.text();
    }

    /** The ROM in a file of a host; absent where there is no file, unknown where a scan did not read it. */
    public static Fact<OptionRom> in(HostSnapshot host, String path) {
        return host.text(path).flatMap(lines -> parse(lines).map(Fact::known)
                .orElseGet(() -> Fact.unknown(path + " was not understood")));
    }

    /** What these lines say; empty when they are not such lines. */
    public static Optional<OptionRom> parse(String text) {
        KeyedLines lines = KeyedLines.of(text);
        List<RomImage> images = new ArrayList<>();
        for (int i = 0; i < MOST_IMAGES; i++) {
            lines.get("image" + i).flatMap(RomImage::parse).ifPresent(images::add);
        }
        return lines.get("rom").map(there -> new OptionRom(lines.number("rom"), lines.number("start"),
                lines.number("end"), lines.number("private") == 1, images, lines.word("fault")));
    }
}
