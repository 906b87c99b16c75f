// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.Optional;

import org.vitrine.host.Change;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/** VGPU-005: NVIDIA's services. nvidia-vgpud names the types and ends; nvidia-vgpu-mgr runs the machines' plugins. */
final class Manager {
    static final String MANAGER = "nvidia-vgpu-mgr.service";
    private static final String TYPES = "nvidia-vgpud.service";

    private Manager() {
    }

    /** Whether the host's vGPU software is installed; hosts with NVIDIA's usual driver are asked nothing more. */
    static boolean isThere(HostSnapshot host) {
        return host.nvidia().version().optional().isPresent() && host.units().isActive(MANAGER).optional().isPresent();
    }

    static Finding evaluate(Situation s, Card card) {
        HostSnapshot host = s.host();
        Optional<Boolean> isActive = host.units().isActive(MANAGER).optional();
        if (isActive.isEmpty()) {
            return Finding.block("NVIDIA's vGPU manager is not installed")
                    .because(
                            "The driver nvidia is there, but not the service {0}, which the host's vGPU software brings.",
                            MANAGER)
                    .solve("Install the host driver of NVIDIA's vGPU software (the package named vgpu-kvm) in place of the "
                            + "usual driver.")
                    .saw(MANAGER, "not there").saw("driver", host.nvidia().version());
        }
        if (isActive.get()) {
            return host.units().isFailed(TYPES).or(false)
                    ? failed(host, TYPES)
                    : Finding.pass("NVIDIA's vGPU manager runs").saw(MANAGER, "active");
        }
        return failed(host, MANAGER);
    }

    private static Finding failed(HostSnapshot host, String unit) {
        boolean hasFailed = host.units().isFailed(unit).or(false);
        Plan start = Plan.on(host, "Start NVIDIA's vGPU manager").step(Text.of("Start {0}", unit),
                new Change.RunUnit(unit, Change.RunUnit.Action.START));
        return Finding.block(hasFailed ? "{0} failed" : "{0} does not run", unit)
                .because(
                        "Without it a machine's start ends with \"nvidia-vgpu-vfio: start failed. status: 0x0\" or a timeout.")
                .solve(hasFailed
                        ? "Read why (journalctl -u {0}), then start it."
                        : "Start it; journalctl -u {0} says why it ended.",
                        unit)
                .saw(HostCommand.UNITS.line().split(" ")[0] + " show " + unit, hasFailed ? "failed" : "inactive")
                .remedy(Remedy.plan(start));
    }
}
