// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import org.vitrine.host.Text;

/** A machine was not started because a check says it cannot work. */
public final class BlockedException extends VitrineException {
    private static final long serialVersionUID = 1L;
    private final transient Report report;

    /**
     * @param text   names the worst finding and what to do
     * @param report all that the checks said
     */
    public BlockedException(Text text, Report report) {
        super(text);
        this.report = report;
    }

    /** All that the checks said. */
    public Report report() {
        return report;
    }
}
