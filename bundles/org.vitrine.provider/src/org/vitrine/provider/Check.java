// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/**
 * One question about a host, a domain, or one use of a provider. Part of a provider, or an OSGi service of its own. Pure,
 * stateless and thread-safe. Where a fact it needs is unknown it may let {@link org.vitrine.host.UnknownFactException}
 * pass: the answer is then UNKNOWN with the reason.
 */
@ConsumerType
public interface Check {

    /** How often a check is asked. */
    enum Scope {
        /** For each candidate and each use of the provider it belongs to. */
        USE,
        /** Once for a domain, with or without uses of the provider. */
        DOMAIN,
        /** Once for a host, with the domain where there is one. */
        HOST
    }

    /** A stable id; the catalogue row's id where it has one. Two checks of one id are asked once. */
    String id();

    /** What it asks, for a person. */
    Text question();

    /** How often it is asked. */
    default Scope scope() {
        return Scope.USE;
    }

    /** The answer. */
    Finding evaluate(Situation situation);

    /** What a snapshot must hold besides the common probes and its provider's. */
    default List<Probe> probes() {
        return List.of();
    }

    /** The same check, for which a snapshot must hold these too. */
    default Check reading(Probe... more) {
        return new SimpleCheck(id(), question(), scope(), this::evaluate,
                Stream.concat(probes().stream(), Stream.of(more)).toList());
    }

    /** A check of each use. */
    static Check ofUse(String id, String question, Function<Situation, Finding> answer) {
        return new SimpleCheck(id, question, Scope.USE, answer);
    }

    /** A check of a domain. */
    static Check ofDomain(String id, String question, Function<Situation, Finding> answer) {
        return new SimpleCheck(id, question, Scope.DOMAIN, answer);
    }

    /** A check of a host. */
    static Check ofHost(String id, String question, Function<Situation, Finding> answer) {
        return new SimpleCheck(id, question, Scope.HOST, answer);
    }
}
