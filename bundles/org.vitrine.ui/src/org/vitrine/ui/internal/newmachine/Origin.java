// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.core.Blueprint;
import org.vitrine.core.Dialects;
import org.vitrine.core.Imported;
import org.vitrine.core.Machine;
import org.vitrine.core.Offer;
import org.vitrine.core.Progress;
import org.vitrine.core.Templates;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;

/** What a new machine is made of. Immutable. */
sealed interface Origin {
    /** The largest file that is read. */
    long LARGEST = 16L << 20;

    /**
     * What came of it.
     *
     * @param domain the machine
     * @param losses what the origin has and the machine has not
     */
    record Made(Domain domain, List<Loss> losses) {
    }

    /**
     * Makes the machine; in the background.
     *
     * @throws VitrineException when it cannot be made, with what to do
     */
    Made make(Progress progress) throws VitrineException;

    /**
     * A guest, and what draws for it.
     *
     * @param plan      the guest
     * @param graphics  what the host gives, in the order it is added
     * @param templates makes it
     */
    record Template(Blueprint plan, List<Offer> graphics, Templates templates) implements Origin {
        @Override
        public Made make(Progress progress) throws VitrineException {
            return new Made(templates.machine(plan, graphics), List.of());
        }
    }

    /**
     * A file: domain XML, or one of a dialect.
     *
     * @param file     where it is
     * @param dialects who reads it
     * @param host     where the machine is to run
     */
    record File(Path file, Dialects dialects, HostSnapshot host) implements Origin {
        @Override
        public Made make(Progress progress) throws VitrineException {
            try {
                if (Files.size(file) > LARGEST) {
                    throw new VitrineException(Text.of("{0} is too large to describe a machine.", file));
                }
                String text = Files.readString(file, StandardCharsets.UTF_8);
                Optional<Dialect> dialect = dialects.recognise(String.valueOf(file.getFileName()), text);
                if (dialect.isEmpty()) {
                    return new Made(Domain.of(text), List.of());
                }
                Imported imported = dialects.read(dialect.get(), text, host);
                return new Made(imported.domain(), imported.losses());
            } catch (IOException e) {
                throw new VitrineException(Text.of("{0} cannot be read: {1}.", file, String.valueOf(e.getMessage())),
                        e);
            } catch (DomainException | DialectException e) {
                throw new VitrineException(
                        Text.of("{0} describes no machine: {1}", file, String.valueOf(e.getMessage())), e);
            }
        }
    }

    /**
     * A copy of a machine: what makes it that very one (its UUID, MAC addresses and firmware variables) is left out, and disks
     * that both would write to are named.
     *
     * @param machine the machine
     * @param name    what the copy is called
     */
    record Copy(Machine machine, String name) implements Origin {
        @Override
        public Made make(Progress progress) throws VitrineException {
            Domain domain = machine.xml(progress);
            return new Made(domain.apply(domain.edit(this::strip)), domain.devices("disk").filter(Copy::isWritten)
                    .map(disk -> Loss.of(disk.get("target@dev").orElse(Messages.Copy_disk), Messages.Copy_shared))
                    .toList());
        }

        private void strip(Draft draft) {
            draft.root().set("name", name).clear("uuid").clear("@id").clear("os/nvram");
            draft.now().devices("interface").toList().forEach(card -> draft.at(card).clear("mac"));
        }

        private static boolean isWritten(Element disk) {
            return disk.find("source").isPresent() && disk.find("readonly").isEmpty()
                    && disk.find("shareable").isEmpty()
                    && Stream.of("cdrom", "floppy").noneMatch(kind -> disk.is("@device", kind));
        }
    }
}
