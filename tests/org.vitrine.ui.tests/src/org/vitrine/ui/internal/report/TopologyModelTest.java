// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;

/** The tree of bridges and functions and the groups in it. */
class TopologyModelTest {

    private static List<String> places(List<Device> devices) {
        return devices.stream().map(Device::place).toList();
    }

    @Test
    void functionsHangBelowTheirBridges() {
        TopologyModel model = Samples.model(SampleHost.small().build());
        assertEquals(List.of("00:01.0", "00:1f.6"), places(model.below(Optional.empty())));
        assertEquals(List.of("01:00.0", "01:00.1"), places(model.below(Optional.of(Samples.address("00:01.0")))));
        assertEquals(List.of("00:01.0", "01:00.0", "01:00.1"), places(model.group(1)));
        assertEquals(2, model.groups());
    }

    @Test
    void aFunctionHasANameADriverAndAGroup() {
        TopologyModel model = Samples.model(SampleHost.small().build());
        Device gpu = Samples.device(model, "01:00.0");
        assertEquals("NVIDIA GA104 [GeForce RTX 3070]", gpu.name());
        assertEquals(Kind.GPU, gpu.kind());
        assertEquals(Fact.known("nvidia"), gpu.driver());
        assertEquals(Fact.known(1), gpu.group());
        assertTrue(Samples.device(model, "00:01.0").busBridge());
    }

    @Test
    void virtualFunctionsAreNumberedAsTheKernelDoes() {
        TopologyModel model = Samples
                .model(SampleHost.empty().function("0000:02:00.0", SampleHost.VGA, 0x8086_4905, "i915", 3)
                        .virtual("0000:02:00.0", 9, 20, "vfio-pci").build());
        assertEquals("VF 8 of 02:00.0", Samples.device(model, "02:03.0").name());
        assertEquals(Optional.of(Samples.address("02:00.0")), Samples.device(model, "02:03.0").physical());
        assertTrue(Samples.device(model, "02:03.0").isForMachines());
    }

    @Test
    void whatCannotBeToldSaysWhy() {
        assertInstanceOf(Fact.Unknown.class, TopologyModel.of(HostSnapshot.nothingKnown(), Samples.NAMES));
        HostSnapshot hidden = SampleHost.small().unreadable("/sys/bus/pci/devices/0000:01:00.0/driver").build();
        Device gpu = Samples.device(Samples.model(hidden), "01:00.0");
        assertInstanceOf(Fact.Unknown.class, gpu.driver());
        assertEquals("?", gpu.driverWord());
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd-apu-and-shared-group", "intel-laptop-gvtg", "intel-xe-7vfs", "no-iommu",
            "nvidia-and-amd-desktop", "nvidia-vgpu-server", "single-gpu-desktop"})
    void everyFunctionOfACorpusHostHasItsPlace(String name) {
        HostSnapshot host = Samples.corpus(name);
        TopologyModel model = Samples.model(host);
        assertEquals(host.pci().functions().map(List::size), Fact.known(model.devices().size()));
        model.devices().forEach(device -> assertTrue(model.below(device.above()).contains(device), device::toString));
    }
}
