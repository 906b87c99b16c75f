// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;

import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.provider.Sample;

/** Looks at one host or connection, again and again. For one thread. */
interface Looks extends AutoCloseable {

    /**
     * What a look brought.
     *
     * @param samples  the figures
     * @param nanos    when they were read, by an even clock
     * @param absences why some are missing
     */
    record Taken(List<Sample> samples, long nanos, List<Text> absences) {
    }

    /**
     * Looks once.
     *
     * @param progress cancelled when nobody watches any more
     * @throws VitrineException when nothing came, and why
     */
    Taken take(Progress progress) throws VitrineException;

    /** Ends what was left running between looks. */
    @Override
    void close();
}
