// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/**
 * The {@code args} of a machine: options that Proxmox VE puts behind its own. Whoever knows QEMU's options reads them, where
 * there is one; without one they are handed to QEMU as they stand.
 */
final class Args {

    /** Goes before them, so that nothing comes of it that is not in them. */
    private static final String EMPTY = "qemu-system-x86_64 -nodefaults -vga none -display none ";
    private static final Set<String> ADDED = Set.of("features", "cpu", "memoryBacking", "clock", "pm", "sysinfo",
            "qemu:override",
            "qemu:commandline");

    private static final Set<String> TWICE = Set.of("-m", "-smp", "-name", "-uuid", "-machine", "-M");

    private final Reading r;
    private final Optional<Dialect> qemu;

    Args(Reading r, Optional<Dialect> qemu) {
        this.r = r;
        this.qemu = qemu;
    }

    void read() {
        r.plain("args").filter(a -> !a.isBlank()).ifPresent(args -> {
            try {
                if (qemu.isPresent()) {
                    Dialect reader = qemu.get();
                    merge(reader.read(reader.parse(EMPTY + args), r.host()));
                    words(args).stream().filter(TWICE::contains).forEach(word -> r.lose("args: " + word,
                            "The configuration has a setting of its own for it, which is taken."));
                    return;
                }
            } catch (DialectException e) {
                r.lose("args: " + args, "It is no list of QEMU's options: {0}", e.getMessage() + "");
                return;
            }
            keep(args);
        });
    }

    private void keep(String args) {
        Editable line = r.root().ensure("qemu:commandline");
        words(args).forEach(word -> line.add("qemu:arg").set("@value", word));
    }

    /** Parted at blanks outside quotes, as Proxmox VE does it. */
    static List<String> words(String args) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean open = false;
        for (char c : (args + " ").toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                word.append(quote == 0 ? "" : String.valueOf(c));
            } else if (c == '\'' || c == '"') {
                quote = c;
                open = true;
            } else if (Character.isWhitespace(c)) {
                if (open || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                word.append(c);
            }
        }
        return words;
    }

    private void merge(Translation read) {
        read.losses().forEach(loss -> r.lose("args: " + loss.part(), "{0}", loss.why()));
        Domain part = Domain.of(read.text());
        part.root().children().filter(child -> ADDED.contains(child.name())).filter(child -> !isDefault(child))
                .forEach(child -> merge(child, r.root()));
        part.find("os").ifPresent(os -> os.children().filter(child -> !child.name().equals("type"))
                .forEach(child -> merge(child, r.root().ensure("os"))));
        part.find("devices").ifPresent(devices -> devices.children().filter(device -> !isEmptyDevice(device))
                .forEach(device -> copy(device, r.device(device.name()))));
    }

    /** What the empty command line says too. */
    private static boolean isDefault(Element element) {
        return element.name().equals("clock") && element.children().findAny().isEmpty();
    }

    private static boolean isEmptyDevice(Element device) {
        return device.is("model@type", "none") || device.is("@model", "none");
    }

    /** Adds what an element says to the one of its name; lists of devices and words grow. */
    private void merge(Element from, Editable parent) {
        boolean list = Set.of("qemu:arg", "qemu:device", "qemu:env", "boot", "cell").contains(from.name());
        String name = from.get("@name").filter(n -> n.matches("[A-Za-z0-9._-]+"))
                .map(n -> from.name() + "[@name='" + n + "']").orElse(from.name());
        Editable to = list ? parent.add(from.name()) : parent.ensure(name);
        from.attributes().forEach((key, value) -> to.set("@" + key, value));
        from.text().ifPresent(text -> to.set("", text));
        from.children().forEach(child -> merge(child, to));
    }

    private void copy(Element from, Editable to) {
        from.attributes().forEach((key, value) -> to.set("@" + key, value));
        from.text().ifPresent(text -> to.set("", text));
        from.children().forEach(child -> copy(child, to.add(child.name())));
    }
}
