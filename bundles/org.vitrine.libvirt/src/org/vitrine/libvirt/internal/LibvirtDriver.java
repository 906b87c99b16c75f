// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vitrine.core.Authenticator;
import org.vitrine.core.Connection;
import org.vitrine.core.Connection.Kind;
import org.vitrine.core.MachineDriver;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * Machines through libvirt. Its native library is loaded when it is first asked for something, which takes about 0.1 s; a
 * machine without it is told what to install.
 * <p>
 * System properties: {@code vitrine.application}, {@code workbench} or {@code cli}, whose embedded machines are apart; and
 * {@code vitrine.embedded.root}, the folder of the embedded driver, which has to be short.
 */
@Component
public final class LibvirtDriver implements MachineDriver {

    private final String library;
    private final Deadlines deadlines;
    private final Libc libc = Libc.load();
    // What happens after the end is told to nobody
    private final ExecutorService notifier = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("libvirt listeners").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Authenticator authenticator;

    private @Nullable Engine engine;
    private @Nullable VitrineException missing;
    private @Nullable List<Connection> standard;

    /** Used by Declarative Services. */
    @Activate
    public LibvirtDriver() {
        this("virt", Deadlines.STANDARD);
    }

    /**
     * For tests.
     *
     * @param library the native library's name as a linker takes it
     */
    LibvirtDriver(String library, Deadlines deadlines) {
        this.library = library;
        this.deadlines = deadlines;
    }

    void authenticator(Authenticator who) {
        authenticator = who;
    }

    @Deactivate
    synchronized void deactivate() {
        @Nullable
        List<Connection> known = standard;
        if (known != null) {
            known.forEach(Connection::close);
        }
        notifier.shutdown();
    }

    @Override
    public Optional<Text> problem() {
        try {
            return engine().qemuDriver().isPresent()
                    ? Optional.empty()
                    : Optional.of(EmbeddedPremises.qemuDriverMissing());
        } catch (VitrineException e) {
            return Optional.of(e.text());
        }
    }

    @Override
    public synchronized List<Connection> standard() {
        @Nullable
        List<Connection> known = standard;
        if (known == null) {
            known = find();
            standard = known;
        }
        return known;
    }

    private List<Connection> find() {
        List<Connection> found = new ArrayList<>();
        try {
            LocalDaemons daemons = LocalDaemons.here(libc.geteuid());
            if (daemons.hasSystem()) {
                found.add(make(ConnectionUri.of("qemu:///system"), Text.of("This machine")));
            }
            if (daemons.hasSession()) {
                found.add(make(ConnectionUri.of("qemu:///session"), Text.of("This machine, your own")));
            }
            if (engine().qemuDriver().isPresent()) {
                RootFolder folder = RootFolder.find(System.getenv(), libc.geteuid());
                found.add(make(ConnectionUri.embedded(folder.path()), Text.of("This machine, inside Vitrine")));
            }
        } catch (VitrineException e) {
            // problem() says it: without libvirt there are no connections
            return List.of();
        }
        return List.copyOf(found);
    }

    @Override
    public Connection connect(String uri, Text label) throws VitrineException {
        ConnectionUri wanted = ConnectionUri.of(uri);
        engine();
        for (Connection known : standard()) {
            if (known.uri().equals(wanted.text())) {
                return known;
            }
        }
        return make(wanted, label);
    }

    private Connection make(ConnectionUri uri, Text label) throws VitrineException {
        Context context = new Context(engine(), libc, deadlines, libc.geteuid(),
                () -> Optional.ofNullable(authenticator),
                notifier);
        return new LibvirtConnection(context, uri, label,
                uri.kind() == Kind.EMBEDDED
                        ? new EmbeddedPremises(context.engine(), libc, folder(uri))
                        : Premises.NONE);
    }

    private RootFolder folder(ConnectionUri uri) throws VitrineException {
        RootFolder own = RootFolder.find(System.getenv(), libc.geteuid());
        String root = uri.root().orElseThrow(() -> new VitrineException(
                Text.of("{0} lacks the folder of its driver. Write qemu:///embed?root=/a/short/folder.", uri.text())));
        return own.path().equals(Path.of(root)) ? own : RootFolder.of(Path.of(root), libc.geteuid());
    }

    private synchronized Engine engine() throws VitrineException {
        @Nullable
        VitrineException known = missing;
        if (known != null) {
            throw new VitrineException(known.text(), known);
        }
        @Nullable
        Engine loaded = engine;
        if (loaded == null) {
            try {
                loaded = Engine.load(library, libc);
                engine = loaded;
            } catch (VitrineException e) {
                missing = e;
                throw e;
            }
        }
        return loaded;
    }
}
