// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.widgets.Composite;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vitrine.core.Live;
import org.vitrine.core.Machine;
import org.vitrine.core.Providers;
import org.vitrine.display.Screen;
import org.vitrine.display.Screens;

/** Opens screens with the connectors there are, and owns the threads on which they wait. */
@Component(immediate = true)
public final class ScreensService implements Screens {
    private static final int IDLE_SECONDS = 10;
    private final List<ScreenConnector> connectors = new CopyOnWriteArrayList<>();
    private volatile Optional<Providers> providers = Optional.empty();
    private volatile Optional<Live> figures = Optional.empty();
    // Threads come with screens and go with them. Once the workbench closes, nobody waits for the rest: it is dropped.
    private final ThreadPoolExecutor background = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS,
            TimeUnit.SECONDS, new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("Vitrine screens ", 1).factory(), new ThreadPoolExecutor.DiscardPolicy());

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addConnector(ScreenConnector connector) {
        connectors.add(connector);
    }

    void removeConnector(ScreenConnector connector) {
        connectors.remove(connector);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setProviders(Providers service) {
        providers = Optional.of(service);
    }

    void unsetProviders(Providers service) {
        providers = providers.filter(known -> known != service);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setLive(Live service) {
        figures = Optional.of(service);
    }

    void unsetLive(Live service) {
        figures = figures.filter(known -> known != service);
    }

    @Deactivate
    void close() {
        background.shutdownNow();
    }

    @Override
    public Screen open(Composite parent, Machine machine, int head, Set<String> excluded) {
        Set<String> without = Set.copyOf(excluded);
        var screen = new MachineScreen(parent, machine, head, background,
                (running, live, heads) -> Outlook.of(providers)
                        .nothing(running, live, heads, head).orElseGet(() -> Choice.among(connectors,
                                new Target(running, live, heads.get(head), background), without)));
        figures.ifPresent(service -> PictureRate.offer(service, machine, screen));
        return screen;
    }
}
