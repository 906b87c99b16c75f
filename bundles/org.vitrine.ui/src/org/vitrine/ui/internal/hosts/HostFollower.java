// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Subscription;

/** Hears of every new snapshot of every host, of those that come later too. Thread-safe. */
final class HostFollower implements Subscription {
    private final Hosts hosts;
    private final Runnable news;
    private final Map<Host, Subscription> following = new HashMap<>();
    private final Subscription comingAndGoing;
    private boolean closed;

    /** @param news is called on any thread */
    HostFollower(Hosts hosts, Runnable news) {
        this.hosts = hosts;
        this.news = news;
        comingAndGoing = hosts.onChange(this::changed);
        follow();
    }

    private void changed() {
        follow();
        news.run();
    }

    private synchronized void follow() {
        if (closed) {
            return;
        }
        List<Host> all = hosts.all();
        following.entrySet().removeIf(entry -> {
            boolean gone = !all.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        all.forEach(host -> following.computeIfAbsent(host, one -> one.onScan(snapshot -> news.run())));
    }

    @Override
    public synchronized void close() {
        closed = true;
        comingAndGoing.close();
        following.values().forEach(Subscription::close);
        following.clear();
    }
}
