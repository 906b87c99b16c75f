// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.io.IOException;

/** A text is no snapshot that can be read. Its message is a sentence for a person. */
public final class SnapshotFormatException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Text text;

    /** @param text what is wrong and what to do, as a sentence */
    public SnapshotFormatException(Text text) {
        super(text.toString());
        this.text = text;
    }

    /** What is wrong, for a person. */
    public Text text() {
        return text;
    }
}
