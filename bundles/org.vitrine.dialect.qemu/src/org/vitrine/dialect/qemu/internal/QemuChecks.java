// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

/** What to know about a machine that was read from a QEMU command. */
final class QemuChecks {

    // where a word stands that is none of QEMU's, before a shell has made options of it
    private static final String OF_NO_OPTION = "[";

    private QemuChecks() {
    }

    static List<Check> all() {
        return List.of(Check.ofDomain("qemu-kept", "Is anything handed to QEMU as it stood?", QemuChecks::kept));
    }

    /** Options without an element are no loss, but libvirt neither checks nor manages them. */
    private static Finding kept(Situation situation) {
        Optional<Domain> domain = situation.domain()
                .filter(d -> situation.source().filter(s -> s.dialect().equals("qemu")).isPresent());
        if (domain.isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<Element> commandLine = domain.get().find("qemu:commandline");
        if (commandLine.isEmpty()) {
            situation.source().stream().flatMap(source -> source.entries().stream())
                    .filter(entry -> entry.path().startsWith(OF_NO_OPTION)).findFirst().ifPresent(word -> {
                        throw new UnknownFactException(
                                "only the shell knows which options " + word.value() + " stands for");
                    });
            return Finding.pass("libvirt has an element for each option").saw("qemu:commandline", "not there");
        }
        String words = commandLine.get().children("qemu:arg").map(arg -> arg.get("@value").orElse(""))
                .collect(Collectors.joining(" "));
        return Finding.info("libvirt has no element for these options and hands them to QEMU as they stand: {0}", words)
                .because(
                        "They work as before, but libvirt neither checks them nor gives QEMU access to the files they name.")
                .solve("Look at <qemu:commandline> once more when a newer libvirt has elements for them.")
                .about(commandLine.get()).saw("qemu:commandline", words);
    }
}
