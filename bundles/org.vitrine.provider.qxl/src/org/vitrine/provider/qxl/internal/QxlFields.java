// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;

import org.vitrine.provider.Field;

/**
 * The settings of one QXL adapter, relative to its {@code <video>}. What is done with sizes: libvirt rounds ram and vram up
 * to powers of two, refuses any other vgamem and one below 1 MiB, takes 0 for nothing written, and hands vram64 on in whole
 * MiB; QEMU takes vgamem as 8 MiB at least and 256 MiB at most, and raises ram to twice vgamem. The limits are those beyond
 * which a machine does not start.
 */
final class QxlFields {
    /** What QEMU takes vgamem for at least, in KiB. */
    static final int LEAST_VGAMEM = 8 << 10;
    /** What QEMU takes vgamem for at most, in KiB. */
    static final int MOST_VGAMEM = 256 << 10;
    // libvirt: "value for 'ram' must be less than '4194303'", after it was rounded up
    private static final int MOST_RAM = 2 << 20;
    // the SPICE server ends QEMU at start with "Device display ID count is greater than limit 16"
    private static final int MOST_HEADS = 16;
    private static final String MEMORY = "Video memory";
    private static final String MONITORS = "Monitors";

    static final Field<Integer> VGAMEM = Field.integer("vgamem").at("model@vgamem").byDefault(16 << 10)
            .where(n -> n == 0 || n >= 1024 && Integer.bitCount(n) == 1,
                    "vgamem must be a power of two, 1024 KiB or more")
            .labelled("Frame buffer", "KiB").in(MEMORY)
            .explained(
                    "Raise it when large screens cannot be chosen: one frame of all monitors, width × height × 4 bytes, "
                            + "must fit in, two where the guest draws into two buffers. A power of two; QEMU takes less than {0} as {0} and more than {1} as {1}.",
                    LEAST_VGAMEM, MOST_VGAMEM);
    static final Field<Integer> RAM = Field.integer("ram").at("model@ram").byDefault(64 << 10)
            .where(n -> n >= 0 && n <= MOST_RAM, "ram must be at most {0} KiB", MOST_RAM)
            .labelled("Command memory", "KiB").in(MEMORY)
            .explained("Holds the frame buffer and the drawing commands on their way to SPICE: twice vgamem or more. "
                    + "Raise it together with vgamem. libvirt rounds it up to a power of two.");
    static final Field<Integer> VRAM = Field.integer("vram").at("model@vram").byDefault(64 << 10)
            .where(n -> n >= 0 && n <= MOST_RAM, "vram must be at most {0} KiB", MOST_RAM)
            .labelled("Surface memory", "KiB").in(MEMORY)
            .explained(
                    "Holds the windows and pictures of the guest outside of the screen. Raise it when the guest's log "
                            + "tells of failed allocations; it makes nothing faster. libvirt rounds it up to a power of two.");
    static final Field<Integer> VRAM64 = Field.integer("vram64").at("model@vram64")
            .where(n -> n >= 0, "vram64 must not be negative")
            .labelled("Surface memory above 4 GiB", "KiB").in(MEMORY)
            .explained("Set it when surfaces need more than fits below 4 GiB in a 64-bit guest; 0 has no such memory. "
                    + "Counts in whole MiB.");
    static final Field<Integer> HEADS = Field.integer("heads").at("model@heads").byDefault(1)
            .where(n -> n >= 0 && n <= MOST_HEADS, "heads must be at most {0}", MOST_HEADS)
            .labelled("Monitors", "").in(MONITORS)
            .explained(
                    "How many monitors a Linux guest can show on this one adapter. Windows shows one for each adapter: "
                            + "add secondary adapters there.");
    static final Field<Integer> WIDTH = Field.integer("x").at("model/resolution@x")
            .where(n -> n >= 1, "x must be 1 or more").labelled("Preferred width", "pixels").in(MONITORS)
            .explained(
                    "The width that the guest is offered first; needs the height too. Set it when no agent adapts the "
                            + "screen to the window.");
    static final Field<Integer> HEIGHT = Field.integer("y").at("model/resolution@y")
            .where(n -> n >= 1, "y must be 1 or more").labelled("Preferred height", "pixels").in(MONITORS)
            .explained("The height that the guest is offered first; needs the width too.");
    static final Field<Boolean> PRIMARY = Field.toggle("primary", "yes", "no").at("model@primary")
            .labelled("Primary", "").in(MONITORS)
            .explained(
                    "The primary adapter shows the firmware and the boot, and is a VGA; others are seen by the guest's "
                            + "driver only. One is primary: without a word of it, the first.");

    static final List<Field<?>> ALL = List.of(VGAMEM, RAM, VRAM, VRAM64, HEADS, WIDTH, HEIGHT, PRIMARY);

    private QxlFields() {
    }
}
