// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.vitrine.core.Connection;
import org.vitrine.core.Dialects;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;
import org.vitrine.provider.SourceDocument;

/**
 * Asks libvirt, where it is, what command line it would make of a machine that was read from one, and tells what that lacks.
 *
 * @param note told why libvirt could not be asked, where it is there
 */
record LibvirtsWord(Machines machines, Dialects dialects, Progress progress, Consumer<Text> note) {

    /** What is missing; nothing where there is no libvirt, or the machine does not come from a command line. */
    List<Loss> on(MachineFile machine) {
        Optional<SourceDocument> source = machine.source();
        Optional<Dialect> dialect = source.flatMap(document -> dialects.find(document.dialect()))
                .filter(Dialect::isCommandLine);
        Optional<Connection> libvirt = dialect.flatMap(found -> machines.embedded());
        if (source.isEmpty() || dialect.isEmpty() || libvirt.isEmpty()) {
            return List.of();
        }
        try {
            Optional<String> made = commandLine(libvirt.get(), machine.domain());
            return made.isPresent() ? unnamed(machine, dialect.get().missing(source.get(), made.get())) : List.of();
        } catch (VitrineException e) {
            note.accept(Text.of("not compared with what libvirt makes of it: {0}", e.text()));
        } catch (DialectException e) {
            note.accept(Text.of("not compared with what libvirt makes of it: {0}", String.valueOf(e.getMessage())));
        }
        return List.of();
    }

    /** What the dialect has named itself is not named twice. */
    private static List<Loss> unnamed(MachineFile machine, List<Loss> missing) {
        Set<String> named = machine.losses().stream().map(Loss::part).collect(Collectors.toSet());
        return missing.stream().filter(loss -> !named.contains(loss.part())).toList();
    }

    private Optional<String> commandLine(Connection libvirt, Domain domain) throws VitrineException {
        libvirt.open(progress);
        try {
            return libvirt.commandLine(domain, progress);
        } finally {
            libvirt.close();
        }
    }
}
