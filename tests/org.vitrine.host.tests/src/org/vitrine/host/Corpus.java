// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The hosts of tests/org.vitrine.corpus. */
final class Corpus {
    static final String LAPTOP = "intel-laptop-gvtg";
    static final String XE = "intel-xe-7vfs";
    static final String APU = "amd-apu-and-shared-group";
    static final String DESKTOP = "nvidia-and-amd-desktop";
    static final String SERVER = "nvidia-vgpu-server";
    static final String SINGLE = "single-gpu-desktop";
    static final String PLAIN = "no-iommu";
    static final String UNREADABLE = "unreadable";
    /** The one that was recorded. */
    static final String LAB = "lab";
    static final List<String> ALL = List.of(LAPTOP, XE, APU, DESKTOP, SERVER, SINGLE, PLAIN, UNREADABLE, LAB);

    private Corpus() {
    }

    /** One host. */
    static HostSnapshot host(String name) {
        try (var text = Files.newBufferedReader(folder().resolve(name + ".txt"))) {
            return SnapshotText.read(text, SnapshotText.Limits.USUAL);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** One function of a host. */
    static PciFunction function(HostSnapshot host, String address) {
        return host.pci().function(PciAddress.of(address).orElseThrow());
    }

    /** The addresses of functions as text. */
    static Fact<List<String>> addresses(Fact<List<PciFunction>> functions) {
        return functions.map(all -> all.stream().map(function -> function.address().toString()).toList());
    }

    /** The corpus' folder, wherever in the checkout the tests run. */
    static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("tests/org.vitrine.corpus");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("The tests do not run in a checkout");
    }
}
