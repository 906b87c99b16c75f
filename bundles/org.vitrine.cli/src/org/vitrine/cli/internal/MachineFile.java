// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Dialects;
import org.vitrine.core.Imported;
import org.vitrine.core.Row;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Position;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Situation;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Use;

/**
 * A machine in a file: a domain, or a document of a dialect with the domain that it was translated to.
 *
 * @param file   the file
 * @param domain the machine
 * @param source the document, when it is one of a dialect
 * @param losses what the domain does not carry of it
 */
record MachineFile(InputFile file, Domain domain, Optional<SourceDocument> source, List<Loss> losses) {

    /** Where a machine is to run; asked only when that matters. */
    @FunctionalInterface
    interface Where {
        HostSnapshot snapshot() throws VitrineException;
    }

    /**
     * Reads what a file says.
     *
     * @param from  the dialect that it is in, {@code libvirt} for a domain; looked for when null
     * @param where where the machine is to run: not asked for a domain, so that a broken one is refused at once
     */
    static MachineFile read(InputFile file, Dialects dialects, @Nullable String from, Where where)
            throws VitrineException {
        Optional<Dialect> dialect = from == null
                ? dialects.recognise(file.name(), file.encoded().text())
                : named(dialects, from);
        if (dialect.isPresent()) {
            return read(file, dialects, dialect.get(), where.snapshot());
        }
        if (from == null && !isXml(file) && !dialects.all().isEmpty()) {
            throw new UnusableException("{0}: this is neither the XML of a domain nor of a dialect that is known here "
                    + "({1}); name the dialect with --from, or convert it to one of these.", file.path(),
                    ids(dialects));
        }
        return new MachineFile(file, DomainFile.of(file).domain(), Optional.empty(), List.of());
    }

    private static boolean isXml(InputFile file) {
        String text = file.encoded().text().stripLeading();
        return text.isEmpty() || text.startsWith("<");
    }

    private static MachineFile read(InputFile file, Dialects dialects, Dialect dialect, HostSnapshot host)
            throws VitrineException {
        try {
            Imported imported = dialects.read(dialect, file.encoded().text(), host);
            return new MachineFile(file, imported.domain(), Optional.of(imported.source()), imported.losses());
        } catch (DialectException e) {
            throw file.refusal(e);
        }
    }

    /** The dialect of this id; none for domain XML itself. */
    static Optional<Dialect> named(Dialects dialects, String id) throws VitrineException {
        Optional<Dialect> dialect = dialects.find(id);
        if (dialect.isEmpty() && !id.equals(Dialects.LIBVIRT)) {
            throw new UnusableException("There is no dialect \"{0}\"; there is {1}, {2}.", id, Dialects.LIBVIRT,
                    ids(dialects));
        }
        return dialect;
    }

    private static String ids(Dialects dialects) {
        String ids = dialects.all().stream().map(dialect -> dialect.info().id()).collect(Collectors.joining(", "));
        return ids.isEmpty() ? "no other" : ids;
    }

    /** The same, with more that the domain does not carry. */
    MachineFile losing(List<Loss> more) {
        return new MachineFile(file, domain, source, Stream.concat(losses.stream(), more.stream()).toList());
    }

    /** What the file is written in. */
    String dialect() {
        return source.map(SourceDocument::dialect).orElse(Dialects.LIBVIRT);
    }

    /** What its checks are asked about. */
    Situation on(HostSnapshot host) {
        Situation plain = Situation.of(host, domain);
        return source.map(plain::from).orElse(plain);
    }

    /** Where in the file an answer stands; elements of a translated domain stand in no file. */
    Optional<Position> position(Row row) {
        Optional<Position> place = row.finding().place().map(entry -> new Position(entry.line(), entry.column()));
        return source.isPresent()
                ? place
                : row.finding().subject().or(() -> row.use().map(Use::anchor)).flatMap(domain::find)
                        .map(domain::locate);
    }
}
