// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.vitrine.core.Feed;
import org.vitrine.host.Text;

/** All feeds that are shown together. */
final class TopFeeds implements AutoCloseable {
    // what has had no value for so many looks is gone
    private static final int GONE = 10;
    private final List<Feed> feeds = new ArrayList<>();

    /**
     * One figure now.
     *
     * @param value not a number when it could not be told
     */
    record Figure(Feed.Series series, double value) {
    }

    void add(Feed feed) {
        feeds.add(feed);
    }

    /** The newest figures of what is there. */
    List<Figure> now() {
        List<Figure> figures = new ArrayList<>();
        for (Feed feed : feeds) {
            for (Feed.Series series : feed.series()) {
                double[] values = feed.history(series, GONE).values();
                for (double value : values) {
                    if (!Double.isNaN(value)) {
                        figures.add(new Figure(series, values[values.length - 1]));
                        break;
                    }
                }
            }
        }
        return figures;
    }

    List<Text> absences() {
        return feeds.stream().flatMap(feed -> feed.absences().stream()).toList();
    }

    List<Text> problems() {
        return feeds.stream().flatMap(feed -> feed.problem().stream()).toList();
    }

    @Override
    public void close() {
        feeds.forEach(Feed::close);
    }
}
