// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.core.Configurator;
import org.vitrine.core.Dialects;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** Any two of the providers that come with Vitrine in one machine, in whichever order they come and go. */
class PairsTest {
    private static final String PLAIN = """
            <domain type='kvm'>
              <name>pair</name> <!-- kept -->
              <memory unit='KiB'>8388608</memory>
              <os>
                <type arch='x86_64' machine="q35">hvm</type>
              </os>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
                <disk type='file' device='disk'>
                  <target dev='vda' bus='virtio'/>
                </disk>
              </devices>
            </domain>
            """;
    private static final HostSnapshot NOTHING = HostSnapshot.nothingKnown();

    private final Configurator configurator = Together.service(Configurator.class);

    static Stream<Arguments> pairs() {
        List<String> ids = Together.providers().active().stream().map(one -> one.info().id()).toList();
        return ids.stream().flatMap(one -> ids.stream().map(two -> Arguments.of(one, two)));
    }

    private static GraphicsProvider provider(String id) {
        return Together.providers().find(id).orElseThrow();
    }

    private Domain added(Domain domain, GraphicsProvider provider) {
        return domain.apply(configurator.add(domain, provider, Together.settings(provider)));
    }

    private static List<Values> values(Domain domain, GraphicsProvider provider) {
        return provider.uses(domain, NOTHING).stream().map(Use::values).toList();
    }

    private static Set<Long> ids(Domain domain, GraphicsProvider provider) {
        return provider.uses(domain, NOTHING).stream().map(use -> use.anchor().id()).collect(Collectors.toSet());
    }

    /** What every provider and dialect in the checkout is, is here. */
    @Test
    void allAreHere() {
        Set<String> present = Arrays.stream(Together.context().getBundles()).map(bundle -> bundle.getSymbolicName())
                .collect(Collectors.toSet());
        List<String> missing = Together.folders("bundles").stream()
                .filter(name -> name.startsWith("org.vitrine.provider.") || name.startsWith("org.vitrine.dialect."))
                .filter(name -> !name.endsWith(".tck") && !present.contains(name)).toList();
        assertEquals(List.of(), missing, "add them to org.vitrine.providers.feature");
        long dialects = Together.folders("bundles").stream().filter(name -> name.startsWith("org.vitrine.dialect."))
                .count();
        assertEquals(dialects, Together.service(Dialects.class).all().size());
        assertTrue(Together.providers().find("qxl").isPresent());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theOtherKeepsIdentityAndSettings(String first, String second) {
        GraphicsProvider one = provider(first);
        GraphicsProvider two = provider(second);
        Domain plain = Domain.of(PLAIN);
        Domain with = added(plain, one);
        Set<Long> ones = ids(with, one);
        List<Values> before = values(with, one);
        Domain both = added(with, two);
        if (one != two) {
            assertEquals(before, values(both, one), both.text());
            assertEquals(ones, ids(both, one));
        }
        removed(both, one, two);
        removed(both, two, one);
    }

    /** No device is a use of two, not even one that is not chosen yet. */
    @ParameterizedTest
    @MethodSource("pairs")
    void whatOneAddsTheOtherDoesNotClaim(String first, String second) {
        GraphicsProvider one = provider(first);
        GraphicsProvider two = provider(second);
        for (boolean isChosen : List.of(true, false)) {
            Domain with = Domain.of(PLAIN).apply(configurator.add(Domain.of(PLAIN), one,
                    isChosen ? Together.settings(one) : Values.of(one.fields())));
            assertEquals(1, one.uses(with, NOTHING).size(), with.text());
            if (one != two) {
                assertEquals(List.of(), two.uses(with, NOTHING), with.text());
            }
        }
    }

    /** Of two that go, what stays is as it was; after both, what was there at first stands as it stood. */
    private void removed(Domain both, GraphicsProvider going, GraphicsProvider staying) {
        List<Use> gone = going.uses(both, NOTHING);
        assertTrue(!gone.isEmpty(), () -> going.info().id() + " does not see what it added: " + both.text());
        Use use = gone.getLast();
        Domain without = without(both, going, use);
        assertTrue(without.find(use.anchor()).isEmpty());
        if (going != staying) {
            assertEquals(values(both, staying), values(without, staying), without.text());
            assertEquals(ids(both, staying), ids(without, staying));
        }
        Domain neither = without;
        for (Use last : staying.uses(without, NOTHING)) {
            neither = without(neither, staying, last);
        }
        Domain plain = Domain.of(PLAIN);
        for (Element device : plain.find("devices").orElseThrow().children().toList()) {
            String text = PLAIN.substring(device.start(), device.end());
            assertTrue(neither.text().contains(text), neither.text());
        }
        assertTrue(neither.text().contains("<name>pair</name> <!-- kept -->"), neither.text());
    }

    private Domain without(Domain domain, GraphicsProvider provider, Use use) {
        List<Need> leftovers = configurator.leftovers(domain, NOTHING, provider, use);
        return domain.apply(configurator.remove(domain, provider, use, leftovers));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void bothTakenBackByTheirInverses(String first, String second) {
        GraphicsProvider one = provider(first);
        GraphicsProvider two = provider(second);
        Domain plain = Domain.of(PLAIN);
        DomainEdit come = configurator.add(plain, one, Together.settings(one));
        Domain with = plain.apply(come);
        DomainEdit more = configurator.add(with, two, Together.settings(two));
        Domain both = Domain.of(with.apply(more).text());
        assertEquals(PLAIN, both.apply(more.inverse()).apply(come.inverse()).text());
        assertEquals(PLAIN, both.apply(come.then(more).inverse()).text());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aSettingChangedIsTheSettingReadAndTheOtherStays(String first, String second) {
        GraphicsProvider one = provider(first);
        GraphicsProvider two = provider(second);
        Domain both = added(added(Domain.of(PLAIN), two), one);
        Use use = one.uses(both, NOTHING).getLast();
        DomainEdit same = configurator.change(both, one, use, use.values());
        assertTrue(same.isEmpty(), () -> "what it has already changes nothing: " + same);
        if (one != two) {
            Domain changed = both.apply(configurator.change(both, one, use, Together.settings(one)));
            assertEquals(values(both, two), values(changed, two));
        }
    }
}
