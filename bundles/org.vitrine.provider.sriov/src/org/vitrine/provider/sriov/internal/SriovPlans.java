// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.Map;

import org.vitrine.host.Change;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Plan;
import org.vitrine.host.Step.Effect;
import org.vitrine.host.Text;

/** Changes of the host that make a check pass. */
final class SriovPlans {
    static final String FILE = "/etc/tmpfiles.d/vitrine-sriov.conf";
    private static final String AUTOPROBE = "sriov_drivers_autoprobe";

    private SriovPlans() {
    }

    /** Makes so many virtual functions that no driver of the host takes, now and at each boot. */
    static Plan make(Part part, int count) {
        PciFunction gpu = part.gpu().function();
        Plan plan = Plan.on(part.host(), "Make {0} virtual function(s) of {1}", count, gpu.address());
        return kept(withoutDrivers(plan, gpu).step(Text.of("Make {0} virtual function(s)", count),
                new Change.SetVfCount(gpu.address(), count), effects(part)), gpu, count);
    }

    private static Effect[] effects(Part part) {
        return part.count() > 0 ? new Effect[]{Effect.GUEST_RESTART} : new Effect[0];
    }

    /** Makes the virtual functions that are there at each boot too. */
    static Plan keep(Part part) {
        PciFunction gpu = part.gpu().function();
        return kept(Plan.on(part.host(), "Make {0} virtual function(s) at each boot", part.count()), gpu, part.count());
    }

    private static Plan kept(Plan plan, PciFunction gpu, int count) {
        return plan.step(Text.of("Let systemd-tmpfiles make them at each boot"),
                new Change.WriteFile(FILE,
                        "w %1$s/%2$s - - - - 0%nw %1$s/sriov_numvfs - - - - %3$s%n".formatted(gpu.path(),
                                AUTOPROBE, count)));
    }

    /** Gives a virtual function to vfio-pci, and lets the host's drivers take no new ones. */
    static Plan leaveAlone(Part part) {
        Plan plan = Plan.on(part.host(), "Keep the host's drivers off {0}", part.vf().address());
        return withoutDrivers(plan, part.gpu().function()).step(Text.of("Give {0} to vfio-pci", part.vf().address()),
                new Change.BindDriver(part.vf().address(), "vfio-pci"));
    }

    private static Plan withoutDrivers(Plan plan, PciFunction gpu) {
        return gpu.probesVfs().or(false)
                ? plan.step(Text.of("Let no driver take new virtual functions"),
                        new Change.WriteSysfs(gpu.path() + "/" + AUTOPROBE, "0"))
                : plan;
    }

    /** Adds arguments of the kernel. */
    static Plan arguments(HostSnapshot host, Map<String, String> arguments) {
        Plan plan = Plan.on(host, "Start the kernel with what virtual functions need");
        for (Map.Entry<String, String> one : arguments.entrySet()) {
            plan = plan.step(Text.of("Add {0}={1}", one.getKey(), one.getValue()),
                    new Change.KernelArgument(one.getKey(), one.getValue()), Effect.REBOOT);
        }
        return plan;
    }

    /** Writes what a function is to have of the GPU. */
    static Plan share(Part part, Map<String, String> files) {
        Plan plan = Plan.on(part.host(), "Give {0} its share of the GPU", part.vf().address());
        for (Map.Entry<String, String> one : files.entrySet()) {
            plan = plan.step(Text.of("Write {0} to {1}", one.getValue(),
                    one.getKey().substring(one.getKey().lastIndexOf('/') + 1)),
                    new Change.WriteSysfs(one.getKey(), one.getValue()), Effect.GUEST_RESTART);
        }
        return plan;
    }
}
