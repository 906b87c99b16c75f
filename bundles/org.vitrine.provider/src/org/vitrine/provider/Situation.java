// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;

/**
 * What a check is asked about: a host; settings, of a candidate or a use; and the domain, the use and the connection where
 * there are. Immutable; made by the core and by tests, read by checks.
 */
@ProviderType
public final class Situation {
    private final HostSnapshot host;
    private final Values values;
    private final Optional<Domain> domain;
    private final Optional<Use> use;
    private final Optional<ConnectionInfo> connection;
    private final List<Domain> others;
    private final Optional<SourceDocument> source;
    private final Map<Class<?>, Optional<?>> derived = new ConcurrentHashMap<>();

    private Situation(HostSnapshot host, Values values, Optional<Domain> domain, Optional<Use> use,
            Optional<ConnectionInfo> connection, List<Domain> others, Optional<SourceDocument> source) {
        this.host = host;
        this.values = values;
        this.domain = domain;
        this.use = use;
        this.connection = connection;
        this.others = others;
        this.source = source;
    }

    /** A host alone. */
    public static Situation of(HostSnapshot host) {
        return new Situation(host, Values.of(List.of()), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(), Optional.empty());
    }

    /** A candidate of a host. */
    public static Situation of(HostSnapshot host, Candidate candidate) {
        return new Situation(host, candidate.preset(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
                Optional.empty());
    }

    /** A domain on a host. */
    public static Situation of(HostSnapshot host, Domain domain) {
        return new Situation(host, Values.of(List.of()), Optional.of(domain), Optional.empty(), Optional.empty(),
                List.of(), Optional.empty());
    }

    /** The same with one use of the domain. */
    public Situation with(Use one) {
        return new Situation(host, one.values(), domain, Optional.of(one), connection, others, source);
    }

    /** The same on a connection. */
    public Situation on(ConnectionInfo where) {
        return new Situation(host, values, domain, use, Optional.of(where), others, source);
    }

    /** The same beside other machines of the host. */
    public Situation beside(List<Domain> machines) {
        return new Situation(host, values, domain, use, connection, List.copyOf(machines), source);
    }

    /** The same, of a domain that was translated from a document of a dialect. */
    public Situation from(SourceDocument document) {
        return new Situation(host, values, domain, use, connection, others, Optional.of(document));
    }

    /** The facts. */
    public HostSnapshot host() {
        return host;
    }

    /** Whether the machine is a command line of QEMU's: see {@link SourceDocument#isCommandLine()}. */
    public boolean isCommandLine() {
        return source.filter(SourceDocument::isCommandLine).isPresent();
    }

    /**
     * Whether the domain's SPICE server stands for a window of QEMU's own ({@code -display gtk}), for which a domain has no
     * word: what is asked of servers and viewers is not asked then.
     */
    public boolean isWindow() {
        return source.filter(SourceDocument::isCommandLine).filter(line -> !line.entries().isEmpty())
                .filter(line -> line.below("spice").isEmpty()).isPresent();
    }

    /** The settings of the candidate or the use; nothing set when there is neither. */
    public Values values() {
        return values;
    }

    /** One setting, or its default. */
    public <T> T get(Field<T> field) {
        return values.get(field);
    }

    /** The wish. */
    public Optional<Domain> domain() {
        return domain;
    }

    /** The use of the domain that is asked about. */
    public Optional<Use> use() {
        return use;
    }

    /** Where the machine would run, as far as that is known. */
    public Optional<ConnectionInfo> connection() {
        return connection;
    }

    /** The other machines of the host that are known. */
    public List<Domain> others() {
        return others;
    }

    /** The document of a dialect that the domain was translated from. */
    public Optional<SourceDocument> source() {
        return source;
    }

    /**
     * What several checks need to know of this situation, worked out for the first that asks and kept with it.
     *
     * @param what a class of the asker's own
     * @param work a pure function; one that throws is asked again by the next
     */
    public <T> Optional<T> once(Class<T> what, Function<Situation, Optional<T>> work) {
        Optional<?> known = derived.get(what);
        if (known == null) {
            known = work.apply(this);
            derived.put(what, known);
        }
        return known.map(what::cast);
    }
}
