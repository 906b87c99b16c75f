// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Change;
import org.vitrine.host.Connector;
import org.vitrine.host.Fact;
import org.vitrine.host.Plan;
import org.vitrine.host.Step;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/**
 * VFIO-037. On a laptop with a switch between its GPUs the panel may hang on the discrete one. ASUS tells by 0 (discrete) and
 * 1 (hybrid), Documentation/ABI/testing/sysfs-platform-asus-wmi; on all others a panel shows as an eDP or LVDS connector of
 * the GPU while its own driver has it.
 */
final class PanelSwitch {
    static final String ASUS = "/sys/devices/platform/asus-nb-wmi/gpu_mux_mode";
    static final String ASUS_ARMOURY = "/sys/class/firmware-attributes/asus-armoury/attributes/gpu_mux_mode/current_value";
    private static final String DISCRETE = "0";
    private static final String HYBRID = "1";

    private PanelSwitch() {
    }

    static Finding evaluate(Passed passed) {
        if (!passed.host().firmware().isLaptop().is(true)) {
            return Finding.notApplicable();
        }
        String file = passed.host().file(ASUS) instanceof Fact.Absent ? ASUS_ARMOURY : ASUS;
        Fact<String> mux = passed.host().file(file);
        if (mux.is(DISCRETE) && !passed.isOf(Passed.INTEL)) {
            return goesDark().saw(file, DISCRETE).remedy(Remedy.plan(Plan
                    .on(passed.host(), "Wire the laptop's screen to the other GPU")
                    .step(Text.of("Switch to hybrid mode"),
                            new Change.WriteSysfs(file, HYBRID), Step.Effect.REBOOT)));
        }
        Optional<Connector> panel = passed.host().drm().card(passed.gpu()).flatMap(card -> card.connectors()).optional()
                .orElse(List.of()).stream()
                .filter(connector -> connector.name().startsWith("eDP") || connector.name().startsWith("LVDS"))
                .filter(connector -> connector.isConnected().is(true)).findFirst();
        return panel.isPresent()
                ? goesDark().saw(panel.get().card() + " " + panel.get().name(), "connected")
                : Finding.pass("The laptop's own screen hangs on another GPU").saw(file, mux);
    }

    private static Finding goesDark() {
        return Finding.warn("The laptop's own screen goes dark with this GPU")
                .because("The panel is wired to it, at present at least.")
                .solve("Switch the panel to the other GPU (hybrid mode, in the firmware's setup or by supergfxctl) and start "
                        + "anew, or use an external screen.");
    }
}
