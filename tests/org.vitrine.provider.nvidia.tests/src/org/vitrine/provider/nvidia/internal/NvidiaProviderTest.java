// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Recordings;
import org.vitrine.provider.tck.Scene;

class NvidiaProviderTest {
    private static final Domain EMPTY = Domain.of("<domain type='kvm'>\n  <devices>\n  </devices>\n</domain>\n");
    private static final Values NONE = Values.of(NvidiaFields.ALL);

    private static Domain added(Domain domain, Values values) {
        return domain.apply(domain.edit(draft -> Asked.NVIDIA.add(draft, values)));
    }

    private static List<String> offers(HostSnapshot host) {
        return Asked.NVIDIA.candidates(host).stream().map(Candidate::title).map(Object::toString).toList();
    }

    @Test
    void oneFormWritesBothShapes() {
        Values function = NONE.with(NvidiaFields.PARENT, Asked.L40).with(NvidiaFields.TYPE, "1148")
                .with(NvidiaFields.DEVICE, "0000:41:00.5").with(NvidiaFields.FRAME_RATE_LIMITER, false);
        Domain domain = added(EMPTY, function);
        assertEquals(
                """
                        <domain type='kvm'>
                          <metadata>
                            <vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>
                              <vitrine:device name='0000:41:00.5' provider='nvidia' parent='0000:41:00.0' type='1148' frame_rate_limiter='0'/>
                            </vitrine:devices>
                          </metadata>
                          <devices>
                            <hostdev mode='subsystem' type='pci' managed='no'>
                              <source>
                                <address domain='0x0000' bus='0x41' slot='0x00' function='0x5'/>
                              </source>
                            </hostdev>
                          </devices>
                        </domain>
                        """,
                domain.text());
        Use use = Asked.NVIDIA.uses(domain, Asked.server()).getFirst();
        Values mediated = function.with(NvidiaFields.PARENT, Asked.T4).with(NvidiaFields.TYPE, "nvidia-232")
                .with(NvidiaFields.DEVICE, Asked.UUID);
        Domain changed = domain.apply(domain.edit(draft -> Asked.NVIDIA.change(draft, use, mediated)));
        assertEquals(
                """
                        <domain type='kvm'>
                          <metadata>
                            <vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>
                              <vitrine:device name='%1$s' provider='nvidia' parent='0000:21:00.0' type='nvidia-232' frame_rate_limiter='0'/>
                            </vitrine:devices>
                          </metadata>
                          <devices>
                            <hostdev mode='subsystem' type='mdev' model='vfio-pci'>
                              <source>
                                <address uuid='%1$s'/>
                              </source>
                            </hostdev>
                          </devices>
                        </domain>
                        """
                        .formatted(Asked.UUID),
                changed.text());
    }

    @Test
    void offersProfilesWithMemoryAndHowManyAreLeft() {
        assertEquals(List.of("GRID T4-4Q on 0000:21:00.0, made: " + Asked.UUID,
                "GRID T4-4Q, 4096 MiB, 3 left on 0000:21:00.0, to be made",
                "Type 1150 on 0000:41:00.0, made: 0000:41:00.4",
                "NVIDIA L40-1Q, 1024 MiB on 0000:41:00.0, to be made of 0000:41:00.5",
                "NVIDIA L40-2Q, 2048 MiB on 0000:41:00.0, to be made of 0000:41:00.5",
                "NVIDIA L40-48Q, 49152 MiB on 0000:41:00.0, to be made of 0000:41:00.7"), offers(Asked.server()));
    }

