// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.Optional;

import org.vitrine.host.Change;
import org.vitrine.host.NvidiaVgpu;
import org.vitrine.host.PciAddress;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/** VGPU-002: a virtual function is a virtual GPU once the number of a type was written, which each start of the host forgets. */
final class CurrentType {
    /** Where the files of the driver's functions are; asking there leaves all others alone. */
    static final String BOUND = "/sys/bus/pci/drivers/nvidia/";

    private CurrentType() {
    }

    static Finding evaluate(Situation s, Card card) {
        Optional<PciAddress> address = NvidiaChecks.address(s);
        if (address.isEmpty()) {
            return Finding.notApplicable();
        }
        NvidiaVgpu vgpu = s.host().nvidia().vgpu(s.host().pci().function(address.get()));
        Optional<Integer> current = vgpu.current().optional();
        if (current.isEmpty()) {
            return Finding.notApplicable(); // VGPU-001 tells
        }
        String path = BOUND + address.get() + "/nvidia/current_vgpu_type";
        Optional<String> wanted = s.values().text(NvidiaFields.TYPE).flatMap(Profile::number);
        String is = String.valueOf(current.get());
        if (current.get() != 0 && wanted.map(is::equals).orElse(true)) {
            return Finding.pass("The virtual function {0} is a virtual GPU of type {1}", address.get(), is).saw(path,
                    is);
        }
        Finding finding = current.get() == 0
                ? Finding.block("The virtual function {0} is no virtual GPU yet", address.get())
                        .because("No type has been chosen since the host was started; the guest would see no GPU.")
                : Finding
                        .block("The virtual function {0} is of type {1}, not {2}", address.get(), is, wanted.orElse(""))
                        .because("The machine would get another amount of memory.");
        Finding told = finding.solve("Write the number of the type, and let a service do so at each start of the host.")
                .saw(path, is).saw("wanted", wanted.orElse("not said"));
        return wanted.filter(type -> fits(vgpu, current.get(), type))
                .map(type -> told.remedy(Remedy.plan(plan(s, path, current.get(), type)))).orElse(told);
    }

    /** The list of what still fits is told of a free function only. */
    private static boolean fits(NvidiaVgpu vgpu, int current, String type) {
        return current != 0 || vgpu.creatable()
                .couldBe(types -> types.stream().anyMatch(one -> String.valueOf(one.id()).equals(type)));
    }

    private static Plan plan(Situation s, String path, int current, String type) {
        Plan plan = Plan.on(s.host(), "Make a virtual GPU of type {0}", type);
        Plan free = current == 0
                ? plan
                : plan.step(Text.of("Let the virtual function be none"), new Change.WriteSysfs(path, "0"));
        return free.step(Text.of("Let it be one of type {0}", type), new Change.WriteSysfs(path, type));
    }
}
