// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.host.Text;

/** Something that a person asked for could not be done. Its sentence says what is wrong and what to do next. */
public class VitrineException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Text text;

    /** @param text one sentence, or two: what is wrong, and what to do */
    public VitrineException(Text text) {
        this(text, null);
    }

    /**
     * With the fault that caused it, for logs.
     *
     * @param text one sentence, or two: what is wrong, and what to do
     */
    public VitrineException(Text text, @Nullable Throwable cause) {
        super(text.toString(), cause);
        this.text = text;
    }

    /** What is wrong and what to do next, translatable. */
    public Text text() {
        return text;
    }
}
