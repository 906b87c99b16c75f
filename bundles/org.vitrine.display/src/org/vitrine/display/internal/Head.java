// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.HostDevice;
import org.vitrine.domain.Video;

/**
 * One monitor of a machine, and how each protocol numbers it.
 * <p>
 * QEMU makes a console of each head of each adapter; QXL alone has one console for all its heads, and says through SPICE which
 * part of it each monitor is. SPICE counts QXL's adapters before the others, for they open their channels as devices, the
 * others with the display (QEMU's {@code hw/display/qxl.c} and {@code ui/spice-display.c}).
 *
 * @param index   counted over all heads of all adapters, as libvirt counts screens; 0 for the first
 * @param console the number of QEMU's console
 * @param channel the number of SPICE's display channel
 * @param monitor the number within that channel and that console
 */
public record Head(int index, int console, int channel, int monitor) {
    /** What every machine with a screen has. */
    public static final Head FIRST = new Head(0, 0, 0, 0);
    /** More than any adapter of QEMU has (virtio's and QXL's bound is 16). */
    static final int MOST = 16;

    private record Adapter(boolean qxl, int heads) {
        int channels() {
            return qxl ? 1 : heads;
        }
    }

    /** All of a live domain in libvirt's order; one where its XML names no adapter at all, for QEMU may have one anyway. */
    public static List<Head> of(Domain live) {
        List<Adapter> adapters = adapters(live);
        if (adapters.isEmpty() && Video.of(live).isEmpty() && HostDevice.of(live).isEmpty()) {
            return List.of(FIRST);
        }
        int console = 0;
        int qxlChannel = 0;
        int channel = (int) adapters.stream().filter(Adapter::qxl).count();
        List<Head> heads = new ArrayList<>();
        for (Adapter adapter : adapters) {
            for (int i = 0; i < adapter.heads(); i++) {
                heads.add(adapter.qxl()
                        ? new Head(heads.size(), console, qxlChannel, i)
                        : new Head(heads.size(), console + i, channel + i, 0));
            }
            console += adapter.channels();
            if (adapter.qxl()) {
                qxlChannel++;
            } else {
                channel += adapter.heads();
            }
        }
        return List.copyOf(heads);
    }

    /** Mediated devices with a display are consoles too, behind the emulated ones. */
    private static List<Adapter> adapters(Domain live) {
        Stream<Adapter> emulated = Video.of(live).stream().filter(video -> !video.isNone()).map(Head::adapter);
        Stream<Adapter> mediated = HostDevice.of(live).stream().filter(device -> device.display().is(true))
                .map(device -> new Adapter(false, 1));
        return Stream.concat(emulated, mediated).toList();
    }

    private static Adapter adapter(Video video) {
        long heads = video.heads().value().orElse(1L);
        return new Adapter(video.model().is("qxl"), Math.clamp(heads, 1, MOST));
    }
}
