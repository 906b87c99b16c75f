// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vitrine.host.Corpus.addresses;
import static org.vitrine.host.Corpus.function;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class PciTest {
    private static final long MIB = 1 << 20;

    @Test
    void aGpuWithAllItTells() {
        PciFunction gpu = function(Corpus.host(Corpus.APU), "0000:03:00.0");
        assertEquals(Fact.known(0x1002), gpu.vendor());
        assertEquals(Fact.known(0x73df), gpu.device());
        assertEquals(Fact.known(0x1da2), gpu.subsystemVendor());
        assertEquals(Fact.known(0xe445), gpu.subsystemDevice());
        assertEquals(Fact.known(0x030000), gpu.classCode());
        assertEquals(Fact.known("vfio-pci"), gpu.driver());
        assertEquals(Fact.absent(), gpu.driverOverride());
        assertEquals(Fact.known(List.of("bus")), gpu.resetMethods());
        assertEquals(Fact.known("D3hot"), gpu.powerState());
        assertEquals(Fact.known("suspended"), gpu.runtimeStatus());
        assertEquals(Fact.known("auto"), gpu.powerControl());
        assertEquals(Fact.known(true), gpu.allowsD3cold());
        assertEquals(Fact.known(0), gpu.numaNode());
        assertEquals(Fact.known("0-15"), gpu.localCpus());
        assertEquals(Fact.known(false), gpu.isBootVga());
        assertEquals(Fact.known(2), gpu.iommuGroup());
        assertEquals(Fact.known(new PciLink("8.0 GT/s PCIe", "8", "16.0 GT/s PCIe", "16")), gpu.link());
        assertEquals(Fact.absent(), gpu.totalVfs());
    }

    @Test
    void barsWithTheirSizesAndTheRom() {
        PciFunction gpu = function(Corpus.host(Corpus.APU), "0000:03:00.0");
        List<Bar> bars = gpu.bars().optional().orElseThrow();
        assertEquals(List.of(0, 2, 4, 5, 6), bars.stream().map(Bar::index).toList());
        assertEquals(List.of(256 * MIB, 2 * MIB, 256L, MIB, 128 * 1024L), bars.stream().map(Bar::size).toList());
        assertTrue(
                bars.get(0).isPrefetchable() && bars.get(0).is64Bit() && bars.get(2).isIo() && bars.get(3).isMemory());
        assertEquals(Fact.known(new Bar(6, 0xfcc00000L, 128 * 1024, 0x46200)), gpu.rom());
        assertEquals(Fact.absent(), function(Corpus.host(Corpus.APU), "0000:03:00.1").rom());
        assertEquals(
                Fact.known(List.of(256 * MIB, 512 * MIB, 1024 * MIB, 2048 * MIB, 4096 * MIB, 8192 * MIB, 16384 * MIB)),
                gpu.barSizes(0));
        assertEquals(Fact.absent(), gpu.barSizes(5));
    }

    @Test
    void aNodeOfMinusOneIsNone() {
        assertEquals(Fact.absent(), function(Corpus.host(Corpus.LAPTOP), "0000:00:02.0").numaNode());
    }

    @Test
    void functionsOfOneSlot() {
        HostSnapshot host = Corpus.host(Corpus.SINGLE);
        assertEquals(Fact.known(List.of("0000:01:00.1", "0000:01:00.2", "0000:01:00.3")),
                addresses(function(host, "0000:01:00.0").companions()));
        assertEquals(Fact.known(List.of("0000:00:01.0")), addresses(function(host, "0000:00:01.0").slot()));
    }

    @Test
    void bridgesFromTheRootDown() {
        HostSnapshot host = Corpus.host(Corpus.APU);
        assertEquals(Fact.known(List.of("0000:00:01.1", "0000:01:00.0", "0000:02:00.0")),
                addresses(function(host, "0000:03:00.1").bridges()));
        assertEquals(Fact.known(List.of()), addresses(function(host, "0000:00:00.0").bridges()));
        assertEquals(Fact.known(List.of("0000:03:00.0", "0000:03:00.1")),
                addresses(host.pci().below(function(host, "0000:02:00.0"))));
        assertEquals(Fact.known(true), function(host, "0000:02:00.0").isBusBridge());
        assertEquals(Fact.known(false), function(host, "0000:00:00.0").isBusBridge());
        assertEquals(Fact.known(true), function(host, "0000:00:00.0").isBridge());
    }

    @Test
    void virtualFunctionsAndTheirPhysicalOne() {
        HostSnapshot host = Corpus.host(Corpus.XE);
        PciFunction gpu = function(host, "0000:00:02.0");
        assertEquals(Fact.known(7), gpu.totalVfs());
        assertEquals(Fact.known(7), gpu.numVfs());
        assertEquals(Fact.known(false), gpu.probesVfs());
        assertEquals(Fact.known(List.of("0000:00:02.1", "0000:00:02.2", "0000:00:02.3", "0000:00:02.4", "0000:00:02.5",
                "0000:00:02.6", "0000:00:02.7")), addresses(gpu.virtualFunctions()));
        PciFunction vf = function(host, "0000:00:02.3");
        assertEquals(Fact.known(gpu), vf.physicalFunction());
        assertEquals(Fact.absent(), gpu.physicalFunction());
        assertEquals(Fact.absent(), vf.driver());
        assertEquals(Fact.known("vfio-pci"), function(host, "0000:00:02.1").driverOverride());
        assertEquals(Fact.known(List.of("0000:00:02.0")), addresses(host.pci().gpus()));
    }

    @Test
    void aFunctionThatIsNotThereMayHaveBeenAVirtualOne() {
        HostSnapshot host = Corpus.host(Corpus.SERVER);
        Fact<PciFunction> card = Fact.known(function(host, "0000:41:00.0"));
        assertEquals(card, function(host, "0000:41:00.3").missingPartOf());
        assertEquals(card, function(host, "0000:41:01.2").missingPartOf(), "behind a port there is no second device");
        assertEquals(Fact.absent(), function(host, "0000:41:00.4").missingPartOf(), "it is there");
        assertEquals(Fact.absent(), function(host, "0000:21:00.1").missingPartOf(), "a card without SR-IOV");
        HostSnapshot laptop = Corpus.host(Corpus.LAPTOP);
        assertEquals(Fact.known(function(laptop, "0000:00:02.0")), function(laptop, "0000:00:02.1").missingPartOf());
        assertEquals(Fact.absent(), function(laptop, "0000:00:03.0").missingPartOf(), "bus 0 has many devices");
    }

    @Test
    void whatTheKernelNeverWritesIsUnknown() {
        HostSnapshot host = HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put(Pci.DEVICES + "/0000:00:01.0/vendor", Entry.file("none"))
                .put(Pci.DEVICES + "/0000:00:01.0/class", Entry.unreadable("Input/output error"))
                .put(Pci.DEVICES + "/0000:00:01.0/resource", Entry.file("0x0 0x1"))
                .put(Pci.DEVICES + "/0000:00:01.0/virtfn0", Entry.link("../elsewhere"))
                .put(Pci.DEVICES + "/0000:00:01.0/boot_vga", Entry.file("2")).build();
        PciFunction function = function(host, "00:01.0");
        assertEquals(Fact.unknown("\"none\" is no number"), function.vendor());
        assertInstanceOf(Fact.Unknown.class, function.bars());
        assertEquals(Fact.unknown("elsewhere is no PCI address"), function.virtualFunctions());
        assertEquals(Fact.unknown("\"2\" is neither on nor off"), function.isBootVga());
        assertEquals(Fact.known(List.of(function)), host.pci().gpus());
    }

    @Test
    void addressesAreReadAndOrdered() {
        assertEquals("10000:01:00.0", PciAddress.of("10000:01:00.0").orElseThrow().toString());
        for (String form : List.of("0000:01:1f.7", "01:1f.7", "00000000:01:1F.7")) {
            assertEquals(Optional.of(new PciAddress(0, 1, 0x1f, 7)), PciAddress.of(form), form);
        }
        for (String odd : List.of("0000:01:20.0", "0000:01:00.8", "000:01:00.0", "000000000:01:00.0", "0000-01:00.0",
                "0000:01-00.0", "0000:01:00:0", ":01:00.0", "00g0:01:00.0", "0000:0g:00.0", "0000:01:00.x", "1:00.0",
                "",
                "0000:01:00.0 ", "0000:\u0661\u0661:00.0", "-000:01:00.0")) {
            assertEquals(Optional.empty(), PciAddress.of(odd), odd);
        }
        assertTrue(PciAddress.of("0000:01:00.0").orElseThrow()
                .compareTo(PciAddress.of("0000:00:1f.7").orElseThrow()) > 0);
    }

    @Test
    void namesFromTheListOfIds() {
        var ids = PciIds.of("""
                # pci.ids
                1002  Advanced Micro Devices, Inc. [AMD/ATI]
                \t73df  Navi 22 [Radeon RX 6700 XT]
                \t\t1da2 e445  Sapphire Pulse
                \t\tbroken
                10de  NVIDIA Corporation
                \t2206  GA102 [GeForce RTX 3080]
                ffff
                C 03  Display controller
                \t00  VGA compatible controller
                \t\t00  VGA controller
                \t02  3D controller
                """);
        assertEquals(Optional.of("NVIDIA Corporation"), ids.vendor(0x10de));
        assertEquals(Optional.of("GA102 [GeForce RTX 3080]"), ids.device(0x10de, 0x2206));
        assertEquals(Optional.empty(), ids.device(0x10de, 0x73df));
        assertEquals(Optional.of("Sapphire Pulse"), ids.subsystem(0x1002, 0x73df, 0x1da2, 0xe445));
        assertEquals(Optional.empty(), ids.vendor(0xffff));
        assertEquals(Optional.of("VGA controller"), ids.className(0x030000));
        assertEquals(Optional.of("3D controller"), ids.className(0x030200));
        assertEquals(Optional.of("Display controller"), ids.className(0x038000));
        assertEquals(Optional.empty(), ids.className(0x020000));
        assertEquals(Optional.empty(), PciIds.of("x".repeat(5000) + "  a\n\t\t\t  b\n").vendor(1));
    }
}