    @Test
    void virtualFunctionsMayBeTheParentsOfMediatedDevices() {
        Altered host = Altered.of(Asked.server());
        for (int function = 4; function < 8; function++) {
            String parent = "/sys/class/mdev_bus/0000:41:00." + function;
            host.without("/sys/bus/pci/drivers/nvidia/0000:41:00." + function)
                    .link(parent, "../../devices/pci0000:40/0000:40:01.1/0000:41:00." + function)
                    .file(parent + "/mdev_supported_types/nvidia-557/name", "NVIDIA A40-2Q\n")
                    .file(parent + "/mdev_supported_types/nvidia-557/available_instances",
                            function == 4 ? "0\n" : "1\n");
        }
        String used = "/sys/bus/mdev/devices/" + Asked.FREE;
        host.link(used, "../../../devices/pci0000:40/0000:40:01.1/0000:41:00.4/" + Asked.FREE).link(used + "/mdev_type",
                "../mdev_supported_types/nvidia-557");
        List<Values> offers = Asked.NVIDIA.candidates(host.host()).stream().map(Candidate::preset)
                .filter(values -> values.get(NvidiaFields.PARENT).startsWith("0000:41")).toList();
        assertEquals(List.of("0000:41:00.4 " + Asked.FREE, "0000:41:00.5"), List.of(
                offers.get(0).get(NvidiaFields.PARENT) + " " + offers.get(0).get(NvidiaFields.DEVICE),
                offers.get(1).get(NvidiaFields.PARENT)));
        assertEquals(2, offers.size());
        Scene scene = Asked.mediated().on(host.host()).with(Asked.UUID, Asked.FREE).with(Asked.T4, "0000:41:00.4")
                .with("nvidia-232", "nvidia-557");
        assertEquals(Verdict.PASS, scene.of("VGPU-001").verdict());
        assertEquals(Verdict.PASS, scene.of("VGPU-012").verdict());
    }

    @Test
    void aCardForConsumersIsOfferedAndNamedAsUnsupported() {
        HostSnapshot desktop = Recordings.host("nvidia-and-amd-desktop");
        assertEquals(1, offers(desktop).size());
        Finding finding = Scene.of(Asked.NVIDIA, desktop).of("VGPU-012");
        assertEquals(Verdict.BLOCK, finding.verdict());
        assertTrue(finding.summary().toString().startsWith("NVIDIA does not support virtual GPUs on"),
                finding.summary().toString());
        assertEquals(List.of(), offers(Recordings.host("intel-laptop-gvtg")));
    }

    @Test
    void othersDevicesAreNotOurs() {
        String mdev = "<domain><devices><hostdev type='mdev'><source><address uuid='7f0c2a9e-3c5b-4d0e-9a53-1f6f2f0c8a11'/>"
                + "</source></hostdev><hostdev type='pci'><source><address bus='0x21'/></source></hostdev></devices></domain>";
        assertEquals(List.of(), Asked.NVIDIA.uses(Domain.of(mdev), Recordings.host("intel-laptop-gvtg")));
        assertEquals(1, Asked.NVIDIA.uses(Domain.of(mdev), Asked.server()).size(),
                "a mediated device of which nothing is known is NVIDIA's on a host that has no other");
    }

    @Test
    void aHostWithoutMetadataTellsTheSettings() {
        Domain plain = Domain
                .of("<domain><devices><hostdev type='pci' managed='no'><source><address domain='0' bus='65' slot='0' "
                        + "function='4'/></source></hostdev></devices></domain>");
        Use use = Asked.NVIDIA.uses(plain, Asked.server()).getFirst();
        assertEquals(Optional.of("1150"), use.values().text(NvidiaFields.TYPE));
        assertEquals(Optional.of(Asked.L40), use.values().text(NvidiaFields.PARENT));
        assertTrue(plain.edit(draft -> Asked.NVIDIA.change(draft, use, use.values())).isEmpty());
    }

