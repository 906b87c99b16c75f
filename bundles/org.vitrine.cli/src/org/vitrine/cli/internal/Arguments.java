// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import org.eclipse.jdt.annotation.Nullable;

/** Arguments that picocli fills in. */
final class Arguments {

    private Arguments() {
    }

    /** A parameter that picocli has refused to run without. */
    static <T> T given(@Nullable T argument) {
        if (argument == null) {
            throw new IllegalStateException("picocli demands this parameter");
        }
        return argument;
    }
}
