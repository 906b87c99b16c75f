// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.vitrine.core.HostSource;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** A host that is there while this is open, and shows what a test wants, fails with a sentence, or never answers. */
public final class FakeHost implements AutoCloseable {
    /** Not for ever: who waits for it on the UI thread is to fail, and not to hang as well. */
    private static final int LONG = 5;
    private final String id;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ServiceRegistration<HostSource> registration;
    private volatile HostSnapshot snapshot;
    private volatile boolean hangs;
    private volatile boolean fails;
    private volatile int asked;

    /** A host of this name that shows this. */
    public FakeHost(String id, HostSnapshot snapshot) {
        this.id = id;
        this.snapshot = snapshot;
        registration = Objects.requireNonNull(FrameworkUtil.getBundle(HostReportEditor.class)).getBundleContext()
                .registerService(HostSource.class, new Source(), null);
    }

    /** What it shows from now on. */
    public void shows(HostSnapshot other) {
        snapshot = other;
    }

    /** From now on it does not answer any more, not even to a cancel. */
    void hangs() {
        hangs = true;
    }

    /** Whether it cannot be reached. */
    void fails(boolean yes) {
        fails = yes;
    }

    /** How often it was looked at. */
    int asked() {
        return asked;
    }

    /** Its name. */
    String id() {
        return id;
    }

    private final class Source implements HostSource {
        @Override
        public String id() {
            return id;
        }

        @Override
        public Text label() {
            return Text.of("Host {0}", id);
        }

        @Override
        public HostSnapshot collect(List<Probe> probes, Progress progress) throws VitrineException {
            asked++;
            if (hangs) {
                try {
                    over.await(LONG, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (fails) {
                throw new VitrineException(Text.of("{0} does not answer. Try again later.", id));
            }
            // as if all of this had been asked, so that the core does not look again
            HostSnapshot.Builder builder = HostSnapshot.builder().probed(probes);
            snapshot.tree().forEach(builder::put);
            return builder.build();
        }
    }

    @Override
    public void close() {
        over.countDown();
        registration.unregister();
    }
}
