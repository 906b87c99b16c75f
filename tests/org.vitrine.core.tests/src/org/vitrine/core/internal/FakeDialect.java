// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectInfo;
import org.vitrine.provider.Loss;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.SourceDocument.Entry;
import org.vitrine.provider.Translation;

/** A dialect of lines {@code key=value}, of which it carries the name; files of it end in {@code .ID}. */
final class FakeDialect implements Dialect {
    private final String id;
    Function<String, String> toXml = name -> "<domain type='qemu'><name>" + name + "</name></domain>";
    List<Check> checks = List.of();

    FakeDialect(String id) {
        this.id = id;
    }

    @Override
    public DialectInfo info() {
        return DialectInfo.of(id, id.toUpperCase(), "For tests", id);
    }

    @Override
    public boolean recognises(String fileName, String text) {
        return fileName.endsWith("." + id);
    }

    @Override
    public SourceDocument parse(String text) throws DialectException {
        List<Entry> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new DialectException("A line has a key and a value.", entries.size() + 1, 1);
            }
            entries.add(new Entry(line.substring(0, equals), line.substring(equals + 1), entries.size() + 1,
                    equals + 2));
        }
        return new SourceDocument(id, text, entries);
    }

    @Override
    public Translation read(SourceDocument document, HostSnapshot host) {
        return new Translation(toXml.apply(document.get("name").orElse("nobody")),
                document.entries().stream().filter(entry -> !entry.path().equals("name"))
                        .map(entry -> Loss.of(entry.path(), "It is not carried.")).toList());
    }

    @Override
    public Translation write(Domain domain, HostSnapshot host) {
        return new Translation("name=" + domain.name().orElse("nobody") + "\n", List.of());
    }

    @Override
    public List<Check> checks() {
        return checks;
    }
}
