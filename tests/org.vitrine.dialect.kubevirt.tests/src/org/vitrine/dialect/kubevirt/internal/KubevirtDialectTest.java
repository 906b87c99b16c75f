// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;
import org.vitrine.provider.tck.AskedDialect;
import org.vitrine.provider.tck.SoundHost;

class KubevirtDialectTest {
    private static final KubevirtDialect DIALECT = new KubevirtDialect();
    private static final AskedDialect ASKED = new AskedDialect(DIALECT);
    static final String GPU = "0000:3b:00.0";
    static final String TYPES = "/sys/class/mdev_bus/0000:3b:00.0/mdev_supported_types/nvidia-222";
    static final String PCI = "/sys/bus/pci/devices/";

    private static String file(String name) {
        return AskedDialect.beside(KubevirtDialectTest.class, name);
    }

    static HostSnapshot.Builder node() {
        return SoundHost.builder().put(PCI + GPU, Entry.directory()).put(PCI + GPU + "/vendor", Entry.file("0x10de\n"))
                .put(PCI + GPU + "/device", Entry.file("0x1eb8\n")).put(PCI + GPU + "/class", Entry.file("0x030200\n"))
                .put(PCI + GPU + "/driver", Entry.link("../../../bus/pci/drivers/vfio-pci"))
                .put(PCI + GPU + "/resource", Entry.file("0x0000000000000000 0x000000000fffffff 0x000000000014220c\n"))
                .put(TYPES + "/name", Entry.file("GRID T4-1Q\n"))
                .put(TYPES + "/available_instances", Entry.file("16\n"));
    }

    @Test
    void itKnowsItsFiles() {
        assertTrue(DIALECT.recognises("x.yaml", file("gpu.yaml")));
        assertFalse(DIALECT.recognises("x.yaml", "container: {}\ngpus: []\n"));
    }

    @Test
    void pathsBeginWithTheKind() throws DialectException {
        var document = DIALECT.parse(file("gpu.yaml"));
        assertEquals("GRID T4-1Q", document.get(
                "KubeVirt.spec.configuration.permittedHostDevices.mediatedDevices[0].mdevNameSelector").orElseThrow());
        assertEquals("gpu1",
                document.get("VirtualMachine.spec.template.metadata.labels['kubevirt.io/domain']").orElseThrow());
    }

    @Test
    void aManifestBecomesADomainOfItsNode() {
        Translation made = ASKED.read(file("gpu.yaml"), node().build());
        assertEquals(file("gpu.xml"), made.text());
        assertEquals(
                List.of("spec.template.spec.domain.devices.gpus[0]", "spec.template.spec.domain.devices.hostDevices[0]",
                        "spec.template.spec.volumes[0]"),
                AskedDialect.parts(made).stream().sorted().toList());
    }

    @Test
    void withoutANodeItsDevicesAreNamedAsLost() {
        Translation made = ASKED.read(file("gpu.yaml"), HostSnapshot.nothingKnown());
        assertTrue(AskedDialect.parts(made).contains("spec.template.spec.domain.devices.gpus[1]"),
                AskedDialect.parts(made).toString());
    }

    @Test
    void anInstanceAloneIsReadToo() {
        String instance = file("gpu.yaml").replace("kind: VirtualMachine\n", "kind: VirtualMachineInstance\n")
                .replaceAll("(?s)spec:\n  runStrategy: Manual\n  template:\n    metadata:[^\n]*\n    spec:", "spec:");
        Translation made = ASKED.read(instance, node().build());
        assertEquals(
                file("gpu.xml").lines().filter(line -> !line.contains("uuid") && !line.contains("vitrine"))
                        .toList(),
                made.text().lines().filter(line -> !line.contains("uuid") && !line.contains("vitrine")).toList());
    }

    @Test
    void aManifestWithoutItsMachineIsRefused() throws DialectException {
        var nothing = DIALECT.parse("apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nspec: 5\n");
        var refused = assertThrows(DialectException.class, () -> DIALECT.read(nothing, HostSnapshot.nothingKnown()));
        assertEquals(
                "This VirtualMachine has no keys in spec.template.spec, where its machine belongs; write it there.",
                refused.getMessage());
    }

