// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** One of our bundles, as it lies in the checkout after a build. */
record BundleFolder(Path folder, Manifest manifest, JavaClasses classes) {

    static BundleFolder of(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            Path classes = folder.resolve("target/classes");
            boolean hasSources = !sources(folder.resolve("src")).isEmpty();
            if (hasSources && Files.notExists(classes)) {
                throw new IllegalStateException(folder + " has sources and was not compiled: build it first");
            }
            return new BundleFolder(folder, new Manifest(in), new ClassFileImporter().importPath(classes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<BundleFolder> all(Path checkout) {
        try (Stream<Path> folders = Files.list(checkout.resolve("bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF"))).sorted()
                    .map(BundleFolder::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return header("Bundle-SymbolicName").keySet().iterator().next();
    }

    boolean has(String header) {
        return manifest.getMainAttributes().getValue(header) != null;
    }

    Map<String, String> header(String name) {
        return Header.parse(manifest.getMainAttributes().getValue(name));
    }

    /** The packages of its own sources. */
    Set<String> packages() {
        Set<String> packages = new TreeSet<>();
        Path root = folder.resolve("src");
        sources().forEach(source -> packages.add(root.relativize(source.getParent()).toString().replace('/', '.')));
        return packages;
    }

    List<Path> sources() {
        return sources(folder.resolve("src"));
    }

    /** The Java files below a folder. */
    static List<Path> sources(Path root) {
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
