// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Use;

/** Reports needs of a use that the domain does not meet, each once however many uses have it. */
final class Needs {

    private Needs() {
    }

    /** @param checks the ids of the checks that are asked anyway and may report a need themselves */
    static Stream<Question> unmet(GraphicsProvider provider, Use use, Domain domain, Set<String> checks) {
        return provider.needs(use.values()).stream().filter(need -> !need.isMet(domain))
                .filter(need -> need.check().filter(checks::contains).isEmpty())
                .map(need -> new Question("need:" + need.path(),
                        Text.of("Does the machine have what {0} needs?", use.name()),
                        Optional.of(provider.info().id()), Optional.of(use), Optional.of("need:" + sought(need)),
                        () -> finding(need, use, domain)));
    }

    private static Finding finding(Need need, Use use, Domain domain) {
        Optional<String> conflict = need.conflict(domain);
        Finding finding = Finding.warn("{0} needs {1}", use.name(), sought(need)).because("{0}", need.why())
                .about(use.anchor()).saw(need.path(), conflict.orElse("not there"));
        return conflict.isPresent()
                ? finding.solve(
                        "Something else may rely on \"{0}\": decide which of both you want and change it by hand.",
                        conflict.get())
                : finding.solve("Add it.").remedy(Remedy.edit(domain, need::make, "Add {0}", sought(need)));
    }

    private static String sought(Need need) {
        return need.value().map(value -> need.path() + " = " + value).orElse(need.path());
    }
}
