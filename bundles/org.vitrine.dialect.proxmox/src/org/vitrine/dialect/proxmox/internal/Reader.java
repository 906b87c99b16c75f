// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;

/** A configuration becomes a domain. */
final class Reader {

    private Reader() {
    }

    static Translation read(Conf conf, HostSnapshot host, Optional<Dialect> qemu) {
        Domain empty = Domain.of("<domain type='kvm'>\n</domain>\n");
        List<Loss> losses = new ArrayList<>();
        DomainEdit edit = empty.edit(draft -> {
            Reading r = new Reading(conf, draft, host);
            new ReadMachine(r).read();
            ReadDisks disks = new ReadDisks(r);
            disks.read();
            new ReadDevices(r).read(disks);
            new ReadGraphics(r).read(disks);
            new Args(r, qemu).read();
            rest(r);
            losses.addAll(r.losses());
        });
        return new Translation(empty.apply(edit).text(), losses);
    }

    private static String left(Conf conf, Setting setting) {
        if (conf.last(setting.key()).filter(last -> last != setting).isPresent()) {
            return "The key stands here again further down, and Proxmox VE takes the last.";
        }
        return Keys.isKnown(setting.key())
                ? "It is for Proxmox VE's own management; a domain has no place for it."
                : "Proxmox VE has no such setting that this dialect knows.";
    }

    private static void rest(Reading r) {
        r.left(s -> true).forEach(s -> r.lose(s, left(r.conf(), s)));
        r.conf().settings().stream().filter(Setting::isCommented).forEach(s -> r.lose(s.key() + ": #",
                "Proxmox VE knows no comment behind a value and leaves such a line out; give it a line of its own."));
        if (r.conf().hasDescription()) {
            r.lose("(lines that begin with #)",
                    "The description is for Proxmox VE's web pages; write <description> where it is wanted.");
        }
        for (String section : r.conf().sections()) {
            r.lose("[" + section + "]", section.equals("PENDING")
                    ? "Changes that wait for a restart are not the machine yet; restart it in Proxmox VE or take them over by hand."
                    : "A domain is the machine as it is now; a snapshot has its own state and stays in Proxmox VE.");
        }
    }
}
