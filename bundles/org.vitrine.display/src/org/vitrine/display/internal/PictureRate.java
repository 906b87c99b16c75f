// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

import org.vitrine.core.Live;
import org.vitrine.core.Machine;
import org.vitrine.core.Subscription;
import org.vitrine.display.Screen;
import org.vitrine.host.Text;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Subject;

/**
 * The picture rate of a screen, for live figures. Whoever asks does not wait for the UI thread: the answer is what that told after
 * the question before, and a gap while it has not told. Thread-safe.
 */
final class PictureRate implements DoubleSupplier {
    private final Executor ui;
    private final DoubleSupplier rate;
    private double told = Double.NaN;
    private boolean asked;

    /**
     * @param ui   runs something on the UI thread, later
     * @param rate asked there
     */
    PictureRate(Executor ui, DoubleSupplier rate) {
        this.ui = ui;
        this.rate = rate;
    }

    /** Has a screen's rate among the figures of its machine until the screen is disposed. For the UI thread. */
    static void offer(Live live, Machine machine, Screen screen) {
        var ui = new UiThread(screen.control().getDisplay());
        var rate = new PictureRate(ui::post, () -> shown(screen));
        Subscription offered = live.offer(machine.connection(), Subject.machine(machine.uuid(), machine.name()),
                metric(screen.head()), rate);
        screen.control().addDisposeListener(event -> offered.close());
    }

    /** How many pictures a second are shown; a gap while nobody can see them, because none are asked for then. */
    static double shown(Screen screen) {
        return !screen.control().isDisposed() && screen.state() == Screen.State.LIVE && screen.control().isVisible()
                && !screen.control().getShell().getMinimized()
                        ? screen.frameRate()
                        : Double.NaN;
    }

    private static Metric metric(int head) {
        return head == 0
                ? Metric.gauge("screen.rate", "Pictures shown", Unit.PER_SECOND)
                : new Metric("screen." + (head + 1) + ".rate", Text.of("Pictures shown of monitor {0}", head + 1),
                        Unit.PER_SECOND, Metric.Kind.GAUGE, OptionalDouble.empty());
    }

    @Override
    public double getAsDouble() {
        double known;
        synchronized (this) {
            if (asked) {
                return Double.NaN;
            }
            asked = true;
            known = told;
        }
        ui.execute(this::tell);
        return known;
    }

    private void tell() {
        double now = rate.getAsDouble();
        synchronized (this) {
            told = now;
            asked = false;
        }
    }
}
