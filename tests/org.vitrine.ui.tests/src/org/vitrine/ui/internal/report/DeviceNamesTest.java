// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciIds;

/** Names for people. */
class DeviceNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NVIDIA Corporation|NVIDIA", "Advanced Micro Devices, Inc. [AMD/ATI]|AMD/ATI",
            "Intel Corporation|Intel", "Red Hat, Inc.|Red Hat", "Samsung Electronics Co Ltd|Samsung Electronics Co",
            "Realtek Semiconductor Co., Ltd.|Realtek Semiconductor",
            "Matrox Electronics Systems Ltd.|Matrox Electronics Systems",
            "Incredible Devices|Incredible Devices"})
    void aVendorsLegalFormIsLeftOut(String vendor, String shortened) {
        assertEquals(shortened, DeviceNames.shortened(vendor));
    }

    private static String name(DeviceNames names, String address) {
        HostSnapshot host = SampleHost.small().function("0000:07:00.0", SampleHost.VGA, 0x1234_5678, "", 9).build();
        return names.name(host.pci().function(Samples.address(address)));
    }

    @Test
    void aDeviceHasItsVendorInFront() {
        assertEquals("NVIDIA GA104 [GeForce RTX 3070]", name(Samples.NAMES, "01:00.0"));
    }

    @Test
    void anUnlistedDeviceIsNamedByItsClassAndIds() {
        assertEquals("VGA compatible controller 1234:5678", name(Samples.NAMES, "07:00.0"));
        assertEquals("Graphics controller 1234:5678", name(new DeviceNames(PciIds.of("")), "07:00.0"));
    }

    @Test
    void aDeviceThatTellsNothingIsADevice() {
        assertEquals("PCI device", name(Samples.NAMES, "1f:00.0"));
    }
}
