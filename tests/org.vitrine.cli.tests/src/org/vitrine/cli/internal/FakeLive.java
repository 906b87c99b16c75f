// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import org.vitrine.core.Connection;
import org.vitrine.core.Feed;
import org.vitrine.core.Host;
import org.vitrine.core.Live;
import org.vitrine.core.Subscription;
import org.vitrine.host.Text;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Subject;

/** A card with a figure, one whose figure is missing at present and one that is gone; and a machine of each connection. */
final class FakeLive implements Live {
    static final Subject CARD = Subject.device("0000:01:00.0", Text.of("GPU 0000:01:00.0"));
    final List<String> watched = new ArrayList<>();
    int open;
    boolean isEmpty;
    List<Text> absences = List.of(Text.of("NVIDIA: no driver"));
    Optional<Text> problem = Optional.empty();

    private final class Fixed implements Feed {
        private final Series series;
        private final double[] values;
        private final List<Series> others;

        Fixed(String who, Series series, double[] values, Series... others) {
            this.series = series;
            this.values = values;
            this.others = List.of(others);
            watched.add(who);
            open++;
        }

        @Override
        public List<Series> series() {
            if (isEmpty) {
                return List.of();
            }
            List<Series> all = new ArrayList<>(List.of(series));
            all.addAll(others);
            return all;
        }

        @Override
        public History history(Series one) {
            return history(one, values.length);
        }

        @Override
        public History history(Series one, int newest) {
            double[] told = one.equals(series)
                    ? values
                    : one.metric().id().equals("missing")
                            ? new double[]{1, Double.NaN}
                            : new double[]{Double.NaN, Double.NaN};
            return new History(new long[told.length], told);
        }

        @Override
        public List<Text> absences() {
            return absences;
        }

        @Override
        public Optional<Text> problem() {
            return problem;
        }

        @Override
        public void onLook(Runnable listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            open--;
        }
    }

    private static Feed.Series of(Subject subject, Metric metric) {
        return new Feed.Series(subject, metric);
    }

    @Override
    public Feed watch(Host host) {
        return new Fixed(host.id(), of(CARD, Metric.gauge("gpu.busy", "GPU busy", Unit.PERCENT).atMost(100)),
                new double[]{Double.NaN, 42.5}, of(CARD, Metric.gauge("missing", "Missing", Unit.WATTS)),
                of(Subject.part("gone", Text.of("Gone"), CARD.id()), Metric.gauge("gone", "Gone", Unit.COUNT)));
    }

    @Override
    public Feed watch(Connection connection) {
        return new Fixed(connection.uri(),
                of(Subject.machine("u1", "win10"), Metric.counter("disk.read", "Read", Unit.BYTES_PER_SECOND)),
                new double[]{2_500_000});
    }

    @Override
    public Feed watch(Connection connection, Supplier<Set<String>> uuids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription offer(Connection connection, Subject machine, Metric metric, DoubleSupplier gauge) {
        throw new UnsupportedOperationException();
    }
}
