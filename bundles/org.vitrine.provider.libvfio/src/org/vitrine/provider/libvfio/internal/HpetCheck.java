// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.HostCommand;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** LVF-004: arcd always passes -no-hpet (src/libvfio/control/arguments.nim), which QEMU 9.0 has no more (48c1c25a55cd). */
@Component(service = Check.class)
public final class HpetCheck extends LibvfioCheck {
    private static final int FIRST_WITHOUT = 9;

    /** The check. */
    public HpetCheck() {
        super("LVF-004", "Does QEMU still know -no-hpet?");
    }

    @Override
    Finding answer(Arcd arcd) {
        Optional<String> version = arcd.host().qemu().version().optional();
        if (version.isEmpty()) {
            return Finding.block("QEMU is not installed").saw(HostCommand.QEMU_VERSION.line(), "not there")
                    .because("arcd starts /bin/qemu-system-x86_64.").solve("Install QEMU for x86_64.");
        }
        int major = Integer.parseInt(version.get().split("\\.")[0]);
        return major < FIRST_WITHOUT
                ? Finding.pass("QEMU {0} takes -no-hpet", version.get()).saw(HostCommand.QEMU_VERSION.line(),
                        version.get())
                : Finding.block("QEMU {0} refuses arcd's option -no-hpet", version.get())
                        .because("arcd always passes it, and QEMU removed it in 9.0: \"-no-hpet: invalid option\".")
                        .solve("Start the machine through libvirt: open it as a domain, which says hpet off in today's words.")
                        .saw(HostCommand.QEMU_VERSION.line(), version.get());
    }
}
