// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciIds;
import org.vitrine.host.SnapshotText;

/** What the tests of this package look at, and with which names. */
public final class Samples {
    /** A few names in the form of pci.ids. */
    public static final DeviceNames NAMES = new DeviceNames(PciIds.of("""
            10de  NVIDIA Corporation
            \t2484  GA104 [GeForce RTX 3070]
            \t228b  GA104 High Definition Audio Controller
            8086  Intel Corporation
            \t15fc  Ethernet Connection (13) I219-V
            C 03  Display controller
            \t00  VGA compatible controller
            \t\t00  VGA controller
            """));

    private static final String CORPUS = "tests/org.vitrine.corpus";

    private Samples() {
    }

    /** A host of tests/org.vitrine.corpus, wherever in the checkout the tests run. */
    public static HostSnapshot corpus(String name) {
        @Nullable
        Path above = Path.of("").toAbsolutePath();
        while (above != null && !Files.isDirectory(above.resolve(CORPUS))) {
            above = above.getParent();
        }
        Path folder = Objects.requireNonNull(above, CORPUS).resolve(CORPUS);
        try (var text = Files.newBufferedReader(folder.resolve(name + ".txt"))) {
            return SnapshotText.read(text, SnapshotText.Limits.USUAL);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The topology of a host that has one. */
    static TopologyModel model(HostSnapshot host) {
        return switch (TopologyModel.of(host, NAMES)) {
            case Fact.Known<TopologyModel>(TopologyModel model) -> model;
            case Fact.Absent<TopologyModel> none -> throw new AssertionError("no PCI bus");
            case Fact.Unknown<TopologyModel>(String why) -> throw new AssertionError(why);
        };
    }

    static PciAddress address(String text) {
        return PciAddress.of(text).orElseThrow();
    }

    static Device device(TopologyModel model, String address) {
        return model.device(address(address)).orElseThrow();
    }
}
