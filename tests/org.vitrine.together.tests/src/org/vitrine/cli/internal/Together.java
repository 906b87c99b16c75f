// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.vitrine.core.Configurator;
import org.vitrine.core.Dialects;
import org.vitrine.core.Preflight;
import org.vitrine.core.Providers;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectGuide;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Values;
import org.vitrine.provider.tck.Recordings;

/** The services of this framework, in which every provider and dialect is. */
final class Together {

    private Together() {
    }

    static BundleContext context() {
        return FrameworkUtil.getBundle(Together.class).getBundleContext();
    }

    static <S> S service(Class<S> type) {
        ServiceReference<S> reference = Objects.requireNonNull(context().getServiceReference(type), type.getName());
        return Objects.requireNonNull(context().getService(reference), type.getName());
    }

    static Providers providers() {
        return service(Providers.class);
    }

    static Fuzz fuzz(long seed) {
        return new Fuzz(seed, providers(), service(Dialects.class), service(Configurator.class),
                service(Preflight.class), List.of(service(DialectGuide.class)));
    }

    /** Settings that take something that one of the recorded hosts gives, or else those that are usual. */
    static Values settings(GraphicsProvider provider) {
        return hosts().flatMap(host -> provider.candidates(host).stream()).findFirst()
                .map(candidate -> candidate.preset()).orElseGet(() -> Values.of(provider.fields()));
    }

    static Stream<HostSnapshot> hosts() {
        return Recordings.all().values().stream();
    }

    /** Names of folders of the checkout, wherever in it the tests run. */
    static List<String> folders(String parent) {
        try (Stream<Path> folders = Files.list(checkout().resolve(parent))) {
            return folders.map(folder -> folder.getFileName() + "").sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path checkout() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(at.resolve("ARCHITECTURE.md"))) {
            at = Objects.requireNonNull(at.getParent(), "the tests run in a checkout");
        }
        return at;
    }
}