    @Test
    void aTemplateIsToBeFilledInFirst() {
        String template = "kind: Template\napiVersion: template.openshift.io/v1\nobjects:\n"
                + "- apiVersion: kubevirt.io/v1\n  kind: VirtualMachine\n  spec: {}\n";
        assertTrue(DIALECT.recognises("x.yaml", template));
        var refused = assertThrows(DialectException.class, () -> DIALECT.parse(template));
        assertTrue(String.valueOf(refused.getMessage()).contains("oc process"), refused.getMessage());
    }

    private static Domain machine(String domain) {
        return Domain.of(ASKED.read("apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstance\nmetadata: {name: a}\n"
                + "spec: {domain: " + domain + "}\n", HostSnapshot.nothingKnown()).text());
    }

    /** As virt-launcher counts them: limits before requests, and each a socket. */
    @Test
    void withoutATopologyTheProcessorsAreThoseThatAreAskedFor() {
        Domain limited = machine("{devices: {}, resources: {limits: {cpu: 2500m}, requests: {cpu: 1}}}");
        assertEquals("3", limited.get("/vcpu").orElseThrow());
        assertEquals("3", limited.get("/cpu/topology@sockets").orElseThrow());
        assertEquals("4", machine("{devices: {}, resources: {requests: {cpu: 4}}}").get("/vcpu").orElseThrow());
        assertEquals("2", machine("{devices: {}, cpu: {cores: 2}, resources: {requests: {cpu: 4}}}").get("/vcpu")
                .orElseThrow());
    }

    @Test
    void anEmptyMachineTypeIsTheUsualOne() {
        assertEquals("q35", machine("{devices: {}, machine: {type: \"\"}}").get("/os/type@machine").orElseThrow());
    }

