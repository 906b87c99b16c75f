// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.function.Function;

import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** A check from a function, with what a snapshot must hold for it. */
record SimpleCheck(String id, Text question, Scope scope, Function<Situation, Finding> answer,
        List<Probe> probes) implements Check {

    SimpleCheck(String id, String question, Scope scope, Function<Situation, Finding> answer) {
        this(id, Text.of(question), scope, answer, List.of());
    }

    @Override
    public Finding evaluate(Situation situation) {
        return answer.apply(situation);
    }
}
