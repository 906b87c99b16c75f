// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Control;
import org.vitrine.core.Host;
import org.vitrine.core.Offer;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.OnUi;

/** The host that a new machine is for, and what it can give, found in the background. Of the UI thread. */
final class HostLook {

    /**
     * What came of a look.
     *
     * @param host    what is known of the host
     * @param offers  what it can give
     * @param lacking technologies of which it has nothing
     * @param problem why nothing is known of it
     */
    record Seen(HostSnapshot host, List<Offer> offers, List<Offer> lacking, Optional<String> problem) {
    }

    private final Context context;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Seen> seen = Optional.empty();
    private Optional<Host> chosen = Optional.empty();
    private int round;

    HostLook(Context context) {
        this.context = context;
    }

    /** Called when a look begins and when it is over. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The hosts to choose from. */
    List<Host> hosts() {
        return context.services().hosts().all();
    }

    /** Looks at a host; what comes too late, of one that is no longer the chosen one, is dropped. */
    void choose(Host host, Control owner) {
        int mine = ++round;
        chosen = Optional.of(host);
        seen = Optional.empty();
        tell();
        Background.run(Messages.Graphics_looking, progress -> {
            Seen answer;
            try {
                HostSnapshot facts = host.snapshot(progress);
                List<Offer> offers = context.services().preflight().offers(facts);
                answer = new Seen(facts, offers, context.services().lacking(offers), Optional.empty());
            } catch (VitrineException e) {
                answer = new Seen(HostSnapshot.nothingKnown(), List.of(), List.of(), Optional.of(e.text().toString()));
            }
            Seen found = answer;
            OnUi.later(owner, () -> {
                if (mine == round) {
                    seen = Optional.of(found);
                    tell();
                }
            });
        });
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** The host that was chosen last. */
    Optional<Host> chosen() {
        return chosen;
    }

    /** What was found; empty while it is looked for. */
    Optional<Seen> seen() {
        return seen;
    }

    /** What is known of the host; nothing before the look is over. */
    HostSnapshot host() {
        return seen.map(Seen::host).orElse(HostSnapshot.nothingKnown());
    }
}
