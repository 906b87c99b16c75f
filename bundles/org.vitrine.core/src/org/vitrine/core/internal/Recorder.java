// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Feed.History;
import org.vitrine.core.Feed.Series;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

/**
 * What is remembered of one host or connection: all series over the same looks, bounded in number and length. Thread-safe.
 */
final class Recorder {
    /** An hour of looks. */
    static final int MOST_LOOKS = 3600;
    /** So many series at a time; more are not remembered. */
    static final int MOST_SERIES = 20_000;
    // of machines and processes that are gone
    private static final int MOST_GONE = 2_000;
    // of all series together, about 8 MiB; with very many series each has at least some two minutes
    private static final int MOST_POINTS = 1 << 20;
    private static final int LEAST_LOOKS = 112;
    private static final int SWEEP = 64;
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private final long[] times = new long[MOST_LOOKS];
    private final Map<Series, Track> tracks = new LinkedHashMap<>();
    private int capacity = MOST_LOOKS;
    // looks so far, gaps included
    private long looks;
    // without those that brought nothing
    private long successes;
    // the look before which was tidied up last
    private long swept;
    private boolean full;
    private @Nullable List<Series> known;

    /**
     * Remembers what a look brought.
     *
     * @param millis of the wall clock, later than of the look before
     * @param nanos  when it was read, for counters
     */
    synchronized void look(long millis, long nanos, List<Sample> samples) {
        times[(int) (looks % MOST_LOOKS)] = millis;
        if (looks % SWEEP == 0) {
            sweep();
        }
        full = false;
        for (Sample sample : samples) {
            var series = new Series(sample.subject(), sample.metric());
            Track track = track(series);
            if (track != null) {
                track.add(looks, track.point(sample, nanos, successes), capacity);
                if (track.rename(series)) {
                    known = null;
                }
            }
        }
        successes++;
        looks++;
    }

    /** Remembers that nothing came. */
    synchronized void gap(long millis) {
        times[(int) (looks++ % MOST_LOOKS)] = millis;
    }

    private @Nullable Track track(Series series) {
        Track track = tracks.get(series);
        if (track == null) {
            if (tracks.size() >= MOST_SERIES && swept < looks) {
                sweep();
            }
            if (tracks.size() >= MOST_SERIES) {
                full = true;
                return null;
            }
            track = new Track(series, looks);
            tracks.put(series, track);
            known = null;
            fit();
        }
        return track;
    }

    /** What is gone for as long as anything is remembered goes, and of the rest those that are gone longest. */
    private void sweep() {
        swept = looks;
        boolean some = tracks.values().removeIf(track -> track.next() < looks - MOST_LOOKS);
        List<Track> gone = tracks.values().stream().filter(track -> track.next() < looks - 1)
                .sorted(Comparator.comparing(Track::next)).toList();
        int most = tracks.size() >= MOST_SERIES ? 0 : MOST_GONE;
        gone.subList(0, Math.max(0, gone.size() - most)).forEach(track -> tracks.remove(track.series()));
        if (some || gone.size() > most) {
            known = null;
            fit();
        }
    }

    private void fit() {
        int fitting = MOST_LOOKS;
        while (fitting > LEAST_LOOKS && (long) fitting * tracks.size() > MOST_POINTS) {
            fitting /= 2;
        }
        if (fitting < capacity) {
            for (Track track : tracks.values()) {
                track.trim(fitting);
            }
        }
        capacity = fitting;
    }

    /** By subject, then metric, in the order they were first seen. */
    synchronized List<Series> series() {
        List<Series> now = known;
        if (now == null) {
            Map<Subject, List<Series>> bySubject = new LinkedHashMap<>();
            tracks.values().forEach(track -> bySubject
                    .computeIfAbsent(track.series().subject(), subject -> new ArrayList<>()).add(track.series()));
            now = bySubject.values().stream().flatMap(List::stream).toList();
            known = now;
        }
        return now;
    }

    /** Its newest points. */
    synchronized History history(Series series, int newest) {
        Track track = tracks.get(series);
        if (track == null || newest <= 0) {
            return new History(new long[0], new double[0]);
        }
        long from = Math.max(Math.max(track.oldest(), looks - MOST_LOOKS), looks - newest);
        long horizon = looks == 0 ? 0 : time(looks - 1) - HOUR;
        while (from < looks && time(from) < horizon) {
            from++;
        }
        long[] when = new long[(int) (looks - from)];
        for (int i = 0; i < when.length; i++) {
            when[i] = time(from + i);
        }
        return new History(when, track.values(from, looks));
    }

    private long time(long look) {
        return times[(int) (look % MOST_LOOKS)];
    }

    /** Whether the last look brought more series than are remembered. */
    synchronized boolean isFull() {
        return full;
    }
}
