// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.domain.HostDevice;

/**
 * HOST-016. The row was graded C; libvirt's source agrees: binding a driver writes to sysfs, which the session's daemon does
 * as its user, and only root may. A device that is bound already and whose /dev/vfio node the user owns is no fault.
 */
final class SessionCheck {

    private SessionCheck() {
    }

    static Finding evaluate(Situation s) {
        if (s.connection().isEmpty() || s.use().isEmpty() || !s.use().get().anchor().name().equals("hostdev")) {
            return Finding.notApplicable();
        }
        ConnectionInfo connection = s.connection().get();
        Element hostdev = s.use().get().anchor();
        if (connection.privileged()) {
            return Finding.pass("The system's libvirt may bind drivers").saw("connection", connection.uri());
        }
        if (!Told.isOn(new HostDevice(hostdev).managed())) {
            return Finding.info("The device must be prepared by hand").about(hostdev)
                    .because("The session's libvirt runs as a user who may not bind drivers.")
                    .solve("Bind it to vfio-pci and give its /dev/vfio node to the user, or use qemu:///system.")
                    .saw("connection", connection.uri()).saw("hostdev@managed", managed(hostdev));
        }
        return Finding.block("The session's libvirt may not take a device from the host").about(hostdev)
                .because("It binds drivers as the user who runs it, and only root may.")
                .solve("Use qemu:///system, or prepare the device by hand and set managed='no'.")
                .saw("connection", connection.uri()).saw("hostdev@managed", managed(hostdev));
    }

    private static String managed(Element hostdev) {
        return Optional.ofNullable(hostdev.attributes().get("managed")).orElse("not there: no");
    }
}
