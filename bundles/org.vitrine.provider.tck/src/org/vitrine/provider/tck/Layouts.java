// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.util.List;
import java.util.function.BiConsumer;

import org.vitrine.domain.Domain;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** Domains, and what is done to all of them. */
final class Layouts {

    private Layouts() {
    }

    /** One machine in the ways people and programs write XML. */
    static List<Domain> all() {
        String plain = """
                <domain type='kvm'>
                  <name>plain</name>
                  <memory unit='MiB'>512</memory>
                  <os>
                    <type arch='x86_64' machine='q35'>hvm</type>
                  </os>
                  <devices>
                    <!-- kept -->
                    <emulator>/usr/bin/qemu-system-x86_64</emulator>
                    <unknown:thing xmlns:unknown="urn:x" a="1"/>
                  </devices>
                </domain>
                """;
        return List.of(Domain.of(plain), Domain.of(plain.replace("\n", "\r\n")), Domain.of(plain.replace("  ", "\t")),
                Domain.of(plain.replace("\n", "").replace("> ", ">").replace("'", "\"")),
                Domain.of("<domain type='kvm'><name>bare</name></domain>"),
                Domain.of(
                        "<?xml version='1.0'?>\n<!-- before -->\n<domain type='qemu'>\n<devices/>\n</domain>\n<!-- after -->"));
    }

    /** The domain with a use of these settings, and with what it needs and is not there yet. */
    static Domain added(GraphicsProvider provider, Domain domain, Values values) {
        return domain.apply(domain.edit(draft -> {
            for (Need need : provider.needs(values)) {
                if (!need.isMet(draft.now()) && need.conflict(draft.now()).isEmpty()) {
                    need.make(draft);
                }
            }
            provider.add(draft, values);
        }));
    }

    /** The use after a change: of the same element, or the last one where the settings need another element. */
    static Use again(Provided provided, Domain changed, Use use) {
        List<Use> uses = provided.provider().uses(changed, provided.host());
        if (uses.isEmpty()) {
            throw new AssertionError(use.name() + " is gone from " + changed.text());
        }
        return uses.stream().filter(other -> other.anchor().id() == use.anchor().id()).findFirst()
                .orElseGet(uses::getLast);
    }

    /** Each candidate added to each domain, and each use that comes of it. */
    static void forEachUse(Provided provided, BiConsumer<Domain, Use> test) {
        GraphicsProvider provider = provided.provider();
        for (Domain domain : provided.domains()) {
            for (Candidate candidate : provider.candidates(provided.host())) {
                Domain with = added(provider, domain, candidate.preset());
                provider.uses(with, provided.host()).forEach(use -> test.accept(with, use));
            }
        }
    }

    /** Each use of each golden domain. */
    static void forEachGolden(Provided provided, BiConsumer<Domain, Use> test) {
        for (Domain domain : provided.golden()) {
            provided.provider().uses(domain, provided.host()).forEach(use -> test.accept(domain, use));
        }
    }
}
