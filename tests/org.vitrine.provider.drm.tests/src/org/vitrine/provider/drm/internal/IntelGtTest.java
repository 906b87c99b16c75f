// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.tck.LiveSourceContract;
import org.vitrine.provider.tck.Tree;

/** The files are made by hand after the kernel's documents (sysfs-driver-intel-i915, sysfs-driver-intel-xe). */
class IntelGtTest implements LiveSourceContract {
    private static final String ADDRESS = "0000:00:02.0";
    private static final String GPU = "/sys/bus/pci/devices/" + ADDRESS;

    @Override
    public LiveSource source() {
        return new IntelGt();
    }

    @Override
    public Tree host() {
        String gt = GPU + "/drm/card1/gt/gt0";
        return new Tree().function(ADDRESS, "0x030000", "i915").put(gt + "/rps_act_freq_mhz", "350\n")
                .put(gt + "/rps_RP0_freq_mhz", "1450\n").put(gt + "/rc6_residency_ms", "5000\n")
                .put(GPU + "/drm/card1/gt_act_freq_mhz", "350\n");
    }

    @Test
    void i915() {
        assertEquals("{gpu.frequency.gt0=3.5E8, gpu.resting.gt0=500.0}",
                Figures.of(host().watch(source(), 1), ADDRESS));
    }

    @Test
    void i915BeforeItHadTiles() {
        Tree host = host().remove(GPU + "/drm/card1/gt");
        assertEquals("{gpu.frequency.gt0=3.5E8}", Figures.of(host.watch(source(), 1), ADDRESS));
    }

    @Test
    void xe() {
        Tree host = new Tree().function(ADDRESS, "0x038000", "xe");
        for (String gt : new String[]{"tile0/gt0", "tile0/gt1", "tile1/gt2"}) {
            host.put(GPU + "/" + gt + "/freq0/act_freq", "2100\n").put(GPU + "/" + gt + "/freq0/rp0_freq", "2400\n")
                    .put(GPU + "/" + gt + "/gtidle/idle_residency_ms", "77\n");
        }
        LiveSource.Reading reading = host.watch(source(), 1);
        assertEquals("{gpu.frequency.0.gt0=2.1E9, gpu.frequency.0.gt1=2.1E9, gpu.frequency.1.gt2=2.1E9, "
                + "gpu.resting.0.gt0=7.7, gpu.resting.0.gt1=7.7, gpu.resting.1.gt2=7.7}", Figures.of(reading, ADDRESS));
        assertEquals(2.4e9, reading.samples().getFirst().metric().maximum().orElseThrow());
    }
}
