// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.HostCommand;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** LVF-001: arcd ends with "DO NOT RUN THIS AS ROOT" (src/arcd.nim). */
@Component(service = Check.class)
public final class RootUserCheck extends LibvfioCheck {

    /** The check. */
    public RootUserCheck() {
        super("LVF-001", "Is arcd started by an ordinary user?");
    }

    @Override
    Finding answer(Arcd arcd) {
        boolean isRoot = arcd.host().user().isRoot().is(true);
        String user = arcd.host().user().name().or("?");
        return isRoot
                ? Finding.block("arcd refuses to run as root").saw(HostCommand.ID.line(), "uid=0(root)")
                        .because("It says \"DO NOT RUN THIS AS ROOT\" and ends; it calls sudo itself where it must.")
                        .solve("Start it as an ordinary user.")
                : Finding.pass("{0} is an ordinary user", user).saw(HostCommand.ID.line(), user);
    }
}
