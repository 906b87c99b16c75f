// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;

import org.vitrine.core.Blueprint;
import org.vitrine.core.Offer;
import org.vitrine.core.Templates;
import org.vitrine.domain.Domain;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;

/** Two templates, {@code plain} and {@code windows}, whose parts tests set; a machine has no graphics. */
final class FakeTemplates implements Templates {
    List<Offer> parts = List.of();

    @Override
    public List<MachineTemplate> all() {
        return List.of(MachineTemplate.of("plain", GuestSystem.LINUX, "Plain", "A plain one"),
                MachineTemplate.of("windows", GuestSystem.WINDOWS, "Windows", "Another"));
    }

    @Override
    public List<Offer> parts(MachineTemplate template, List<Offer> offers) {
        return template.id().equals("plain") ? List.of() : parts;
    }

    @Override
    public Domain machine(Blueprint plan, List<Offer> graphics) {
        return plan.domain();
    }
}
