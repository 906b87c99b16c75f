// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.connection;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Authenticator.Prompt;

/**
 * Answers kept in Eclipse's secure storage, which encrypts them; nowhere else. Thread-safe; may wait for the storage's
 * master password.
 */
final class Keyring {
    /** Asked again this soon, the remembered answer was wrong. */
    private static final Duration WRONG_WITHIN = Duration.ofSeconds(60);
    private final Map<String, Instant> used = new HashMap<>();

    /** Answers to all these questions, if they are kept and were not tried just now. */
    synchronized Optional<List<String>> remembered(String uri, List<Prompt> prompts) {
        Instant now = Instant.now();
        @Nullable
        Instant last = used.put(uri, now);
        @Nullable
        ISecurePreferences storage = storage(uri);
        if (storage == null || last != null && last.plus(WRONG_WITHIN).isAfter(now)) {
            return Optional.empty();
        }
        List<String> answers = new ArrayList<>();
        try {
            for (Prompt prompt : prompts) {
                @Nullable
                String answer = storage.get(prompt.question(), null);
                if (answer == null) {
                    return Optional.empty();
                }
                answers.add(answer);
            }
        } catch (StorageException e) {
            return Optional.empty(); // locked or damaged: the person is asked instead
        }
        return Optional.of(answers);
    }

    /** Keeps answers; when the storage cannot take them the person is asked again next time. */
    synchronized void remember(String uri, List<Prompt> prompts, List<String> answers) {
        @Nullable
        ISecurePreferences storage = storage(uri);
        if (storage == null) {
            return;
        }
        try {
            for (int i = 0; i < prompts.size(); i++) {
                storage.put(prompts.get(i).question(), answers.get(i), true);
            }
            storage.flush();
        } catch (StorageException | IOException e) {
            System.getLogger(Keyring.class.getName()).log(System.Logger.Level.WARNING,
                    "The secure storage did not take the answers for " + uri, e);
        }
    }

    private static @Nullable ISecurePreferences storage(String uri) {
        ISecurePreferences root = SecurePreferencesFactory.getDefault();
        return root == null
                ? null
                : root.node("org.vitrine").node("connections").node(EncodingUtils.encodeSlashes(uri));
    }
}
