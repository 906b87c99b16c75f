// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.vitrine.core.KnownProvider;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** What the core knows of providers whose bundles were taken out is what those bundles say. */
class KnownProvidersTest {
    private static final String FILE = "bundles/org.vitrine.core/src/org/vitrine/core/internal/known-providers.tsv";

    @Test
    void theFileSaysWhatTheBundlesSay() throws IOException, InvalidSyntaxException {
        Map<String, String> said = new TreeMap<>();
        for (ServiceReference<GraphicsProvider> reference : Together.context()
                .getServiceReferences(GraphicsProvider.class, null)) {
            Object devices = reference.getProperty(GraphicsProvider.DEVICES);
            said.put(String.valueOf(reference.getProperty(GraphicsProvider.ID)),
                    devices instanceof String[] all ? String.join("\t", all) : String.valueOf(devices));
        }
        String now = said.entrySet().stream().map(one -> one.getKey() + "\t" + one.getValue() + "\n")
                .collect(Collectors.joining());
        Path made = Together.checkout().resolve("tests/org.vitrine.together.tests/target/known-providers.tsv");
        Files.writeString(made, now);
        assertEquals(Files.readString(Together.checkout().resolve(FILE)), now,
                FILE + " is old: copy " + made + " over it");
    }

    /** A use without a device of its own, such as one by arguments of QEMU, is described and nothing more. */
    @Test
    void aUseIsOfADeviceThatItsProviderNames() {
        for (GraphicsProvider provider : Together.providers().active()) {
            KnownProvider known = Together.providers().known().stream()
                    .filter(one -> one.id().equals(provider.info().id())).findFirst().orElseThrow();
            Domain plain = Domain.of("<domain type='kvm'><devices/></domain>");
            for (Values values : List.of(Values.of(provider.fields()), Together.settings(provider))) {
                Domain with = plain.apply(plain.edit(draft -> provider.add(draft, values)));
                for (Use use : provider.uses(with, HostSnapshot.nothingKnown())) {
                    assertTrue(known.mayHave(use.anchor()), known + " does not name " + use.anchor());
                }
            }
        }
    }
}
