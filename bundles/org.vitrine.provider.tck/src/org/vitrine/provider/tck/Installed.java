// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;

/**
 * The bundle that a provider came in.
 *
 * @param bundle it
 */
record Installed(Bundle bundle) {
    // as class files name types
    private static final Pattern FORBIDDEN = Pattern.compile(
            "java/io/(File|RandomAccessFile)|java/nio/file/|java/net/|java/lang/Process|java/lang/Runtime(?![A-Za-z])"
                    + "|org/osgi/framework/|com/sun/jna/|org/eclipse/swt/");

    /** The bundle of a class; empty outside of a framework. */
    static Optional<Installed> of(Class<?> type) {
        try {
            Optional<Installed> installed = Optional.ofNullable(FrameworkUtil.getBundle(type)).map(Installed::new);
            installed.filter(one -> one.bundle.getState() != Bundle.ACTIVE).ifPresent(Installed::start);
            return installed;
        } catch (NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    String name() {
        return bundle.getSymbolicName();
    }

    void start() {
        try {
            bundle.start();
        } catch (BundleException e) {
            throw new AssertionError(e);
        }
    }

    void stop() {
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
        } catch (BundleException e) {
            throw new AssertionError(e);
        }
    }

    /** The ids of the providers that it has registered, sorted. */
    List<String> serviceIds() {
        return services().filter(service -> Arrays.asList((Object[]) service.getProperty(Constants.OBJECTCLASS))
                .contains(GraphicsProvider.class.getName()))
                .map(service -> String.valueOf(service.getProperty(GraphicsProvider.ID))).sorted().toList();
    }

    /**
     * Asks each of its providers as the core would, so that what comes with the first question has come, and lets them go.
     *
     * @return them, as long as anybody keeps them
     */
    List<WeakReference<GraphicsProvider>> asked(HostSnapshot host) {
        List<WeakReference<GraphicsProvider>> asked = new ArrayList<>();
        BundleContext context = bundle.getBundleContext();
        services(context, own -> own == bundle).forEach(reference -> {
            GraphicsProvider provider = Objects.requireNonNull(context.getService(reference), name());
            provider.candidates(host);
            provider.checks();
            asked.add(new WeakReference<>(provider));
            context.ungetService(reference);
        });
        return asked;
    }

    /** The providers that other bundles have registered. */
    List<GraphicsProvider> others() {
        BundleContext context = bundle.getBundleContext();
        return services(context, other -> other != bundle)
                .map(reference -> Objects.requireNonNull(context.getService(reference))).toList();
    }

    private static Stream<ServiceReference<GraphicsProvider>> services(BundleContext context, Predicate<Bundle> of) {
        try {
            return context.getServiceReferences(GraphicsProvider.class, null).stream()
                    .filter(reference -> of.test(reference.getBundle()));
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private Stream<ServiceReference<?>> services() {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return services == null ? Stream.of() : Stream.of(services);
    }

    /** Its classes that name what a provider may not use. */
    List<String> forbidden() {
        List<String> found = new ArrayList<>();
        classes("/").forEach(path -> {
            var match = FORBIDDEN.matcher(content(path));
            if (match.find()) {
                found.add(path + " uses " + match.group());
            }
        });
        return found;
    }

    /** Its own classes, without those of its fragments. */
    private Stream<String> classes(String folder) {
        Enumeration<String> paths = bundle.getEntryPaths(folder);
        return paths == null
                ? Stream.of()
                : Collections.list(paths).stream().flatMap(path -> path.endsWith("/")
                        ? classes(path)
                        : Stream.of(path).filter(file -> file.endsWith(".class")));
    }

    private String content(String path) {
        try (InputStream in = Objects.requireNonNull(bundle.getEntry(path), path).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
