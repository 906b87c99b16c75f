// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.MachineTemplate.Part;
import org.vitrine.provider.TemplateSource;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** What the templates of a provider keep; the test class of the provider implements it beside {@link ProviderContract}. */
public interface TemplatesContract extends Provided {

    /** The source of templates under test. */
    TemplateSource templates();

    /** They are told apart, say when one wants them, and are the same each time. */
    @Test
    default void templatesHaveNames() {
        Set<String> ids = new HashSet<>();
        for (MachineTemplate template : templates().templates()) {
            assertTrue(template.id().matches("[a-z0-9]+(-[a-z0-9]+)*"), template.id());
            assertTrue(ids.add(template.id()), "two are called " + template.id());
            for (String words : List.of(template.title().toString(), template.line().toString())) {
                assertFalse(words.isBlank() || words.contains("\n"), template.id() + ": " + words);
            }
        }
        assertFalse(ids.isEmpty(), "no templates");
        assertEquals(ids, new HashSet<>(templates().templates().stream().map(MachineTemplate::id).toList()));
    }

    /** Each is made of this technology, and says what a host must have for it. */
    @Test
    default void templatesUseTheTechnology() {
        for (MachineTemplate template : templates().templates()) {
            assertTrue(own(template).findAny().isPresent(), template.id());
            template.parts().forEach(part -> assertFalse(part.wanted().toString().isBlank(), template.id()));
        }
    }

    /** A host that can give the technology has what they want, and their settings are sound. */
    @Test
    default void aSoundHostHasWhatTemplatesWant() {
        HostSnapshot host = host();
        for (MachineTemplate template : templates().templates()) {
            own(template).forEach(part -> {
                List<Values> found = provider().candidates(host).stream()
                        .map(candidate -> candidate.preset()).filter(part::isLike).map(part::on).toList();
                assertFalse(found.isEmpty(), template.id() + ": nothing is like " + part.like());
                found.forEach(settings -> assertEquals(List.of(), settings.problems(), template.id()));
            });
        }
    }

    /** A machine can be made of one where the host has nothing for it, and is known again as using the technology. */
    @Test
    default void templatesCanBePreparedForAnotherHost() {
        Domain domain = domains().getFirst();
        for (MachineTemplate template : templates().templates()) {
            own(template).forEach(part -> {
                Values settings = part.alone(provider().fields());
                Domain made = domain.apply(domain.edit(draft -> provider().add(draft, settings)));
                List<Use> uses = provider().uses(made, HostSnapshot.nothingKnown());
                assertEquals(1, uses.size(), () -> template.id() + " is not known again in " + made.text());
                assertTrue(part.isLike(uses.getFirst().values()), () -> template.id() + " is not like " + part.like());
            });
        }
    }

    private Stream<Part> own(MachineTemplate template) {
        return template.parts().stream().filter(part -> part.provider().equals(provider().info().id()));
    }
}
