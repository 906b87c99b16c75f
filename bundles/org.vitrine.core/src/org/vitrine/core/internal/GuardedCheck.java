// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/** A check whose answer always comes: an unknown fact, an exception or a time-out becomes the verdict UNKNOWN. */
final class GuardedCheck implements Check {
    private final Check target;
    private final Guard guard;
    private final String id;
    private final Text question;
    private final Scope scope;
    private final List<Probe> probes;

    /** Reads what describes the check: foreign code, to be called through the guard. */
    GuardedCheck(Check target, Guard guard) {
        this.target = target;
        this.guard = guard;
        id = target.id();
        question = target.question();
        scope = target.scope();
        probes = List.copyOf(target.probes());
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
    public List<Probe> probes() {
        return probes;
    }

    @Override
    public Finding evaluate(Situation situation) {
        return begin(situation).get();
    }

    /** Begins to ask, so that many checks run at once. */
    Guard.Call<Finding> begin(Situation situation) {
        Guard.Call<Finding> call = guard.begin(() -> asked(situation));
        return () -> answer(question, call);
    }

    /** Asks at once; for a thread of the guard. */
    Finding asked(Situation situation) {
        Finding finding = told(situation);
        return finding.remedies().isEmpty()
                ? finding
                : finding.offering(finding.remedies().stream().map(this::guarded).toList());
    }

    /** An unknown fact is an answer here already, since most answers of a host of which little is known are such. */
    private Finding told(Situation situation) {
        try {
            return target.evaluate(situation);
        } catch (UnknownFactException e) {
            return untold(question, e.why());
        }
    }

    /** Edits are made when somebody wants them, by the foreigner too. */
    private Remedy guarded(Remedy remedy) {
        return remedy instanceof Remedy.InDomain inDomain
                ? new Remedy.InDomain(inDomain.title(), () -> guard.call(inDomain::edit))
                : remedy;
    }

    /** Waits for what was asked. */
    static Finding answer(Text question, Guard.Call<Finding> call) {
        try {
            return call.get();
        } catch (UnknownFactException e) {
            return untold(question, e.why());
        } catch (ProviderFailedException e) {
            return untold(question, e.text());
        }
    }

    /** With the question, so that the answer can be read by itself in a list of many. */
    static Finding untold(Text question, Object why) {
        return Finding.unknown("{0} It could not be told: {1}", question, why);
    }
}
