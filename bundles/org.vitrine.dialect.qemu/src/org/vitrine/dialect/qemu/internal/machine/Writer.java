// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/** A domain becomes a shell script with one QEMU command, an option a line; what has no option is named. */
public final class Writer {

    private static final Set<String> TYPES = Set.of("kvm", "qemu", "hvf", "xen");

    private Writer() {
    }

    /**
     * The script of a domain.
     *
     * @throws DialectException when QEMU does not run this machine
     */
    public static Translation write(Domain domain) throws DialectException {
        String type = domain.type().orElse("kvm");
        if (!TYPES.contains(type) || !domain.get("os/type").orElse("hvm").equals("hvm")) {
            throw new DialectException(
                    "A machine of type \"" + type + "\" is not run by QEMU; only kvm and qemu ones have a command.");
        }
        Writing w = new Writing(domain);
        new WriteMachine(w).write();
        new WriteProcessor(w).write();
        new WriteSmalls(w).iommu();
        new WriteControllers(w).write();
        new WriteDisks(w).write();
        new WriteCharacters(w).write();
        new WriteScreens(w).write();
        new WriteDevices(w).write();
        w.addLater();
        commandLine(w);
        return new Translation(script(w), w.ledger().losses());
    }

    /** What was kept for QEMU goes back to it as it stands. */
    private static void commandLine(Writing w) {
        List<String> words = new ArrayList<>();
        w.domain().find("qemu:commandline").ifPresent(line -> line.children("qemu:arg").forEach(arg -> {
            String word = w.ledger().take(arg, "@value").orElse("");
            if (word.startsWith("-") && !words.isEmpty()) {
                w.words(words);
                words.clear();
            }
            words.add(word);
        }));
        if (!words.isEmpty()) {
            w.words(words);
        }
    }

    private static String script(Writing w) {
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        w.before().forEach(line -> script.append(line).append('\n'));
        String environment = w.domain().find("qemu:commandline").stream().flatMap(line -> line.children("qemu:env"))
                .map(env -> variable(w, env)).collect(Collectors.joining());
        script.append("exec ").append(environment.isEmpty() ? "" : "env" + environment + " ").append(program(w));
        for (List<String> option : w.options()) {
            script.append(" \\\n    ").append(option.stream().map(Writer::quote).collect(Collectors.joining(" ")));
        }
        return script.append('\n').toString();
    }

    private static String variable(Writing w, Element env) {
        return " " + quote(w.ledger().take(env, "@name").orElse("") + "=" + w.ledger().take(env, "@value").orElse(""));
    }

    private static String program(Writing w) {
        String arch = Architectures.qemu(w.arch());
        return quote(w.take("devices/emulator").filter(p -> p.matches(".*/(qemu-system-[a-z0-9_]+|qemu-kvm|kvm)"))
                .filter(p -> !p.equals("/usr/bin/qemu-system-" + arch)).orElse("qemu-system-" + arch));
    }

    /** A word as a shell takes it: in single quotes where it needs any. */
    static String quote(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
