// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Entry;
import org.vitrine.host.HostCommand;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.LiveSource.Reading;
import org.vitrine.provider.tck.LiveSourceContract;
import org.vitrine.provider.tck.Tree;

/**
 * What nvidia-smi prints is made by hand: the cards' lines after its manual, the virtual GPUs' after what people publish of driver
 * 525; no such card was at hand.
 */
class NvidiaFiguresTest implements LiveSourceContract {
    private static final String CARD = "0000:41:00.0";
    private static final String UUID = "aa618089-8b16-4d01-a136-25a0f3c73123";
    private static final String CARDS = """
            0, 00000000:41:00.0, 37, 12, 46068, 8192, 51, 92.35, 1770, 3, 58
            1, 00000000:C1:00.0, [N/A], [N/A], 24576, 1, 35, [N/A], 210, 0, 0
            """;
    private static final String VGPUS = """
            GPU 00000000:41:00.0
                Active vGPUs                          : 2
                vGPU ID                               : 3251634190
                    VM UUID                           : 11111111-2222-3333-4444-555555555555
                    VM Name                           : cad,debug-threads=on
                    vGPU Name                         : NVIDIA A40-8Q
                    MDEV UUID                         : aa618089-8b16-4d01-a136-25a0f3c73123
                    License Status                    : Licensed (Expiry: 2026-1-1 0:0:0 GMT)
                    Frame Rate Limit                  : 60 FPS
                    PCI
                        Bus Id                        : 00000000:00:00.0
                    FB Memory Usage
                        Total                         : 8192 MiB
                        Used                          : 2048 MiB
                        Free                          : 6144 MiB
                    Utilization
                        Gpu                           : 31 %
                        Memory                        : 7 %
                        Encoder                       : 20 %
                        Decoder                       : 0 %
                    Encoder Stats
                        Active Sessions               : 2
                        Average FPS                   : 58
                        Average Latency               : 1532
                    FBC Stats
                        Active Sessions               : 9
                        Average FPS                   : 9
                vGPU ID                               : 3251634191
                    VM Name                           :\s
                    vGPU Name                         : NVIDIA A40-4Q
                    MDEV UUID                         : N/A
                    License Status                    : Unlicensed (Restricted)
                    Utilization
                        Gpu                           : N/A
            GPU 00000000:C1:00.0
                Active vGPUs                          : 0
            """;

    @Override
    public LiveSource source() {
        return new NvidiaFigures();
    }

    @Override
    public Tree host() {
        return new Tree()
                .put("/proc/driver/nvidia/version",
                        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.90.05  Mon Jun 10 20:20:12 UTC 2024\n")
                .output(HostCommand.UNITS, 0,
                        "Id=nvidia-vgpu-mgr.service\nLoadState=loaded\nActiveState=active\nUnitFileState=enabled\n")
                .output(HostCommand.NVIDIA_GPUS_LIVE, 0, CARDS).output(HostCommand.NVIDIA_VGPUS_LIVE, 0, VGPUS);
    }

    private static String figures(Reading reading, String subject) {
        var lines = new TreeMap<String, Double>();
        reading.samples().stream().filter(sample -> sample.subject().id().equals(subject))
                .forEach(sample -> lines.put(sample.metric().id(), sample.value()));
        return lines.toString();
    }

    @Test
    void cards() {
        Reading reading = host().watch(source(), 1);
        assertEquals("{encoder.pictures=58.0, encoder.sessions=3.0, gpu.busy=37.0, gpu.frequency=1.77E9, "
                + "gpu.memory.busy=12.0, gpu.memory.used=8.589934592E9, gpu.power=92.35, gpu.temperature=51.0}",
                figures(reading, CARD));
        assertEquals("{encoder.pictures=0.0, encoder.sessions=0.0, gpu.frequency=2.1E8, gpu.memory.used=1048576.0, "
                + "gpu.temperature=35.0}", figures(reading, "0000:c1:00.0"), "what a card does not tell is left out");
    }

    @Test
    void virtualGpus() {
        Reading reading = host().watch(source(), 1);
        assertEquals(
                "{decoder.busy=0.0, encoder.busy=20.0, encoder.pictures=58.0, encoder.sessions=2.0, gpu.busy=31.0, "
                        + "gpu.memory.busy=7.0, gpu.memory.used=2.147483648E9, license=1.0}",
                figures(reading, UUID));
        assertEquals("{license=0.0}", figures(reading, "vgpu-3251634191"));
        var first = reading.samples().stream().filter(sample -> sample.subject().id().equals(UUID)).findFirst()
                .orElseThrow().subject();
        assertEquals("NVIDIA A40-8Q of cad", first.title().toString());
        assertEquals(CARD, first.parent().orElseThrow());
    }

    @Test
    void partsThatAreMadeAndFreeOfAllVirtualFunctionsTogether() {
        Tree host = host();
        for (String function : List.of("0000:41:00.4", "0000:41:00.5")) {
            String type = "/sys/class/mdev_bus/" + function + "/mdev_supported_types/nvidia-558";
            host.put("/sys/class/mdev_bus/" + function, Entry.link("../../devices/pci0000:40/" + function))
                    .put(type + "/name", "NVIDIA A40-8Q\n")
                    .put(type + "/available_instances", function.endsWith("5") ? "1\n" : "0\n")
                    .put("/sys/bus/pci/devices/" + function + "/physfn", Entry.link("../" + CARD));
        }
        host.put("/sys/bus/mdev/devices/" + UUID, Entry.link("../../../devices/pci0000:40/0000:41:00.4/" + UUID)).put(
                "/sys/bus/mdev/devices/" + UUID + "/mdev_type", Entry.link("../mdev_supported_types/nvidia-558"));
        String all = figures(host.watch(source(), 2), CARD);
        assertTrue(all.contains("mdev.nvidia-558.free=1.0, mdev.nvidia-558.made=1.0"), all);
    }

    @Test
    void saysWhatNvidiaSmiSaid() {
        String said = "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.";
        Reading reading = host().output(HostCommand.NVIDIA_GPUS_LIVE, 9, said + "\n").watch(source(), 1);
        assertEquals("nvidia-smi failed: " + said, reading.absence().orElseThrow().toString());
        assertEquals(9, reading.samples().size(), "the virtual GPUs are told all the same");
    }

    @Test
    void aHostWithoutTheDriverRunsNothing() {
        Tree host = host().remove("/proc/driver/nvidia/version");
        assertEquals(List.of(), source().probes(host.scan()));
        assertEquals("NVIDIA's driver is not loaded on this host",
                host.watch(source(), 1).absence().orElseThrow().toString());
    }

    @Test
    void aHostWithTheUsualDriverRunsOneProgram() {
        Tree host = host().output(HostCommand.UNITS, 0, "Id=nvidia-vgpu-mgr.service\nLoadState=not-found\n");
        assertEquals(1, source().probes(host.scan()).size());
    }
}
