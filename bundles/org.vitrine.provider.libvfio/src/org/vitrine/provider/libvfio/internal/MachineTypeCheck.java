// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.HostCommand;
import org.vitrine.host.Probe;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** LVF-005: arcd always asks for pc-q35-4.2; QEMU deletes versioned machine types six years after their release. */
@Component(service = Check.class)
public final class MachineTypeCheck extends LibvfioCheck {
    private static final String MACHINE = "pc-q35-4.2";

    /** The check. */
    public MachineTypeCheck() {
        super("LVF-005", "Does QEMU still have the machine pc-q35-4.2?", Probe.command(HostCommand.QEMU_MACHINES));
    }

    @Override
    Finding answer(Arcd arcd) {
        Optional<Set<String>> machines = arcd.host().qemu().machines().optional();
        if (machines.filter(names -> names.contains(MACHINE)).isPresent()) {
            return Finding.pass("QEMU has {0}", MACHINE).saw(HostCommand.QEMU_MACHINES.line(), MACHINE);
        }
        return Finding.block("QEMU has no machine {0}", MACHINE)
                .because(machines.isPresent()
                        ? "arcd always asks for it, and QEMU deletes a versioned machine type six years after its release."
                        : "QEMU is not installed.")
                .solve("Start the machine through libvirt: open it as a domain, whose machine is the newest q35.")
                .saw(HostCommand.QEMU_MACHINES.line(), machines.isPresent() ? "no " + MACHINE : "not there");
    }
}
