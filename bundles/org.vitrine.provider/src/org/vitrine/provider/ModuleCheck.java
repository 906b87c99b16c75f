// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import org.vitrine.host.Change;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Modules;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;

/** Whether one module of the kernel is there. */
final class ModuleCheck {

    private ModuleCheck() {
    }

    static Finding evaluate(Situation s, String module, String why) {
        HostSnapshot host = s.host();
        String path = Modules.FOLDER + "/" + host.modules().module(module).name();
        if (host.hasModule(module).is(true)) {
            return Finding.pass("The kernel module {0} is there", module).saw(path, "there");
        }
        Plan load = Plan.on(host, "Load {0}", module).step(Text.of("Load the kernel module {0}", module),
                new Change.LoadModule(module));
        return IommuChecks.onDomain(s, Finding.block("The kernel module {0} is not loaded", module)
                .because("{0}", why).solve("Load it; where modprobe does not find it, install the package that has it.")
                .saw(path, "not there").remedy(Remedy.plan(load)));
    }
}
