// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.dialect.qemu.internal.args.CommandLine;
import org.vitrine.dialect.qemu.internal.shell.Word;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.Editable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;

/** A command line becomes a domain: each family makes elements of what it knows, the rest is handed to QEMU as it stands. */
public final class Reader {

    /** In the order that libvirt writes the elements, except where one family needs what another has found. */
    private static final List<Supplier<Family>> FAMILIES = List.of(Basics::new, MemoryBacking::new, Boot::new,
            Features::new,
            Processor::new, Emulator::new, UsbBuses::new, Disks::new, Networks::new, Tpm::new, Inputs::new,
            Sounds::new, Characters::new, SmartCards::new, Videos::new, Screens::new, HostDevices::new, Smalls::new,
            Libvirts::new);

    /** Variables that libvirt sets for QEMU itself; they stand in its log. */
    private static final Set<String> OWN = Set.of("", "LC_ALL", "PATH", "HOME", "USER", "LOGNAME", "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME", "QEMU_AUDIO_DRV");

    private Reader() {
    }

    /**
     * The domain of a command line.
     *
     * @param line   what was read from the script
     * @param folder the folder that relative paths are in, when the script says it
     */
    public static Translation read(CommandLine line, HostSnapshot host, Optional<String> folder) {
        List<Arg> args = Preparation.of(line.args());
        Domain empty = Domain.of("<domain type='qemu'>\n</domain>\n");
        List<Loss> losses = new ArrayList<>();
        DomainEdit edit = empty.edit(draft -> {
            Reading reading = new Reading(line, args, draft, host, folder);
            for (Supplier<Family> family : FAMILIES) {
                family.get().read(reading);
            }
            Libvirts.keep(reading, args);
            kept(reading, line.environment());
            losses.addAll(reading.losses());
            losses.addAll(new Surroundings(line, reading.understood()).losses());
        });
        return new Translation(empty.apply(edit).text(), losses);
    }

    private static void kept(Reading reading, List<Word> environment) {
        List<Word> variables = environment.stream()
                .filter(w -> !OWN.contains(w.text().substring(0, Math.max(0, w.text().indexOf('='))))).toList();
        if (reading.kept().isEmpty() && variables.isEmpty()) {
            return;
        }
        Editable commandLine = reading.root().ensure("qemu:commandline");
        reading.kept().forEach(word -> commandLine.add("qemu:arg").set("@value", word));
        for (Word variable : variables) {
            int equals = variable.text().indexOf('=');
            commandLine.add("qemu:env").set("@name", variable.text().substring(0, equals)).set("@value",
                    variable.text().substring(equals + 1));
        }
    }
}
