// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

/** Port: asks a person to prove who they are. Registered as an OSGi service by the workbench or the command line. */
@ConsumerType
public interface Authenticator {

    /**
     * One question.
     *
     * @param question what the far side asks, for example {@code Password for root}
     * @param secret   whether the answer must not be shown
     * @param proposal what to answer if the person does not care; may be empty
     */
    record Prompt(String question, boolean secret, String proposal) {
    }

    /**
     * Asks and waits, on the caller's background thread, for as long as the person takes.
     *
     * @param uri     the connection that asks
     * @param prompts its questions
     * @return one answer for each question, or empty when the person declined
     */
    Optional<List<String>> ask(String uri, List<Prompt> prompts);
}
