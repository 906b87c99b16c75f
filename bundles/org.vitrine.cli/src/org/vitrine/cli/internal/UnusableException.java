// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** An argument or a file cannot be used: exit status 2. */
final class UnusableException extends VitrineException {
    private static final long serialVersionUID = 1L;

    UnusableException(Text text, @Nullable Throwable cause) {
        super(text, cause);
    }

    UnusableException(String pattern, Object... arguments) {
        super(Text.of(pattern, arguments));
    }
}
