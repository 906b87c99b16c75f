// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vitrine.core.Blueprint;
import org.vitrine.core.Blueprint.Firmware;
import org.vitrine.core.Blueprint.Media;
import org.vitrine.core.Configurator;
import org.vitrine.core.Offer;
import org.vitrine.core.Preflight;
import org.vitrine.core.Templates;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.Situation;

/** Every kind of machine, made on every recorded host and on one of which nothing is known. */
class TemplatesTest {
    private final Templates templates = Together.service(Templates.class);
    private final Preflight preflight = Together.service(Preflight.class);
    private final Configurator configurator = Together.service(Configurator.class);

    private GraphicsProvider provider(Offer offer) {
        return Together.providers().find(offer.provider().id()).orElseThrow();
    }

    private Domain made(MachineTemplate template, HostSnapshot host) {
        Domain domain = new Blueprint("m", template.guest(), true, 1024, 2, Firmware.UEFI, false, Media.NONE,
                new Blueprint.Network.None()).domain();
        for (Offer offer : templates.parts(template, preflight.offers(host))) {
            domain = domain.apply(configurator.add(domain, provider(offer), offer.candidate().preset()));
        }
        return domain;
    }

    @Test
    void thereIsOneForEachTechnologyAndForBothGuestsWhereTheyDiffer() {
        Set<String> ids = templates.all().stream().map(MachineTemplate::id).collect(Collectors.toSet());
        assertEquals(Set.of("qxl-linux", "qxl-windows", "virtio-2d", "virgl", "vfio-windows", "vfio-linux",
                "sriov-windows", "sriov-linux", "gvtg-windows", "gvtg-linux", "nvidia-windows", "nvidia-linux",
                "looking-glass"), ids);
        assertEquals(ids.size(), templates.all().size(), "each id once");
        assertTrue(templates.all().getFirst().parts().getFirst().provider().matches("qxl|virtio"),
                "what every host can give comes first");
    }

    @TestFactory
    Stream<DynamicTest> anyHostMakesAMachineThatUsesWhatTheTemplateSays() {
        List<HostSnapshot> hosts = Stream.concat(Together.hosts(), Stream.of(HostSnapshot.nothingKnown())).toList();
        return templates.all().stream().map(template -> dynamicTest(template.id(), () -> {
            Set<Integer> lacking = new HashSet<>();
            for (HostSnapshot host : hosts) {
                Domain domain = made(template, host);
                List<Offer> parts = templates.parts(template, preflight.offers(host));
                assertEquals(template.parts().stream().map(MachineTemplate.Part::provider).toList(),
                        parts.stream().map(offer -> offer.provider().id()).toList());
                parts.forEach(offer -> assertFalse(provider(offer).uses(domain, host).isEmpty(),
                        offer.provider().id() + " sees no use of it in " + domain.text()));
                preflight.check(Situation.of(host, domain));
                lacking.add((int) parts.stream().flatMap(offer -> offer.report().rows().stream())
                        .filter(row -> row.check().equals("template")).count());
            }
            assertTrue(lacking.contains(0), "some recorded host has it all");
        }));
    }

    @Test
    void aVirtualMachineWithOpenGlHasAScreenThatCanBeSeen() {
        MachineTemplate virgl = templates.all().stream().filter(one -> one.id().equals("virgl")).findFirst()
                .orElseThrow();
        assertEquals(GuestSystem.LINUX, virgl.guest());
        assertEquals(Optional.of("yes"),
                made(virgl, HostSnapshot.nothingKnown()).get("/devices/graphics[@type='spice']/gl@enable"));
    }
}
