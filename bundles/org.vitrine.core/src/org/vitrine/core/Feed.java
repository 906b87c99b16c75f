// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.host.Text;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Subject;

/** Figures of one host or connection, from opening it until it is closed. Thread-safe; nothing here waits. */
@ProviderType
public interface Feed extends Subscription {

    /**
     * One figure over time.
     *
     * @param subject of what
     * @param metric  what
     */
    record Series(Subject subject, Metric metric) {
    }

    /**
     * What is remembered of a series, oldest first.
     *
     * @param times  when each point was taken, in milliseconds of this process's wall clock since 1970
     * @param values the points in the metric's unit, rates for counters; not a number for a gap
     */
    record History(long[] times, double[] values) {
    }

    /** What has been seen so far, by subject, then metric, in the order it was first seen. */
    List<Series> series();

    /**
     * A copy of what is remembered of a series: at most an hour, less where there are very many of them; empty for one that was
     * never seen.
     */
    History history(Series series);

    /**
     * The end of what is remembered of a series.
     *
     * @param newest how many points at most, gaps included
     */
    History history(Series series, int newest);

    /** One line for each source that has nothing to say here, or not all, and why; it begins with the source's name. */
    List<Text> absences();

    /** Why nothing comes at present: the host cannot be reached, the connection is not open. */
    Optional<Text> problem();

    /** Calls back after each look on a background thread, one call after the other, until the feed is closed; a listener returns quickly. */
    void onLook(Runnable listener);
}
