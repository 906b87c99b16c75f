// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.Optional;
import java.util.function.Supplier;

import org.vitrine.core.Row;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.Check.Scope;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Use;

/**
 * A row of a report to come.
 *
 * @param check    its id
 * @param text     what is asked
 * @param provider who asks
 * @param use      what is asked about
 * @param once     of all questions of one round that have this, the first counts
 * @param answer   gives the answer, on whatever thread asks for it; may throw what a check may
 */
record Question(String check, Text text, Optional<String> provider, Optional<Use> use, Optional<String> once,
        Supplier<Finding> answer) {

    /** A check's, about this situation. */
    static Question of(Check check, Optional<String> provider, Situation situation) {
        return new Question(check.id(), check.question(), provider, situation.use(),
                Optional.of(check.id()).filter(id -> check.scope() != Scope.USE),
                () -> check instanceof GuardedCheck guarded ? guarded.asked(situation) : check.evaluate(situation));
    }

    /** The same, answered already. */
    Row row(Finding finding) {
        return new Row(check, text, provider, use, finding);
    }
}
