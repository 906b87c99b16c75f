// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** Two technologies in one domain leave each other alone, in whichever order they come and go. */
public interface PairsContract extends Provided {

    /** Each candidate beside each other technology. */
    @TestFactory
    default Stream<DynamicTest> standsBesideOthers() {
        return others().stream().flatMap(other -> Stream.of(true, false)
                .map(first -> dynamicTest(provider().info().id() + (first ? " before " : " after ") + other.info().id(),
                        () -> both(first ? provider() : other, first ? other : provider()))));
    }

    private void both(GraphicsProvider one, GraphicsProvider two) {
        for (Domain domain : domains()) {
            for (Candidate a : one.candidates(host())) {
                for (Candidate b : two.candidates(host())) {
                    Domain with = Layouts.added(two, Layouts.added(one, domain, a.preset()), b.preset());
                    assertRemoves(with, one, two);
                    assertRemoves(with, two, one);
                }
            }
        }
    }

    private void assertRemoves(Domain domain, GraphicsProvider going, GraphicsProvider staying) {
        HostSnapshot host = host();
        List<Values> before = values(staying, domain);
        Use use = going.uses(domain, host).getLast();
        Domain without = domain.apply(domain.edit(draft -> going.remove(draft, use)));
        assertEquals(going.uses(domain, host).size() - 1, going.uses(without, host).size(), without.text());
        assertEquals(before, values(staying, without), without.text());
        Use last = staying.uses(without, host).getLast();
        Domain neither = without.apply(without.edit(draft -> staying.remove(draft, last)));
        assertEquals(before.size() - 1, values(staying, neither).size(), neither.text());
    }

    private List<Values> values(GraphicsProvider provider, Domain domain) {
        return provider.uses(domain, host()).stream().map(Use::values).toList();
    }
}