    @Test
    void boardsAreToldByTheirNumber() {
        // GTX 1080, RTX 2080, RTX 3090, RTX 4090, GTX 1660
        Stream.of(0x1b80, 0x1e82, 0x2204, 0x2684, 0x2184).map(Model::new)
                .forEach(model -> assertTrue(model.isConsumer(), Integer.toHexString(model.device())));
        // M60, P40, V100, T4, A40, A100, L40, H100, H200, RTX PRO 6000
        Stream.of(0x13f2, 0x1b38, 0x1db1, 0x1eb8, 0x2235, 0x20b0, 0x26b5, 0x2331, 0x2335, 0x2bb1).map(Model::new)
                .forEach(model -> assertTrue(!model.isConsumer(), Integer.toHexString(model.device())));
        assertEquals(Model.Generation.VOLTA_TURING, new Model(0x2184).generation());
        assertEquals(Model.Generation.AMPERE_AND_NEWER, new Model(0x2204).generation());
        assertEquals(Model.Generation.MAXWELL_PASCAL, new Model(0x1b80).generation());
        assertEquals(Model.Generation.OLD, new Model(0x1180).generation());
    }

    @Test
    void aTypeThatDoesNotFitSaysWhyAndOffersOneThatDoes() {
        Scene wanting = Asked.free("1155");
        Finding full = wanting.of("MDEV-003");
        assertEquals(Verdict.BLOCK, full.verdict());
        assertTrue(full.why().orElseThrow().toString().contains("1150"), full.why().toString());
        assertEquals(Verdict.PASS, wanting.verdictAfter("MDEV-003", 0));
        Scene other = Asked.mediated().with(Asked.UUID, Asked.FREE).with("nvidia-232", "nvidia-222");
        assertEquals(Verdict.BLOCK, other.of("MDEV-003").verdict());
        assertEquals(Verdict.PASS, other.verdictAfter("MDEV-003", 0));
    }

    @Test
    void anotherTypeIsReachedThroughNone() {
        Scene other = Asked.function().with("type='1150'", "type='1148'");
        Remedy.OnHost remedy = (Remedy.OnHost) other.of("VGPU-002").remedies().getFirst();
        assertEquals(List.of("Let the virtual function be none", "Let it be one of type 1148"),
                remedy.plan().steps().stream().map(step -> step.title().toString()).toList());
    }

    @Test
    void parametersThatAreNotWantedOtherwiseAreKept() {
        String path = "/sys/bus/mdev/devices/" + Asked.UUID + "/nvidia/vgpu_params";
        Scene scene = Asked.mediated().host(host -> host.file(path, "disable_vnc=1,frame_rate_limiter=1\n"));
        Remedy.OnHost remedy = (Remedy.OnHost) scene.of("nvidia-params").remedies().getFirst();
        assertEquals(Fact.known("disable_vnc=1,frame_rate_limiter=0"), remedy.plan().simulate(scene.host()).file(path));
    }

    @Test
    void tokensAreNeverRead() {
        String token = "/etc/nvidia/ClientConfigToken/client_configuration_token_01.tok";
        assertTrue(ProbePolicy.isPresenceOnly(token));
        assertTrue(Asked.NVIDIA.probes().contains(Probe.path("/etc/nvidia/ClientConfigToken/*")));
        HostSnapshot host = Altered.of(Asked.server()).file("/etc/nvidia/gridd.conf", "FeatureType=7\n")
                .file(token, "geheim").host();
        Finding finding = Asked.mediated().on(host).of("VGPU-008");
        assertTrue(finding.evidence().stream().anyMatch(seen -> seen.value().equals("1 there")));
        assertTrue(finding.evidence().stream().noneMatch(seen -> seen.value().contains("geheim")));
    }

    @Test
    void tomlIsReadAsVgpuUnlockDoes() throws Exception {
        var tables = Toml.parse(
                "unlock = true # yes\n[profile.\"nvidia-55\"]\nframebuffer = 0x3800_0000\ncard_name = 'a # b'\n");
        assertEquals(Map.of("", Map.of("unlock", true), "profile.nvidia-55",
                Map.of("framebuffer", 0x38000000L, "card_name", "a # b")), tables);
        for (String wrong : List.of("a", "a = ", "a = 1\na = 2", "[x]\n[x]", "a = yes", "[x",
                "a = 99999999999999999999")) {
            assertThrows(Toml.Malformed.class, () -> Toml.parse(wrong), wrong);
        }
    }
}
