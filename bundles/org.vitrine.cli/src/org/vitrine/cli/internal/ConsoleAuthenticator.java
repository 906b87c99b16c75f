// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Authenticator;

/** Asks on the terminal where there is one; a script without a terminal declines. */
final class ConsoleAuthenticator implements Authenticator {

    @Override
    public Optional<List<String>> ask(String uri, List<Prompt> prompts) {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        console.printf("%s asks:%n", uri);
        List<String> answers = new ArrayList<>();
        for (Prompt prompt : prompts) {
            String answer = answer(console, prompt);
            if (answer == null) {
                return Optional.empty();
            }
            answers.add(answer.isEmpty() ? prompt.proposal() : answer);
        }
        return Optional.of(answers);
    }

    private static @Nullable String answer(Console console, Prompt prompt) {
        if (!prompt.secret()) {
            return console.readLine("%s: ", prompt.question());
        }
        char[] secret = console.readPassword("%s: ", prompt.question());
        return secret == null ? null : new String(secret);
    }
}
