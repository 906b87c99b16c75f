// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nobody asks who a provider is: outside a provider's own bundle no class has the provider's id as a string. Where the word is
 * also one of libvirt's, QEMU's or the kernel's, it is named here with what it stands for.
 *
 * @param ids the providers' ids
 */
record ProviderIds(Set<String> ids) {
    private static final String OURS = "org.vitrine.";
    private static final String PROVIDER = OURS + "provider.";

    /** A word in the classes whose names begin so. */
    private record Meant(String where, String word, String as) {
    }

    private static final List<Meant> MEANT = List.of(
            new Meant("core.internal.BlueprintXml", "virtio", "the model of disks, network cards and channels"),
            new Meant("display.internal.Head", "qxl", "libvirt's video model that has a device for each head"),
            new Meant("display.internal.GuestSizing", "virtio", "libvirt's video model that tells its guest of a size"),
            new Meant("host.", "nvidia", "the kernel's driver"),
            new Meant("host.", "vfio", "what VFIO's drivers have in their names"),
            new Meant("provider.", "nvidia", "the kernel's driver"),
            new Meant("provider.", "vfio", "what VFIO's drivers have in their names"),
            new Meant("provider.lookingglass.", "qxl", "the kernel's driver, which has no GPU"),
            new Meant("provider.qxl.", "virtio", "libvirt's video model that can be a second one too"),
            new Meant("dialect.", "virtio", "libvirt's and QEMU's devices and buses"),
            new Meant("dialect.", "qxl", "libvirt's and QEMU's video model"),
            new Meant("dialect.", "vfio", "libvirt's word for who hands a device out"),
            new Meant("dialect.kubevirt.internal.HostDeviceParts", "nvidia", "how the types of NVIDIA's devices begin"),
            new Meant("dialect.libvfio.", "libvfio", "the dialect's own id"));

    /**
     * Of all bundles among these that have a provider or checks of a technology; they are called like their ids, as the
     * contract of providers asks.
     */
    static ProviderIds of(List<BundleFolder> bundles) {
        return new ProviderIds(bundles.stream().filter(bundle -> bundle.name().startsWith(PROVIDER))
                .filter(ProviderIds::hasTechnology).map(bundle -> bundle.name().substring(PROVIDER.length()))
                .collect(Collectors.toSet()));
    }

    private static boolean hasTechnology(BundleFolder bundle) {
        return files(bundle.folder().resolve("target/classes/OSGI-INF"), ".xml").stream().map(ProviderIds::text)
                .anyMatch(component -> component.contains("\"org.vitrine.provider.GraphicsProvider\"")
                        || component.contains("\"org.vitrine.provider.Check\""));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> violations(BundleFolder bundle) {
        return found(bundle).stream().filter(one -> MEANT.stream().noneMatch(meant -> one.isMeant(meant)))
                .map(one -> one.type() + " has \"" + one.word() + "\"").toList();
    }

    /** Exceptions that nothing needs any more. */
    List<String> unneeded(List<BundleFolder> bundles) {
        List<Found> all = bundles.stream().flatMap(bundle -> found(bundle).stream()).toList();
        return MEANT.stream().filter(meant -> all.stream().noneMatch(one -> one.isMeant(meant))).map(Meant::toString)
                .toList();
    }

    private record Found(String type, String word) {
        boolean isMeant(Meant meant) {
            return word.equals(meant.word()) && type.startsWith(OURS + meant.where());
        }
    }

    private List<Found> found(BundleFolder bundle) {
        Path root = bundle.folder().resolve("target/classes");
        List<Found> found = new ArrayList<>();
        for (Path file : files(root, ".class")) {
            String type = root.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
            Set<String> words = new TreeSet<>(ConstantStrings.of(file));
            words.retainAll(ids);
            words.stream().filter(word -> !bundle.name().equals(PROVIDER + word))
                    .forEach(word -> found.add(new Found(type, word)));
        }
        return found;
    }

    private static List<Path> files(Path root, String ending) {
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
