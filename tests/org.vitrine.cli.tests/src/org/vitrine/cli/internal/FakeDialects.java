// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.core.Dialects;
import org.vitrine.core.Imported;
import org.vitrine.core.Subscription;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectInfo;
import org.vitrine.provider.Loss;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.SourceDocument.Entry;
import org.vitrine.provider.Translation;

/** No dialect, unless a test adds one. */
final class FakeDialects implements Dialects {
    final List<Dialect> dialects = new ArrayList<>();

    @Override
    public List<Dialect> all() {
        return dialects;
    }

    @Override
    public Optional<Dialect> find(String id) {
        return dialects.stream().filter(dialect -> dialect.info().id().equals(id)).findFirst();
    }

    @Override
    public Optional<Dialect> recognise(String fileName, String text) {
        return dialects.stream().filter(dialect -> dialect.recognises(fileName, text)).findFirst();
    }

    @Override
    public Imported read(Dialect dialect, String text, HostSnapshot host) throws DialectException {
        SourceDocument source = dialect.parse(text);
        Translation translation = dialect.read(source, host);
        return new Imported(source, Domain.of(translation.text()), translation.losses());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> dialects.size();
    }

    /** A line {@code name NAME COLOUR}: a domain carries no colour, a note carries no memory, and ghosts no name. */
    static final class Note implements Dialect {
        /** Each host that something was written for. */
        final List<HostSnapshot> hosts = new ArrayList<>();
        boolean commandLine;

        @Override
        public DialectInfo info() {
            return DialectInfo.of("note", "A note", "For tests", "note");
        }

        @Override
        public boolean recognises(String fileName, String text) {
            return fileName.endsWith(".note");
        }

        @Override
        public SourceDocument parse(String text) throws DialectException {
            String[] words = text.strip().split(" ");
            if (words.length != 3) {
                throw new DialectException("A note has three words.", 1, text.length());
            }
            return new SourceDocument("note", text, List.of(new Entry("name", words[1], 1, 6),
                    new Entry("colour", words[2], 1, 7 + words[1].length())));
        }

        @Override
        public Translation read(SourceDocument document, HostSnapshot host) {
            return new Translation(
                    "<domain type='qemu'>\n  <name>" + document.get("name").orElse("") + "</name>\n</domain>\n",
                    List.of(Loss.of("colour", "Domains have none.")));
        }

        @Override
        public boolean isCommandLine() {
            return commandLine;
        }

        @Override
        public List<Loss> missing(SourceDocument document, String made) {
            return List.of(Loss.of(document.get("name").orElse(""), "Not in {0}.", made));
        }

        @Override
        public Translation write(Domain domain, HostSnapshot host) throws DialectException {
            hosts.add(host);
            String name = domain.name().orElseThrow(() -> new DialectException("A note needs a name."));
            return new Translation("name " + name + " grey\n",
                    domain.find("/memory").map(memory -> Loss.of("/domain/memory", "A note has no room.")).stream()
                            .toList());
        }
    }
}
