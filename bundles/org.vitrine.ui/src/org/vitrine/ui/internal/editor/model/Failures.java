// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.StaleEditException;

/** What to tell a person of an exception that an edit ended in. */
public final class Failures {

    private Failures() {
    }

    /** A sentence; what has none written for people goes to the error log as well. */
    public static String sentence(@Nullable Throwable failure) {
        String message = failure == null ? null : failure.getMessage();
        boolean forPeople = failure instanceof DomainException || failure instanceof StaleEditException
                || failure instanceof ProviderFailedException || failure instanceof IllegalArgumentException;
        if (!forPeople) {
            ILog.of(Failures.class).error("An edit of a domain failed", failure);
        }
        return forPeople && message != null ? message : Messages.Edits_gone;
    }
}
