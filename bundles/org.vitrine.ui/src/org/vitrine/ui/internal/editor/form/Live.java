// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;

/** A machine that may be running. */
@FunctionalInterface
public interface Live {

    /**
     * Its XML as it is now; on a background thread.
     *
     * @throws VitrineException when it cannot be read
     */
    Domain read(Progress progress) throws VitrineException;
}
