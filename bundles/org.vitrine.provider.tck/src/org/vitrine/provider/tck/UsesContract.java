// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.domain.StaleEditException;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** Uses come, change and go as a domain says, and nothing else does. */
public interface UsesContract extends Provided {

    /** What is added is a use, with the settings it was added with. */
    @Test
    default void whatIsAddedIsFoundWithItsSettings() {
        for (Domain domain : domains()) {
            int before = provider().uses(domain, host()).size();
            for (Candidate candidate : provider().candidates(host())) {
                List<Use> uses = provider().uses(Layouts.added(provider(), domain, candidate.preset()), host());
                assertEquals(before + 1, uses.size(), domain.text());
                assertEquals(candidate.preset(), uses.getLast().values(), domain.text());
            }
        }
    }

    /** Nothing need be set. */
    @Test
    default void addingWithoutSettingsWorksToo() {
        Values none = Values.of(provider().fields());
        for (Domain domain : domains()) {
            Domain with = domain.apply(domain.edit(draft -> provider().add(draft, none)));
            assertEquals(provider().uses(domain, host()).size() + 1, provider().uses(with, host()).size());
        }
    }

    /** The needs of a use are those that were made for it. */
    @Test
    default void anAddedUseHasWhatItNeeds() {
        Layouts.forEachUse(this, (domain, use) -> provider().needs(use.values())
                .forEach(need -> assertTrue(need.isMet(domain), need.path() + " in " + domain.text())));
    }

    /** Adding is undone exactly. */
    @Test
    default void addingTakesItsInverseBackToTheByte() {
        for (Domain domain : domains()) {
            for (Candidate candidate : provider().candidates(host())) {
                assertUndone(domain, domain.edit(draft -> provider().add(draft, candidate.preset())));
            }
        }
    }

    /** Same settings, no edit. */
    @Test
    default void changingToItsOwnSettingsChangesNothing() {
        Layouts.forEachUse(this, (domain, use) -> assertTrue(
                domain.edit(draft -> provider().change(draft, use, use.values())).isEmpty(), domain.text()));
    }

    /** A change takes hold and is undone exactly. */
    @Test
    default void changingGivesTheSettingsAndTakesItsInverseBackToTheByte() {
        Layouts.forEachUse(this, (domain, use) -> {
            for (Candidate candidate : provider().candidates(host())) {
                DomainEdit edit = domain.edit(draft -> provider().change(draft, use, candidate.preset()));
                Domain changed = domain.apply(edit);
                Use now = Layouts.again(this, changed, use);
                assertEquals(candidate.preset(), now.values(), changed.text());
                assertUndone(domain, edit);
            }
        });
    }

    /** Of two uses, one goes and the other stays who it is. */
    @Test
    default void removingTakesTheUseAndLeavesTheOthersWhoTheyAre() {
        Candidate candidate = provider().candidates(host()).getFirst();
        for (Domain domain : domains()) {
            Domain two = Layouts.added(provider(), Layouts.added(provider(), domain, candidate.preset()),
                    candidate.preset());
            List<Use> uses = provider().uses(two, host());
            DomainEdit edit = two.edit(draft -> provider().remove(draft, uses.getFirst()));
            List<Use> left = provider().uses(two.apply(edit), host());
            assertEquals(uses.stream().skip(1).map(u -> u.anchor().id()).toList(),
                    left.stream().map(u -> u.anchor().id()).toList());
            assertUndone(two, edit);
        }
    }

    /** What a use does not own, it leaves. */
    @Test
    default void removingTakesOnlyWhatIsOwned() {
        Layouts.forEachUse(this, this::assertOnlyOwnGoes);
        Layouts.forEachGolden(this, this::assertOnlyOwnGoes);
    }

    /** A use that was removed refuses to be changed. */
    @Test
    default void aUseThatIsGoneIsNotEdited() {
        Layouts.forEachUse(this, (domain, use) -> {
            Domain without = domain.apply(domain.edit(draft -> provider().remove(draft, use)));
            assertThrows(StaleEditException.class,
                    () -> without.edit((Draft draft) -> provider().change(draft, use, use.values())));
        });
    }

    private void assertOnlyOwnGoes(Domain domain, Use use) {
        assertTrue(use.elements().stream().anyMatch(element -> element.id() == use.anchor().id()),
                use.name() + " does not own its anchor");
        Map<Long, Map<String, String>> before = attributes(domain.root());
        Map<Long, Map<String, String>> after = attributes(
                domain.apply(domain.edit(draft -> provider().remove(draft, use))).root());
        Set<Long> owned = use.elements().stream().flatMap(UsesContract::withinAndAbove).map(Element::id)
                .collect(Collectors.toSet());
        before.forEach((id, values) -> assertTrue(owned.contains(id) || values.equals(after.get(id)),
                values + " is gone or changed, and is not owned by " + use.name()));
        use.elements().stream().filter(element -> !Set.of("domain", "devices").contains(element.name()))
                .filter(element -> element.id() == use.anchor().id())
                .forEach(element -> assertTrue(!after.containsKey(element.id()), element + " is still there"));
    }

    private static Map<Long, Map<String, String>> attributes(Element root) {
        Map<Long, Map<String, String>> all = new HashMap<>();
        within(root).forEach(element -> all.put(element.id(), element.attributes()));
        return all;
    }

    private static Stream<Element> within(Element element) {
        return Stream.concat(Stream.of(element), element.children().flatMap(UsesContract::within));
    }

    /** An element that is left empty by what it owned may go too. */
    private static Stream<Element> withinAndAbove(Element element) {
        return Stream.concat(within(element), Stream.iterate(element.parent(), parent -> parent
                .filter(e -> !e.name().equals("devices") && e.parent().isPresent()).isPresent(),
                parent -> parent.flatMap(Element::parent)).flatMap(parent -> parent.stream()));
    }

    private static void assertUndone(Domain before, DomainEdit edit) {
        Domain after = before.apply(edit);
        assertEquals(before.text(), after.apply(edit.inverse()).text());
    }
}
