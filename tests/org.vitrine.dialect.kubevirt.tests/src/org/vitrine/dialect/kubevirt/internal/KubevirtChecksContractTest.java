// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.host.HostCommand;
import org.vitrine.provider.Check;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.AskedDialect;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;

/** A sound manifest on a sound node; each check is seen to pass, to fail by one thing changed, and not to know. */
class KubevirtChecksContractTest extends ChecksContract {
    private static final String SOUND = file("gpu.yaml")
            .replace("          hostDevices:\n          - {name: vf0, deviceName: intel.com/elsewhere}\n", "")
            .replace("model: host-passthrough", "model: host-model");

    private static String file(String name) {
        return AskedDialect.beside(KubevirtChecksContractTest.class, name);
    }

    private static Altered node() {
        return Altered.of(KubevirtDialectTest.node().build()).answer(HostCommand.KERNEL_LOG,
                "[    0.0] Linux version 6.8\n");
    }

    private static Scene scene(Altered host, String text) {
        try {
            return Scene.of(KubevirtChecks.all(new Schemas()), host.host(), "<domain type='kvm'/>")
                    .from(new KubevirtDialect().parse(text));
        } catch (DialectException e) {
            throw new AssertionError(e);
        }
    }

    private static Case of(String check, Verdict verdict, Altered host, String text) {
        return scene(host, text).gives(check, verdict);
    }

    @Override
    protected Scene sound() {
        return scene(node(), SOUND);
    }

    private static String with(String what, String instead) {
        assertTrue(SOUND.contains(what), what);
        return SOUND.replace(what, instead);
    }

    private static String alone() {
        return SOUND.substring(0, SOUND.indexOf("---\n"));
    }

    @Override
    protected List<Case> cases() {
        return List.of(
                of("kubevirt-schema", Verdict.BLOCK, node(), with("video: {type: bochs}", "video: {type: qxl}")),
                of("kubevirt-schema", Verdict.BLOCK, node(), with("cores: 4", "cores: four")),
                of("KV-001", Verdict.BLOCK, node(), with("deviceName: nvidia.com/T4", "deviceName: nvidia.com/T5")),
                of("KV-002", Verdict.BLOCK, node().link(KubevirtDialectTest.PCI + KubevirtDialectTest.GPU + "/driver",
                        "../../../bus/pci/drivers/nouveau"), SOUND),
                of("KV-002", Verdict.BLOCK, node(), with("10DE:1EB8", "10DE:1EB9")),
                of("KV-002", Verdict.BLOCK, node(), with("10DE:1EB8", "10DE-1EB8")),
                of("KV-003", Verdict.BLOCK, node(),
                        with("mdevNameSelector: \"GRID T4-1Q\"", "mdevNameSelector: GRID_T4-1Q")),
                of("KV-004", Verdict.WARN, node().file(KubevirtDialectTest.PCI + KubevirtDialectTest.GPU + "/resource",
                        "0x0000000000000000 0x0000000fffffffff 0x000000000014220c\n"), SOUND),
                of("KV-005", Verdict.BLOCK, node(),
                        with("autoattachGraphicsDevice: true", "autoattachGraphicsDevice: false")
                                .replace("          video: {type: bochs}\n", "")),
                of("KV-006", Verdict.WARN, node(),
                        SOUND + "    mediatedDevicesConfiguration: {mediatedDevicesTypes: [nvidia-222]}\n"),
                of("KV-006", Verdict.WARN, node(),
                        SOUND + "    developerConfiguration: {featureGates: [DisableMDEVConfiguration]}\n"),
                of("KV-007", Verdict.WARN, node().answer(HostCommand.KERNEL_LOG,
                        "[  9.1] vfio_pin_pages_remote: RLIMIT_MEMLOCK (65536) exceeded\n"), SOUND),
                of("kubevirt-schema", Verdict.UNKNOWN, node(),
                        SOUND.replaceFirst("kubevirt.io/v1\\n", "kubevirt.io/v2\n")),
                of("KV-006", Verdict.UNKNOWN, node(), alone()),
                of("KV-001", Verdict.UNKNOWN, node(), alone()),
                of("KV-002", Verdict.UNKNOWN,
                        node().unknown(KubevirtDialectTest.PCI + KubevirtDialectTest.GPU + "/driver"),
                        SOUND),
                of("KV-003", Verdict.UNKNOWN, node().unknown(KubevirtDialectTest.TYPES + "/name"), SOUND),
                of("KV-004", Verdict.UNKNOWN,
                        node().unknown(KubevirtDialectTest.PCI + KubevirtDialectTest.GPU + "/resource"),
                        SOUND),
                of("KV-005", Verdict.UNKNOWN, node(), alone()
                        .replace("autoattachGraphicsDevice: true", "autoattachGraphicsDevice: false")
                        .replace("          video: {type: bochs}\n", "")
                        .replace("            virtualGPUOptions: {display: {enabled: true, ramFB: {enabled: true}}}\n",
                                "")),
                of("KV-007", Verdict.UNKNOWN, node().unanswered(HostCommand.KERNEL_LOG), SOUND));
    }

    @Test
    void theyDoNotAriseForOtherMachines() {
        for (Check check : KubevirtChecks.all(new Schemas())) {
            assertEquals(Verdict.NOT_APPLICABLE, check.evaluate(Situation.of(node().host())).verdict());
        }
    }
}
