// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

/** A check whose answer always comes: an unknown fact, an exception or a time-out becomes the verdict UNKNOWN. */
final class GuardedCheck implements Check {
    private final Check target;
    private final Quarantine quarantine;
    private final String id;
    private final Text question;
    private final Scope scope;

    /** Reads what describes the check, in the same guarded call as its maker. */
    GuardedCheck(Check target, Quarantine quarantine) {
        this.target = target;
        this.quarantine = quarantine;
        id = target.id();
        question = target.question();
        scope = target.scope();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Text question() {
        return question;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Finding evaluate(Situation situation) {
        return begin(situation).get();
    }

    /** Begins to ask, so that many checks run at once. */
    Guard.Call<Finding> begin(Situation situation) {
        Guard.Call<Finding> call = quarantine.begin(() -> target.evaluate(situation));
        return () -> {
            try {
                return call.get();
            } catch (UnknownFactException e) {
                return Finding.unknown("This could not be told: {0}", e.why());
            } catch (ProviderFailedException e) {
                return Finding.unknown("This could not be told: {0}", e.text());
            }
        };
    }

    @Override
    public List<Probe> probes() {
        return quarantine.call(target::probes);
    }
}
