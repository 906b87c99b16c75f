// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.osgi.framework.ServiceReference;
import org.vitrine.core.Configurator;
import org.vitrine.core.Dialects;
import org.vitrine.core.Preflight;
import org.vitrine.core.Providers;
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectGuide;
import org.vitrine.provider.GraphicsProvider;

/**
 * The core's services with every provider and dialect of a product, guarded as there, without a framework around them. What
 * is there is read from the components that the bundles declare.
 */
public final class Present implements AutoCloseable {
    private static final Pattern IMPLEMENTATION = Pattern.compile("<implementation class=\"([^\"]+)\"");

    private final ProvidersEngine providers = new ProvidersEngine();
    private final DialectsEngine dialects = new DialectsEngine();
    private final List<Object> services = new ArrayList<>();
    private int count;

    /** @param plugins the folder of the product's bundles, which are on the class path too */
    public Present(Path plugins) throws IOException, ReflectiveOperationException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(plugins, "org.vitrine.*.jar")) {
            // so that dialects come before the checks that ask their guides
            List<Path> sorted = new ArrayList<>();
            jars.forEach(sorted::add);
            sorted.sort(null);
            for (Path jar : sorted) {
                add(jar);
            }
        }
    }

    private void add(Path jar) throws IOException, ReflectiveOperationException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                if (entry.getName().matches("OSGI-INF/[^/]+\\.xml")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    private void add(String component) throws ReflectiveOperationException {
        Matcher implementation = IMPLEMENTATION.matcher(component);
        boolean isProvider = component.contains("<provide interface=\"" + GraphicsProvider.class.getName() + "\"");
        boolean isDialect = component.contains("<provide interface=\"" + Dialect.class.getName() + "\"");
        boolean isCheck = component.contains("<provide interface=\"" + Check.class.getName() + "\"");
        boolean isGuide = component.contains("<provide interface=\"" + DialectGuide.class.getName() + "\"");
        if (!isProvider && !isDialect && !isCheck && !isGuide || !implementation.find()) {
            return;
        }
        // another dialect that one may do without is not given to it; the suite's fuzz has them
        Constructor<?> constructor = Class.forName(implementation.group(1)).getConstructors()[0];
        Object service = constructor.newInstance(Stream.of(constructor.getParameterTypes())
                .map(type -> type == List.class ? guides() : null).toArray());
        services.add(service);
        if (isCheck) {
            providers.addCheck(reference(count++), (Check) service);
        }
        if (isProvider) {
            providers.addProvider(reference(count++), (GraphicsProvider) service);
        }
        if (isDialect) {
            dialects.add(reference(count++), () -> Optional.of((Dialect) service));
        }
    }

    /** Older ones are better, as in a framework. */
    @SuppressWarnings("unchecked")
    private static <S> ServiceReference<S> reference(int number) {
        return (ServiceReference<S>) Proxy.newProxyInstance(Present.class.getClassLoader(),
                new Class<?>[]{ServiceReference.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> number;
                    case "equals" -> proxy == arguments[0];
                    case "compareTo" -> Integer.compare(arguments[0].hashCode(), number);
                    case "toString" -> "service " + number;
                    default -> null;
                });
    }

    public Providers providers() {
        return providers;
    }

    /** The providers themselves, to be called on the caller's thread. */
    public List<GraphicsProvider> unguarded() {
        return unguarded(GraphicsProvider.class);
    }

    /** The dialects themselves. */
    public List<Dialect> unguardedDialects() {
        return unguarded(Dialect.class);
    }

    /** The checks themselves that are no provider's. */
    public List<Check> unguardedChecks() {
        return unguarded(Check.class);
    }

    /** What editors of dialects ask. */
    public List<DialectGuide> guides() {
        return unguarded(DialectGuide.class);
    }

    private <S> List<S> unguarded(Class<S> type) {
        return services.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public Dialects dialects() {
        return dialects;
    }

    public Configurator configurator() {
        return new ConfiguratorEngine(providers);
    }

    public Preflight preflight() {
        return new PreflightEngine(providers, dialects);
    }

    @Override
    public void close() {
        providers.close();
        dialects.close();
    }
}
