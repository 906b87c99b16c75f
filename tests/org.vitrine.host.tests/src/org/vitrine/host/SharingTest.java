// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vitrine.host.Corpus.function;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SharingTest {
    private static final String UUID = "aa618089-8b16-4d01-a136-25a0f3c73123";

    @Test
    void mediatedTypesWithWhatIsFree() {
        HostSnapshot host = Corpus.host(Corpus.SERVER);
        MdevParent parent = host.mdev().parents().optional().orElseThrow().getFirst();
        assertEquals(Fact.known(function(host, "0000:21:00.0")), parent.function());
        List<MdevType> types = parent.types().optional().orElseThrow();
        assertEquals(List.of("nvidia-222", "nvidia-232", "nvidia-234"), types.stream().map(MdevType::id).toList());
        assertEquals(Fact.known("GRID T4-4Q"), types.get(1).name());
        assertEquals(Fact.known(3), types.get(1).available());
        assertEquals(Fact.known("vfio-pci"), types.get(1).deviceApi());
        assertEquals(Fact.known(true), types.get(1).description().map(text -> text.contains("framebuffer=4096M")));
    }

    @Test
    void mediatedDevicesWithTheirParentAndType() {
        HostSnapshot host = Corpus.host(Corpus.SERVER);
        MdevDevice device = host.mdev().device(UUID);
        assertEquals(Fact.known(List.of(device)), host.mdev().devices());
        assertEquals(Fact.known(List.of(device)), host.mdev().parent("0000:21:00.0").devices());
        assertEquals(Fact.known(List.of()), host.mdev().parent("0000:41:00.0").devices());
        assertEquals(Fact.known("0000:21:00.0"), device.parent());
        assertEquals(Fact.known("nvidia-232"), device.type());
        assertEquals(Fact.known("nvidia-vgpu-vfio"), device.driver());
        assertEquals(Fact.known(18), device.iommuGroup());
        assertEquals(Fact.known("frame_rate_limiter=0,disable_vnc=1"), device.vgpuParameters());
    }

    @Test
    void whatMdevctlIsToldToMake() {
        assertEquals(Fact.known(List.of(new MdevDefinition("0000:21:00.0", UUID, "nvidia-232", false,
                List.of(Map.entry("nvidia/vgpu_params", "frame_rate_limiter=0"),
                        Map.entry("nvidia/vgpu_params", "disable_vnc=1"))))),
                Corpus.host(Corpus.SERVER).mdev().definitions());
        assertEquals(Fact.known(List.of(true)), Corpus.host(Corpus.LAPTOP).mdev().definitions()
                .map(all -> all.stream().map(MdevDefinition::isAuto).toList()));
        assertEquals(Fact.absent(), Corpus.host(Corpus.PLAIN).mdev().definitions());
        assertInstanceOf(Fact.Unknown.class, MdevDefinition.of("p", UUID, "{\"start\": \"auto\"}"));
        assertInstanceOf(Fact.Unknown.class, MdevDefinition.of("p", UUID, "{"));
    }

    @Test
    void noDriverOffersAny() {
        assertEquals(Fact.absent(), Corpus.host(Corpus.PLAIN).mdev().parents());
        assertEquals(Fact.absent(), Corpus.host(Corpus.PLAIN).mdev().devices());
    }

    @Test
    void nvidiasOwnFilesOfAVirtualFunction() {
        HostSnapshot host = Corpus.host(Corpus.SERVER);
        Nvidia nvidia = host.nvidia();
        assertEquals(Fact.known("550.90.05"), nvidia.version());
        assertEquals(Fact.known(true), nvidia.isVgpuCapable(function(host, "0000:41:00.0")));
        assertEquals(Fact.known(false), nvidia.isVgpuCapable(function(host, "0000:21:00.0")));
        assertEquals(Fact.known(false), nvidia.isVgpuCapable(function(host, "0000:41:00.4")));
        assertEquals(Fact.known(false), nvidia.isVgpuCapable(function(host, "0000:c1:00.0")));
        NvidiaVgpu used = nvidia.vgpu(function(host, "0000:41:00.4"));
        assertEquals(Fact.known(1150), used.current());
        assertEquals(Fact.known(List.of()), used.creatable());
        assertEquals(Fact.known("frame_rate_limiter=0"), used.parameters());
        NvidiaVgpu free = nvidia.vgpu(function(host, "0000:41:00.5"));
        assertEquals(Fact.known(0), free.current());
        assertEquals(Fact.known(
                List.of(new NvidiaVgpu.Type(1148, "NVIDIA L40-1Q"), new NvidiaVgpu.Type(1149, "NVIDIA L40-2Q"))),
                free.creatable());
        assertEquals(Fact.known(
                List.of(new NvidiaVgpu.Type(1148, "NVIDIA L40-1Q"), new NvidiaVgpu.Type(1155, "NVIDIA L40-48Q"))),
                nvidia.vgpu(function(host, "0000:41:00.7")).creatable());
        assertEquals(Fact.absent(), nvidia.vgpu(function(host, "0000:21:00.0")).current());
        assertEquals(Fact.absent(), Corpus.host(Corpus.DESKTOP).nvidia().version());
    }

    @Test
    void xeTellsHowVirtualFunctionsShareTime() {
        HostSnapshot host = Corpus.host(Corpus.XE);
        IntelSriov sriov = host.intelSriov(function(host, "0000:00:02.0"));
        assertEquals(Fact.known("/sys/bus/pci/drivers/xe/0000:00:02.0/sriov_admin"), sriov.path());
        assertEquals(Fact.known(20L), sriov.executionQuantum(1));
        assertEquals(Fact.known(40000L), sriov.preemptionTimeout(2));
        assertEquals(Fact.known(0L), sriov.executionQuantum(7));
        assertEquals(Fact.known("normal"), sriov.priority(1));
        assertEquals(Fact.known("low"), sriov.priority(2));
        assertEquals(Fact.absent(), sriov.gts());
        assertEquals(Fact.absent(), sriov.mode());
        assertEquals(Fact.absent(), sriov.executionQuantum(8));
    }

    @Test
    void i915TellsQuotasOfEachTile() {
        String iov = Drm.CLASS + "/card1/prelim_iov";
        HostSnapshot host = HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put(Drm.CLASS + "/card1", Entry.link("../../devices/pci0000:00/0000:00:02.0/drm/card1"))
                .put(iov + "/mode", Entry.file("SR-IOV PF\n")).put(iov + "/pf/auto_provisioning", Entry.file("1\n"))
                .put(iov + "/pf/gt0/ggtt_spare", Entry.file("0\n"))
                .put(iov + "/vf1/gt0/ggtt_quota", Entry.file("4096\n"))
                .put(iov + "/vf1/gt0/exec_quantum_ms", Entry.file("20\n")).build();
        IntelSriov sriov = host.intelSriov(function(host, "0000:00:02.0"));
        assertEquals(Fact.known(iov), sriov.path());
        assertEquals(Fact.known("SR-IOV PF"), sriov.mode());
        assertEquals(Fact.known(true), sriov.isAutoProvisioned());
        assertEquals(Fact.known(List.of("gt0")), sriov.gts());
        assertEquals(Fact.known(4096L), sriov.quota(1, "gt0", "ggtt_quota"));
        assertEquals(Fact.known(20L), sriov.executionQuantum(1));
        assertEquals(Fact.absent(), sriov.priority(1));
        assertEquals(Fact.absent(), host.intelSriov(function(host, "0000:00:03.0")).path());
    }

    @Test
    void gvtG() {
        HostSnapshot host = Corpus.host(Corpus.LAPTOP);
        assertEquals(Fact.known(true), host.gvt().isEnabled());
        assertEquals(Fact.known(true), host.gvt().hasKvmgt());
        assertEquals(Fact.known(0), host.gvt().guc());
        assertEquals(Fact.known(List.of(host.mdev().parent("0000:00:02.0"))), host.gvt().parents());
        assertEquals(Fact.absent(), Corpus.host(Corpus.XE).gvt().isEnabled());
        assertEquals(Fact.known(false), Corpus.host(Corpus.XE).gvt().hasKvmgt());
        assertEquals(Fact.known(List.of()), Corpus.host(Corpus.SERVER).gvt().parents());
        assertEquals(Fact.known(List.of()), Corpus.host(Corpus.PLAIN).gvt().parents());
    }
}
