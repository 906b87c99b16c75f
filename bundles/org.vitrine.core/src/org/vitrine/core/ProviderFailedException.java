// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.host.Text;

/** A provider threw, hung, or was set aside earlier. Whoever called it shows the sentence and goes on without it. */
public final class ProviderFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Text text;

    /** @param text names the provider and what happened */
    public ProviderFailedException(Text text, @Nullable Throwable cause) {
        super(text.toString(), cause);
        this.text = text;
    }

    /** Names the provider and what happened, translatable. */
    public Text text() {
        return text;
    }
}
