// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Values;

/** QXL-001: whether vgamem holds one frame of all monitors, and a second one for guests that draw into two in turn. */
final class FrameBuffer {
    private static final int BYTES_A_PIXEL = 4;
    // what a monitor is taken for where no resolution is written
    private static final int USUAL_WIDTH = 1920;
    private static final int USUAL_HEIGHT = 1080;
    // beyond any screen, and small enough to multiply
    private static final int MOST = 1 << 18;

    private FrameBuffer() {
    }

    static Finding evaluate(Situation s) {
        int width = Math.clamp(s.values().find(QxlFields.WIDTH).orElse(USUAL_WIDTH), 1, MOST);
        int height = Math.clamp(s.values().find(QxlFields.HEIGHT).orElse(USUAL_HEIGHT), 1, MOST);
        int heads = Math.clamp(s.get(QxlFields.HEADS), 1, MOST);
        int written = s.get(QxlFields.VGAMEM);
        long memory = Math.clamp(written == 0 ? QxlFields.VGAMEM.fallback() : written, QxlFields.LEAST_VGAMEM,
                QxlFields.MOST_VGAMEM);
        long frame = Math.ceilDiv((long) width * height * BYTES_A_PIXEL * heads, 1024L);
        if (memory >= 2 * frame) {
            return Finding.pass("{0} KiB hold two frames of {1} × {2} on each of {3} head(s)", memory, width, height,
                    heads);
        }
        Finding finding = (memory < frame ? tooSmall(memory, frame) : tight(memory, frame))
                .saw("screen", width + " × " + height + " on " + heads)
                .saw("model@vgamem", s.values().text(QxlFields.VGAMEM).orElse("not there: 16384"));
        return remedy(s, s.use().map(use -> finding.about(use.anchor())).orElse(finding), 2 * frame);
    }

    private static Finding tooSmall(long memory, long frame) {
        return Finding.warn("The frame buffer is too small for the screen")
                .because("One frame takes {0} KiB and vgamem is {1} KiB: the guest cannot choose it.", frame, memory);
    }

    private static Finding tight(long memory, long frame) {
        return Finding.info("The frame buffer holds one frame, not two")
                .because("Desktops that draw into two in turn may stall: they take {0} KiB and vgamem is {1} KiB.",
                        2 * frame, memory);
    }

    private static Finding remedy(Situation s, Finding finding, long wanted) {
        int better = (int) Math.min(QxlFields.MOST_VGAMEM, ceilingPowerOfTwo(wanted));
        if (better <= s.get(QxlFields.VGAMEM)) {
            return finding.solve("QEMU gives QXL no more than {0} KiB: use a smaller resolution, or virtio.",
                    QxlFields.MOST_VGAMEM);
        }
        Values values = s.values().with(QxlFields.VGAMEM, better)
                .with(QxlFields.RAM, Math.max(s.get(QxlFields.RAM), 2 * better))
                .with(QxlFields.VRAM, Math.max(s.get(QxlFields.VRAM), 2 * better));
        return finding.solve("Raise vgamem to {0} KiB, and ram and vram to twice that.", better)
                .remedy(Remedy.settings(values, "Use {0} KiB of frame buffer", better));
    }

    private static long ceilingPowerOfTwo(long n) {
        return Long.highestOneBit(Math.max(1, n - 1)) * 2;
    }
}
