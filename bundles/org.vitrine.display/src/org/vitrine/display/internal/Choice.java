// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.vitrine.display.Screen.State;
import org.vitrine.host.Text;

/**
 * What can be tried to show a screen.
 *
 * @param steps    ways with the connector each one belongs to, best first
 * @param refusals why connectors that were asked could do nothing
 * @param without  what the screen is when there is no way
 */
record Choice(List<Step> steps, List<Text> refusals, State without) {

    /**
     * A way and whose it is.
     *
     * @param connector the connector's id
     * @param way       the way
     */
    record Step(String connector, Way way) {
    }

    /** There is nothing to be shown, and no connector need be asked. */
    static Choice none(State without, Text why) {
        return new Choice(List.of(), List.of(why), without);
    }

    /** Asks the connectors that are not excluded, in their order. */
    static Choice among(Collection<ScreenConnector> connectors, Target target, Set<String> excluded) {
        List<Step> steps = new ArrayList<>();
        List<Text> refusals = new ArrayList<>();
        connectors.stream().filter(c -> !excluded.contains(c.id()))
                .sorted(Comparator.comparingInt(ScreenConnector::order)).forEach(connector -> {
                    switch (offer(connector, target)) {
                        case Offer.Ways(List<Way> ways) ->
                            ways.forEach(way -> steps.add(new Step(connector.id(), way)));
                        case Offer.Refusal(Text why) -> refusals.add(why);
                        case Offer.NotThere() -> {
                            // Other connectors say what to add.
                        }
                    }
                });
        return new Choice(List.copyOf(steps), List.copyOf(refusals), State.NONE);
    }

    private static Offer offer(ScreenConnector connector, Target target) {
        return target.head().index() == 0 || connector.showsEveryHead()
                ? connector.offer(target)
                : new Offer.NotThere();
    }

    /** Why nothing can be shown, in one text. */
    Text refusal() {
        return switch (refusals.size()) {
            case 0 -> Text.of("Every way to show this screen is switched off here; allow one of them.");
            case 1 -> refusals.getFirst();
            default -> Text.of("{0}", String.join(" ", refusals.stream().map(Text::toString).toList()));
        };
    }
}
