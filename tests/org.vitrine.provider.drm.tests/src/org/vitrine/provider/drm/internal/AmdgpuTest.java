// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.tck.LiveSourceContract;
import org.vitrine.provider.tck.Tree;

/** The files are made by hand after the kernel's documents (amdgpu/driver-misc.rst, thermal.rst). */
class AmdgpuTest implements LiveSourceContract {
    private static final String ADDRESS = "0000:03:00.0";
    private static final String GPU = "/sys/bus/pci/devices/" + ADDRESS;

    @Override
    public LiveSource source() {
        return new Amdgpu();
    }

    @Override
    public Tree host() {
        return new Tree().function(ADDRESS, "0x030000", "amdgpu").function("0000:04:00.0", "0x040300", "snd_hda_intel")
                .put(GPU + "/power/runtime_status", "active\n").put(GPU + "/gpu_busy_percent", "37\n")
                .put(GPU + "/mem_busy_percent", "4\n").put(GPU + "/mem_info_vram_total", "8573157376\n")
                .put(GPU + "/mem_info_vram_used", "1234567168\n").put(GPU + "/mem_info_gtt_used", "4096\n");
    }

    @Test
    void figures() {
        LiveSource.Reading reading = host().watch(source(), 1);
        assertEquals("{gpu.busy=37.0, gpu.memory.busy=4.0, gpu.memory.gtt=4096.0, gpu.memory.used=1.234567168E9}",
                Figures.of(reading, ADDRESS));
        assertEquals(8573157376.0, reading.samples().stream().filter(one -> one.metric().id().equals("gpu.memory.used"))
                .findFirst().orElseThrow().metric().maximum().orElseThrow());
    }

    @Test
    void aGpuThatSleepsIsNotWoken() {
        Tree host = host();
        HostSnapshot look = host.look(host.scan(), source().probes(host.scan()));
        host.put(GPU + "/power/runtime_status", "suspended\n");
        look = host.look(look, source().probes(look));
        assertEquals(1, source().probes(look).size(), "only whether it still sleeps");
        LiveSource.Reading asleep = source().decode(host.look(look, source().probes(look)));
        assertEquals("The AMD GPU sleeps and is not woken for its figures", asleep.absence().orElseThrow().toString());
        host.put(GPU + "/power/runtime_status", "active\n");
        look = host.look(look, source().probes(look));
        assertEquals(7, source().probes(look).size(), "all of it once something else woke it");
    }

    @Test
    void aGpuThatIsPluggedOutLeavesAGap() {
        Tree host = host();
        HostSnapshot look = host.look(host.scan(), source().probes(host.scan()));
        host.remove(GPU);
        LiveSource.Reading reading = source().decode(host.look(look, source().probes(look)));
        assertEquals("{}", Figures.of(reading, ADDRESS));
    }
}
