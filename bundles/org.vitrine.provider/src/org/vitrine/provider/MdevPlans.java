// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.Mdev;
import org.vitrine.host.MdevDefinition;
import org.vitrine.host.MdevParent;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;

/** Plans that make a mediated device, now and whenever its parent appears. */
final class MdevPlans {
    // what is written into JSON and a path: the kernel's own names
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.:@+-]{0,127}";

    private MdevPlans() {
    }

    /**
     * Makes the device, and tells mdevctl to; empty when its type or its parent is not known, or the host has no such, or none
     * left of it.
     */
    static Optional<Plan> create(WantedMdev mdev) {
        return made(mdev, Plan.on(mdev.host(), "Make the mediated device {0}", mdev.uuid().orElse("")), 1);
    }

    /** Makes the device anew of the type that is wanted; empty when its parent does not have that type. */
    static Optional<Plan> replace(WantedMdev mdev) {
        String uuid = mdev.uuid().orElse("");
        Plan begun = Plan.on(mdev.host(), "Make the mediated device {0} anew", uuid)
                .step(Text.of("Remove the mediated device {0}", uuid), new Change.RemoveMdev(uuid));
        return made(mdev, begun, 0); // what is left shows once the old one is gone
    }

    private static Optional<Plan> made(WantedMdev mdev, Plan begun, int least) {
        if (!(mdev.wantedType() instanceof Fact.Known<String>(String type)) || !type.matches(NAME)
                || mdev.uuid().isEmpty()) {
            return Optional.empty();
        }
        String uuid = mdev.uuid().get();
        return parent(mdev, type, least).map(parent -> {
            Plan plan = begun.step(Text.of("Make a {0} of {1}", type, parent),
                    new Change.CreateMdev(parent, type, uuid));
            return mdev.definition() instanceof Fact.Absent ? keep(plan, parent, uuid, type) : plan;
        });
    }

    /** The parent that is said; where none is said, the first; of those that have the type and so many left of it. */
    private static Optional<String> parent(WantedMdev mdev, String type, int least) {
        Fact<String> said = mdev.parent();
        return said instanceof Fact.Unknown
                ? Optional.empty()
                : mdev.host().mdev().parents().or(List.of()).stream()
                        .filter(parent -> parent.name().matches(NAME) && parent.name().equals(said.or(parent.name())))
                        .filter(parent -> parent.types().or(List.of()).stream().anyMatch(
                                one -> one.id().equals(type) && one.available().couldBe(left -> left >= least)))
                        .map(MdevParent::name).findFirst();
    }

    /** Tells mdevctl to make the device whenever its parent appears; empty when its type or its parent is not known. */
    static Optional<Plan> keep(WantedMdev mdev) {
        if (!(mdev.type() instanceof Fact.Known<String>(String type))
                || !(mdev.parent() instanceof Fact.Known<String>(String parent))
                || !type.matches(NAME) || !parent.matches(NAME) || mdev.uuid().isEmpty()) {
            return Optional.empty();
        }
        Plan plan = Plan.on(mdev.host(), "Make the mediated device {0} at every start", mdev.uuid().get());
        return Optional.of(mdev.definition() instanceof Fact.Known<MdevDefinition>(var definition)
                ? auto(plan, definition)
                : keep(plan, parent, mdev.uuid().get(), type));
    }

    private static Plan keep(Plan plan, String parent, String uuid, String type) {
        return auto(plan, new MdevDefinition(parent, uuid, type, true, List.of()));
    }

    private static Plan auto(Plan plan, MdevDefinition definition) {
        String path = Mdev.DEFINITIONS + "/" + definition.parent() + "/" + definition.uuid();
        return plan.step(Text.of("Tell mdevctl to make it whenever {0} appears", definition.parent()),
                new Change.WriteFile(path, MdevJson.of(definition)));
    }
}
