// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.provider.Field;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** Every setting is read where libvirt writes it, explained, and can be changed. */
public interface GoldenContract extends Provided {

    /** A field has an id of its own, a label and the reason to change it. */
    @Test
    default void explainsEachFieldAndNamesItOnce() {
        Set<String> ids = new TreeSet<>();
        for (Field<?> field : provider().fields()) {
            assertTrue(ids.add(field.id()), field.id());
            assertTrue(field.id().matches("[a-z][A-Za-z0-9_.-]*"), field.id() + " cannot be typed after --set");
            assertFalse(field.label().toString().isBlank(), field.id());
            assertFalse(field.explanation().toString().isBlank(), field.id());
        }
    }

    /** No setting without an example of how it is written. */
    @Test
    default void eachFieldIsSetInAGoldenDomain() {
        Set<String> unset = new TreeSet<>(provider().fields().stream().map(Field::id).toList());
        Layouts.forEachGolden(this, (domain, use) -> provider().fields().stream()
                .filter(field -> use.values().text(field).isPresent()).forEach(field -> unset.remove(field.id())));
        assertEquals(Set.of(), unset, "no golden domain sets these");
    }

    /** What libvirt takes has no problem, and is its own. */
    @Test
    default void aGoldenDomainIsReadWithoutLoss() {
        Layouts.forEachGolden(this, (domain, use) -> {
            assertEquals(List.of(), use.values().problems());
            assertTrue(domain.edit(draft -> provider().change(draft, use, use.values())).isEmpty(), domain.text());
        });
    }

    /** Each setting is taken away and put back; what is shared may stay. */
    @Test
    default void eachSettingOfAGoldenDomainGoesAndComesBack() {
        Layouts.forEachGolden(this, (domain, use) -> {
            for (Field<?> field : provider().fields()) {
                Values without = use.values().without(field);
                DomainEdit away = domain.edit(draft -> provider().change(draft, use, without));
                Domain changed = domain.apply(away);
                assertEquals(domain.text(), changed.apply(away.inverse()).text(), field.id());
                Use now = Layouts.again(this, changed, use);
                Domain back = changed.apply(changed.edit(draft -> provider().change(draft, now, use.values())));
                assertEquals(use.values(), Layouts.again(this, back, use).values(), field.id());
            }
        });
    }
}