    @Test
    void enlightenmentsKeepTheirStates() {
        Domain on = machine("{devices: {}, features: {hypervPassthrough: {enabled: true},"
                + " hyperv: {synictimer: {direct: {}}}}}");
        assertEquals("passthrough", on.get("/features/hyperv@mode").orElseThrow());
        assertEquals("on", on.get("/features/hyperv/stimer@state").orElseThrow());
        assertEquals("on", on.get("/features/hyperv/stimer/direct@state").orElseThrow());
        Domain off = machine("{devices: {}, features: {hyperv: {synictimer: {enabled: false},"
                + " spinlocks: {enabled: false}}}}");
        assertEquals("off", off.get("/features/hyperv/stimer@state").orElseThrow());
        assertEquals("off", off.get("/features/hyperv/spinlocks@state").orElseThrow());
        String xml = "<domain type='kvm'><name>a</name><memory unit='GB'>6</memory><features><hyperv mode='passthrough'>"
                + "<stimer state='on'><direct state='on'/></stimer></hyperv></features></domain>";
        Domain back = Domain
                .of(ASKED.read(ASKED.write(xml, node().build()).text(), HostSnapshot.nothingKnown()).text());
        assertEquals("passthrough", back.get("/features/hyperv@mode").orElseThrow());
        assertEquals("on", back.get("/features/hyperv/stimer/direct@state").orElseThrow());
        assertEquals("5859375", back.get("/memory").orElseThrow());
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsCalledSo() throws DialectException {
        Manifests wrong = Manifests
                .of(file("gpu.yaml").replace("autoattachGraphicsDevice:", "autoattachGraphicsDevices:"));
        assertEquals(List.of("the API of kubevirt.io/v1 has no such key"),
                new Schemas().faults(wrong.machine()).stream().map(Schemas.Fault::message).toList());
    }

    @Test
    void aDomainBecomesAManifestThatSchemaAndWebhookTake() throws DialectException {
        Translation made = ASKED.write(file("desktop.xml"), node().build());
        assertEquals(file("desktop.yaml"), made.text());
        Manifests manifests = Manifests.of(made.text());
        assertEquals(List.of(), new Schemas().faults(manifests.machine()));
        assertEquals(List.of(), Webhook.faults(manifests));
        assertEquals(file("desktop.losses").lines().filter(line -> !line.startsWith("#")).toList(),
                AskedDialect.parts(made));
    }

    /** What was written is read again with the permissions made a document: the devices are the same. */
    @Test
    void thereAndBackKeepsTheDevices() {
        Translation made = ASKED.write(file("desktop.xml"), node().build());
        String whole = made.text().lines().filter(line -> !line.startsWith("# "))
                .map(line -> line.startsWith("#| ") ? line.substring(3) : line).collect(Collectors.joining("\n"))
                .replace("\napiVersion: kubevirt.io/v1\nkind: KubeVirt",
                        "\n---\napiVersion: kubevirt.io/v1\nkind: KubeVirt");
        Domain back = Domain.of(ASKED.read(whole, node().build()).text());
        assertEquals("0x3b", back.get("/devices/hostdev[@type='pci']/source/address@bus").orElseThrow());
        assertEquals("on", back.get("/devices/hostdev[@type='mdev']@ramfb").orElseThrow());
        assertEquals("nvidia-222", back.get("/metadata/vitrine:devices/vitrine:device@type").orElseThrow());
        assertEquals("8388608", back.get("/memory").orElseThrow());
        assertEquals("on", back.get("/features/kvm/hidden@state").orElseThrow());
    }

    @Test
    void whatTheServerRefusesIsFound() throws DialectException {
        String text = file("gpu.yaml");
        for (String[] one : new String[][]{{"cores: 4", "cores: four"}, {"guest: 8Gi", "guest: 8Gibi"},
                {"video: {type: bochs}", "video: {kind: bochs}"}, {"{name: gpu2, deviceName", "{deviceName"}}) {
            Manifests broken = Manifests.of(text.replace(one[0], one[1]));
            assertFalse(new Schemas().faults(broken.machine()).isEmpty(), one[1]);
        }
        for (String[] one : new String[][]{{"type: bochs", "type: qxl"}, {"secureBoot: false", "secureBoot: true"},
                {"name: vf0", "name: gpu2"}, {"- {name: root, cont", "- {name: other, cont"},
                {"networks: [{name: default", "networks: [{name: blue"}, {"autoattachGraphicsDevice: true",
                        "autoattachGraphicsDevice: false"},
                {"deviceName: nvidia.com/T4}",
                        "deviceName: x/y, virtualGPUOptions: {display: {ramFB: {enabled: true}}}}"},
                {"deviceName: nvidia.com/T4}", "deviceName: x/y, claimName: z}"}}) {
            Manifests broken = Manifests.of(text.replace(one[0], one[1]));
            assertEquals(1, Webhook.faults(broken).size(), one[1]);
        }
        assertEquals(List.of(), Webhook.faults(Manifests.of(text)));
        assertEquals(List.of(), new Schemas().faults(Manifests.of(text).machine()));
    }

    @Test
    void aClaimIsDecidedInTheCluster() {
        Translation made = ASKED.read(
                file("gpu.yaml").replace("deviceName: nvidia.com/T4}", "claimName: one, requestName: gpu}"),
                node().build());
        Loss claim = made.losses().stream().filter(loss -> loss.why().toString().contains("\"one\"")).findFirst()
                .orElseThrow();
        assertTrue(claim.part().endsWith("gpus[1]") && claim.why().toString().contains("claim"), claim.toString());
    }

    @Test
    void quantitiesAreKubernetes() {
        assertEquals(8L << 30, Quantity.bytes("8Gi").orElseThrow());
        assertEquals(1_500_000_000L, Quantity.bytes("1.5G").orElseThrow());
        assertEquals(1000L, Quantity.bytes("1e3").orElseThrow());
        assertEquals(512L, Quantity.bytes("512").orElseThrow());
        assertTrue(Quantity.bytes("8Gibi").isEmpty() && Quantity.bytes("99999999Ei").isEmpty());
        assertEquals("1536Mi", Quantity.of(3L << 29));
        assertEquals("1001", Quantity.of(1001));
    }

    @Test
    void anyTextIsAnswered() {
        Random random = new Random(6);
        HostSnapshot host = node().build();
        String seed = file("gpu.yaml");
        int read = 0;
        for (int i = 0; i < 2000; i++) {
            String text = AskedDialect.mistyped(seed, 4, random);
            try {
                DIALECT.read(DIALECT.parse(text), host);
                read++;
            } catch (DialectException e) {
                assertFalse(String.valueOf(e.getMessage()).isBlank());
            }
        }
        assertTrue(read > 200, read + " read");
        for (String text : List.of("", "a: 1", "- x", "kind: VirtualMachine",
                "apiVersion: kubevirt.io/v1\nkind: KubeVirt\n")) {
            assertThrows(DialectException.class, () -> DIALECT.parse(text));
        }
    }
}
