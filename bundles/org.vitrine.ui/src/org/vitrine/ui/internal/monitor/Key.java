// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import org.vitrine.core.Feed.Series;
import org.vitrine.provider.Subject;

/**
 * A figure of a source by its names, as it is remembered.
 *
 * @param source  {@link Source#id}
 * @param subject the subject's kind and id
 * @param metric  the metric's id
 */
record Key(String source, String subject, String metric) {

    static Key of(Source source, Series series) {
        return new Key(source.id(), subject(series.subject()), series.metric().id());
    }

    /** A subject's kind and id in one. */
    static String subject(Subject subject) {
        return subject.kind() + " " + subject.id();
    }
}
