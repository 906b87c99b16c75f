// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.dialect.qemu.internal.shell.Script;
import org.vitrine.domain.Editable;

/** A TPM: one of the host, one that swtpm emulates and libvirt starts, or one that somebody else runs. */
final class Tpm implements Family {

    private static final Set<String> MODELS = Set.of("tpm-tis", "tpm-crb", "tpm-spapr", "tpm-tis-device");

    @Override
    public void read(Reading r) {
        for (Arg device : r.given().devices(MODELS).toList()) {
            Optional<Arg> backend = r.given().backend("tpmdev", device.peek("tpmdev"));
            if (backend.isEmpty()) {
                continue;
            }
            Arg tpm = backend.get();
            Optional<Arg> chardev = r.given().backend("chardev", tpm.peek("chardev"))
                    .filter(c -> c.is("backend", "socket"));
            String model = device.peek("driver").orElse("").replace("-device", "");
            if (tpm.is("type", "passthrough")) {
                Editable element = make(r, device, tpm, model).set("backend@type", "passthrough");
                element.set("backend/device@path", tpm.peek("path").orElse("/dev/tpm0"));
                r.finish(device, element);
            } else if (chardev.flatMap(c -> c.peek("path")).isPresent()) {
                emulator(r, make(r, device, tpm, model), chardev.get());
                r.finish(device, r.draft().at(r.draft().now().devices("tpm").reduce((a, b) -> b).orElseThrow()));
            }
        }
    }

    private static Editable make(Reading r, Arg device, Arg backend, String model) {
        backend.taken();
        device.take("tpmdev");
        return r.device("tpm").set("@model", model);
    }

    private static void emulator(Reading r, Editable element, Arg chardev) {
        String path = chardev.peek("path").orElse("");
        chardev.taken();
        Optional<Script.Command> swtpm = r.commands().stream()
                .filter(c -> c.words().stream().anyMatch(w -> w.text().endsWith("swtpm"))
                        && c.words().stream().anyMatch(w -> w.text().contains("path=" + path)))
                .findFirst();
        if (swtpm.isEmpty()) {
            element.set("backend@type", "external").set("backend/source@type", "unix")
                    .set("backend/source@mode", "connect")
                    .set("backend/source@path", path);
            return;
        }
        List<String> words = swtpm.get().words().stream().map(w -> w.text()).toList();
        element.set("backend@type", "emulator").set("backend@version", words.contains("--tpm2") ? "2.0" : "1.2");
        r.understood(swtpm.get());
        Optional<String> state = words.stream().filter(w -> w.startsWith("dir=")).findFirst();
        state.ifPresent(dir -> r.commands().stream().filter(c -> c.words().getFirst().text().equals("mkdir")
                && c.words().getLast().text().equals(dir.substring("dir=".length()))).forEach(r::understood));
        state.filter(w -> !w.contains("$"))
                .ifPresent(dir -> r.lose(
                        "swtpm --tpmstate " + dir,
                        "libvirt starts swtpm with a folder of its own; copy the state there (/var/lib/libvirt/swtpm) to keep the keys."));
    }
}
