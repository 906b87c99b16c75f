// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.vitrine.planted.PlantedActivator;
import org.vitrine.planted.PlantedProvider;
import org.vitrine.planted.ReachingProvider;
import org.vitrine.provider.tck.ProviderContract;

/** The contract of a bundle finds what is wrong with one: each rule is kept by a sound bundle and broken by a planted one. */
class PlantedBundlesTest {
    private final List<Bundle> installed = new ArrayList<>();

    @AfterEach
    void uninstall() throws BundleException {
        for (Bundle bundle : installed) {
            bundle.uninstall();
        }
    }

    /** A bundle of these classes; the last is its provider. */
    private ProviderContract bundle(String fault, Class<?>... classes) {
        try {
            BundleContext context = FrameworkUtil.getBundle(Check.class).getBundleContext();
            Bundle bundle = context.installBundle("planted:" + fault, new ByteArrayInputStream(jar(fault, classes)));
            installed.add(bundle);
            Object provider = bundle.loadClass(classes[classes.length - 1].getName()).getConstructor().newInstance();
            return new ProviderContract() {
                @Override
                public GraphicsProvider provider() {
                    return (GraphicsProvider) provider;
                }

                @Override
                public Duration patience() {
                    return fault.startsWith("sound") ? super.patience() : Duration.ofMillis(100);
                }
            };
        } catch (BundleException | IOException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] jar(String fault, Class<?>... classes) throws IOException {
        var manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "planted." + fault);
        main.putValue("Import-Package",
                "org.osgi.framework,org.vitrine.domain,org.vitrine.host,org.vitrine.provider");
        main.putValue(PlantedActivator.FAULT, fault);
        if (classes[0] == PlantedActivator.class) {
            main.putValue("Bundle-Activator", PlantedActivator.class.getName());
        }
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> one : classes) {
                String path = one.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(path));
                try (InputStream in = one.getResourceAsStream("/" + path)) {
                    Objects.requireNonNull(in, path).transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private ProviderContract withService(String fault) {
        return bundle(fault, PlantedActivator.class, PlantedProvider.class);
    }

    private void breaks(String fault, Consumer<ProviderContract> rule) {
        ProviderContract sound = withService("sound-" + fault);
        assertDoesNotThrow(() -> rule.accept(sound));
        ProviderContract faulty = withService(fault);
        assertThrows(AssertionError.class, () -> rule.accept(faulty));
    }

    @Test
    void aServiceOfAnotherId() {
        breaks("renames", ProviderContract::theServiceHasTheProvidersId);
    }

    @Test
    void aThreadLeftAtEachStop() throws ReflectiveOperationException {
        breaks("threads", ProviderContract::startingAndStoppingTwentyTimesLeavesNothing);
        installed.getLast().loadClass(PlantedActivator.class.getName()).getMethod("end").invoke(null);
    }

    @Test
    void aProviderThatIsKeptAfterItWasStopped() {
        breaks("keeps", ProviderContract::startingAndStoppingTwentyTimesLeavesNothing);
    }

    @Test
    void aFileThatIsReadBesideTheSpi() {
        assertDoesNotThrow(bundle("modest", PlantedProvider.class)::reachesNothingButTheSpi);
        assertThrows(AssertionError.class,
                bundle("reaches", PlantedProvider.class, ReachingProvider.class)::reachesNothingButTheSpi);
    }

    /** A third party's provider is tried beside all that are installed with it. */
    @Test
    void othersAreThoseThatAreInstalled() throws BundleException {
        ProviderContract modest = bundle("modest", PlantedProvider.class);
        List<String> before = modest.others().stream().map(one -> one.info().id()).toList();
        withService("sound");
        installed.getLast().start();
        List<String> after = new ArrayList<>(modest.others().stream().map(one -> one.info().id()).toList());
        after.remove("planted");
        assertEquals(before, after);
        assertEquals(before.size() + 1, modest.others().size());
    }
}
