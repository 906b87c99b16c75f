// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import org.vitrine.domain.Domain;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/** stub */
public final class Writer {
    private Writer() {
    }

    /** stub */
    public static Translation write(Domain domain) throws DialectException {
        throw new DialectException("x");
    }
}
