// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.vitrine.core.Dialects;
import org.vitrine.core.Providers;
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.GraphicsProvider;

/**
 * A check that is asked by somebody who is present.
 *
 * @param id       its stable id
 * @param question what it asks
 * @param scope    how often
 * @param from     the providers and dialects that ask it, by id; none for one that was registered alone
 */
record KnownCheck(String id, String question, Check.Scope scope, List<String> from) {

    /** All of them by id, each once. */
    static List<KnownCheck> all(Providers providers, Dialects dialects) {
        Map<String, KnownCheck> known = new TreeMap<>();
        for (GraphicsProvider provider : providers.active()) {
            provider.checks().forEach(check -> add(known, check, List.of(provider.info().id())));
        }
        for (Dialect dialect : dialects.all()) {
            dialect.checks().forEach(check -> add(known, check, List.of(dialect.info().id())));
        }
        providers.checks().forEach(check -> add(known, check, List.of()));
        return List.copyOf(known.values());
    }

    private static void add(Map<String, KnownCheck> known, Check check, List<String> from) {
        KnownCheck one = new KnownCheck(check.id(), check.question().toString(), check.scope(), from);
        known.merge(check.id(), one, (old, next) -> {
            var both = new ArrayList<>(old.from);
            both.addAll(next.from);
            return new KnownCheck(old.id, old.question, old.scope, both.stream().distinct().toList());
        });
    }
}
