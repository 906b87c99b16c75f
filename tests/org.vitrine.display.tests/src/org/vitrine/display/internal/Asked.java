// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.vitrine.core.Authenticator;

/** A person who answers one thing after the other, and then no more. */
final class Asked implements Authenticator {
    private final Iterator<String> answers;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    Asked(String... answers) {
        this.answers = List.of(answers).iterator();
    }

    @Override
    public Optional<List<String>> ask(String uri, List<Prompt> prompts) {
        prompts.forEach(prompt -> seen.add(prompt.question()));
        return answers.hasNext() ? Optional.of(List.of(answers.next())) : Optional.empty();
    }

    /** The questions. */
    List<String> seen() {
        return seen;
    }
}
