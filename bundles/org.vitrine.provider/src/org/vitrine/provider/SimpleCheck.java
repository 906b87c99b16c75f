// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.function.Function;

import org.vitrine.host.Text;

/** A check from a function. */
record SimpleCheck(String id, Text question, Scope scope, Function<Situation, Finding> answer) implements Check {
    @Override
    public Finding evaluate(Situation situation) {
        return answer.apply(situation);
    }
}
