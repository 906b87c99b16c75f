// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Altered;

/** A sound manifest on a sound node; each check is seen to pass, to fail by one thing changed, and not to know. */
class KubevirtChecksTest {
    private static final String SOUND = Files.read("gpu.yaml")
            .replace("          hostDevices:\n          - {name: vf0, deviceName: intel.com/elsewhere}\n", "")
            .replace("model: host-passthrough", "model: host-model");

    private static Altered node() {
        return Altered.of(KubevirtDialectTest.node().build()).answer(HostCommand.KERNEL_LOG,
                "[    0.0] Linux version 6.8\n");
    }

    private static Finding ask(Check check, HostSnapshot host, String text) {
        try {
            return check.evaluate(Situation.of(host).from(new KubevirtDialect().parse(text)));
        } catch (UnknownFactException e) {
            return Finding.unknown("{0}", e.why());
        } catch (DialectException e) {
            throw new AssertionError(e);
        }
    }

    private static void only(String id, Verdict verdict, Altered host, String text) {
        HostSnapshot facts = host.host();
        boolean asked = false;
        for (Check check : KubevirtChecks.all(new Schemas())) {
            Finding finding = ask(check, facts, text);
            if (check.id().equals(id)) {
                asked = true;
                assertEquals(verdict, finding.verdict(), id + ": " + finding.summary() + finding.why());
                assertTrue(verdict == Verdict.UNKNOWN || verdict == Verdict.PASS
                        || finding.solution().isPresent() && !finding.evidence().isEmpty(), id);
            } else {
                assertNotEquals(Verdict.BLOCK, finding.verdict(),
                        check.id() + ": " + finding.summary() + finding.why());
            }
        }
        assertTrue(asked, id);
    }

    private static String with(String what, String instead) {
        assertTrue(SOUND.contains(what), what);
        return SOUND.replace(what, instead);
    }

    private static String alone() {
        return SOUND.substring(0, SOUND.indexOf("---\n"));
    }

    @Test
    void aSoundOnePasses() {
        for (Check check : KubevirtChecks.all(new Schemas())) {
            only(check.id(), Verdict.PASS, node(), SOUND);
        }
        for (Check check : KubevirtChecks.all(new Schemas())) {
            assertEquals(Verdict.NOT_APPLICABLE, check.evaluate(Situation.of(node().host())).verdict());
        }
    }

    @Test
    void eachFailsByOneThing() {
        only("kubevirt-schema", Verdict.BLOCK, node(), with("video: {type: bochs}", "video: {type: qxl}"));
        only("kubevirt-schema", Verdict.BLOCK, node(), with("cores: 4", "cores: four"));
        only("KV-001", Verdict.BLOCK, node(), with("deviceName: nvidia.com/T4", "deviceName: nvidia.com/T5"));
        only("KV-002", Verdict.BLOCK, node().link(KubevirtDialectTest.PCI + KubevirtDialectTest.GPU + "/driver",
                "../../../bus/pci/drivers/nouveau"), SOUND);
        only("KV-002", Verdict.BLOCK, node(), with("10DE:1EB8", "10DE:1EB9"));
        only("KV-002", Verdict.BLOCK, node(), with("10DE:1EB8", "10DE-1EB8"));
        only("KV-003", Verdict.BLOCK, node(), with("mdevNameSelector: \"GRID T4-1Q\"", "mdevNameSelector: GRID_T4-1Q"));
        only("KV-004", Verdict.WARN, node().file(KubevirtDialectTest.PCI + KubevirtDialectTest.GPU + "/resource",
                "0x0000000000000000 0x0000000fffffffff 0x000000000014220c\n"), SOUND);
        only("KV-005", Verdict.BLOCK, node(), with("autoattachGraphicsDevice: true", "autoattachGraphicsDevice: false")
                .replace("          video: {type: bochs}\n", ""));
        assertEquals(Verdict.WARN, ask(KubevirtChecks.all(new Schemas()).get(6), node().host(),
                SOUND + "    mediatedDevicesConfiguration: {mediatedDevicesTypes: [nvidia-222]}\n").verdict());
        only("KV-006", Verdict.WARN, node(),
                SOUND + "    developerConfiguration: {featureGates: [DisableMDEVConfiguration]}\n");
        only("KV-007", Verdict.WARN, node().answer(HostCommand.KERNEL_LOG,
                "[  9.1] vfio_pin_pages_remote: RLIMIT_MEMLOCK (65536) exceeded\n"), SOUND);
    }

    @Test
    void eachCanNotTell() {
        only("kubevirt-schema", Verdict.UNKNOWN, node(), SOUND.replaceFirst("kubevirt.io/v1\\n", "kubevirt.io/v2\n"));
        only("KV-006", Verdict.UNKNOWN, node(), alone());
        only("KV-001", Verdict.UNKNOWN, node(), alone());
        only("KV-002", Verdict.UNKNOWN, node().unknown(KubevirtDialectTest.PCI + KubevirtDialectTest.GPU + "/driver"),
                SOUND);
        only("KV-003", Verdict.UNKNOWN, node().unknown(KubevirtDialectTest.TYPES + "/name"), SOUND);
        only("KV-004", Verdict.UNKNOWN, node().unknown(KubevirtDialectTest.PCI + KubevirtDialectTest.GPU + "/resource"),
                SOUND);
        only("KV-005", Verdict.UNKNOWN, node(), alone()
                .replace("autoattachGraphicsDevice: true", "autoattachGraphicsDevice: false")
                .replace("          video: {type: bochs}\n", "")
                .replace("            virtualGPUOptions: {display: {enabled: true, ramFB: {enabled: true}}}\n", ""));
        only("KV-007", Verdict.UNKNOWN, node().unanswered(HostCommand.KERNEL_LOG), SOUND);
    }
}
