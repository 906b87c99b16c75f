// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import org.vitrine.host.Text;

/** The person gave up waiting. Nothing needs to be reported. */
public final class CancelledException extends VitrineException {
    private static final long serialVersionUID = 1L;

    /** @param what was being done */
    public CancelledException(Text what) {
        super(what);
    }
}
