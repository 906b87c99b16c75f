// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.vitrine.core.Feed;
import org.vitrine.core.Subscription;
import org.vitrine.host.Text;

/** One watcher of a sampler. What was seen can be read after it is closed too. */
final class WatchedFeed implements Feed {
    private final Sampler sampler;
    private final Runnable onClose;
    private final List<Subscription> listeners = new CopyOnWriteArrayList<>();
    private boolean closed;

    /** @param onClose called once when it is closed */
    WatchedFeed(Sampler sampler, Runnable onClose) {
        this.sampler = sampler;
        this.onClose = onClose;
        sampler.watch();
    }

    @Override
    public List<Series> series() {
        return sampler.recorder().series();
    }

    @Override
    public History history(Series series) {
        return history(series, Recorder.MOST_LOOKS);
    }

    @Override
    public History history(Series series, int newest) {
        return sampler.recorder().history(series, newest);
    }

    @Override
    public List<Text> absences() {
        return sampler.absences();
    }

    @Override
    public Optional<Text> problem() {
        return sampler.problem();
    }

    @Override
    public synchronized void onLook(Runnable listener) {
        if (!closed) {
            listeners.add(sampler.listeners().add(news -> listener.run()));
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        listeners.forEach(Subscription::close);
        sampler.release();
        onClose.run();
    }
}
