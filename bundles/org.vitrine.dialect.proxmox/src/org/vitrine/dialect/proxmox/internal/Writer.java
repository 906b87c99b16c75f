// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/** A domain becomes a configuration. */
final class Writer {

    private Writer() {
    }

    static Translation write(Domain domain) throws DialectException {
        String type = domain.type().orElse("kvm");
        if (!Set.of("kvm", "qemu").contains(type) || !domain.get("os/type").orElse("hvm").equals("hvm")) {
            throw new DialectException(
                    "A machine of type \"" + type + "\" is not run by Proxmox VE's QEMU; only kvm and qemu ones are.");
        }
        Writing w = new Writing(domain);
        new WriteMachine(w).write();
        new WriteProcessor(w).write();
        new WriteDisks(w).write();
        new WriteDevices(w).write();
        new WriteGraphics(w).write();
        domain.find("qemu:commandline").ifPresent(line -> line.children("qemu:arg").forEach(
                arg -> w.args(w.ledger().take(arg, "@value").orElse(""))));
        return new Translation(w.text(), w.ledger().losses());
    }
}
