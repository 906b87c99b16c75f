// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/** A domain becomes a configuration. */
final class Writer {

    private static final Pattern SET = Pattern.compile("device\\.(hostdev\\d+)\\.(.*)");

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
        domain.find("qemu:commandline").ifPresent(line -> arguments(w, line.children("qemu:arg").toList()));
        return new Translation(w.text(), w.ledger().losses());
    }

    private static void arguments(Writing w, List<Element> arguments) {
        int at = 0;
        while (at < arguments.size()) {
            Element argument = arguments.get(at++);
            String word = w.ledger().take(argument, "@value").orElse("");
            Matcher set = SET.matcher(at < arguments.size() ? arguments.get(at).get("@value").orElse("") : "");
            if (!word.equals("-set") || !set.matches()) {
                w.args(word);
                continue;
            }
            Element value = arguments.get(at++);
            Optional<String> id = w.id(set.group(1));
            id.ifPresentOrElse(known -> {
                w.ledger().all(value);
                w.args(word, "device." + known + "." + set.group(2));
            }, () -> w.ledger().lose(value,
                    "Proxmox VE makes no device {0}, and QEMU ends where something is set of it.",
                    set.group(1)));
        }
    }
}
