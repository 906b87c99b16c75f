// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.tck.LiveSourceContract;
import org.vitrine.provider.tck.Tree;

/** The files are made by hand after the kernel's documents (hwmon/sysfs-interface.rst, sysfs-driver-intel-i915-hwmon). */
class SensorsTest implements LiveSourceContract {
    private static final String ADDRESS = "0000:03:00.0";
    private static final String MONITOR = "/sys/bus/pci/devices/" + ADDRESS + "/hwmon/hwmon4";

    @Override
    public LiveSource source() {
        return new Sensors();
    }

    @Override
    public Tree host() {
        return new Tree().function(ADDRESS, "0x030000", "amdgpu").put(MONITOR + "/power1_average", "23000000\n")
                .put(MONITOR + "/temp1_input", "51000\n").put(MONITOR + "/temp1_label", "edge\n")
                .put(MONITOR + "/temp2_input", "56500\n").put(MONITOR + "/temp2_label", "junction\n")
                .put(MONITOR + "/freq1_input", "1500000000\n");
    }

    @Test
    void figures() {
        assertEquals("{gpu.frequency=1.5E9, gpu.power=23.0, gpu.temperature.edge=51.0, gpu.temperature.junction=56.5}",
                Figures.of(host().watch(source(), 1), ADDRESS));
    }

    @Test
    void whereOnlyEnergyIsCountedPowerIsItsGrowth() {
        Tree host = new Tree().function(ADDRESS, "0x030000", "i915").put(MONITOR + "/energy1_input", "123000000\n");
        LiveSource.Reading reading = host.watch(source(), 1);
        assertEquals("{gpu.power=123.0}", Figures.of(reading, ADDRESS));
        assertEquals("COUNTER", reading.samples().getFirst().metric().kind().name());
    }

    @Test
    void aGpuThatAMachineHasIsLeftAlone() {
        Tree host = host().function(ADDRESS, "0x030000", "vfio-pci");
        assertEquals(0, source().probes(host.scan()).size());
    }
}
