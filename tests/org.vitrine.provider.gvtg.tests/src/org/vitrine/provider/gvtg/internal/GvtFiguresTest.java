// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Entry;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.tck.LiveSourceContract;
import org.vitrine.provider.tck.Tree;

/** The tree is made by hand after the kernel's documents (driver-api/vfio-mediated-device.rst). */
class GvtFiguresTest implements LiveSourceContract {
    private static final String ADDRESS = "0000:00:02.0";
    private static final String TYPE = "/sys/class/mdev_bus/" + ADDRESS + "/mdev_supported_types/i915-GVTg_V5_8";
    private static final String UUID = "aa618089-8b16-4d01-a136-25a0f3c73123";

    @Override
    public LiveSource source() {
        return new GvtFigures();
    }

    @Override
    public Tree host() {
        return new Tree().put("/sys/class/mdev_bus/" + ADDRESS, Entry.link("../../devices/pci0000:00/" + ADDRESS))
                .put(TYPE + "/available_instances", "5\n").put(TYPE + "/device_api", "vfio-pci\n");
    }

    private String figures(Tree host) {
        return host.watch(source(), 2).samples().stream().map(one -> one.metric().id() + "=" + one.value()).toList()
                .toString();
    }

    @Test
    void partsAreMadeAndGo() {
        assertEquals("[mdev.i915-GVTg_V5_8.made=0.0, mdev.i915-GVTg_V5_8.free=5.0]", figures(host()));
        Tree made = host().put(TYPE + "/available_instances", "4\n")
                .put("/sys/bus/mdev/devices/" + UUID,
                        Entry.link("../../../devices/pci0000:00/" + ADDRESS + "/" + UUID))
                .put("/sys/bus/mdev/devices/" + UUID + "/mdev_type",
                        Entry.link("../mdev_supported_types/i915-GVTg_V5_8"));
        assertEquals("[mdev.i915-GVTg_V5_8.made=1.0, mdev.i915-GVTg_V5_8.free=4.0]", figures(made));
    }

    @Test
    void othersPartsAreNotOurs() {
        Tree host = host().remove(TYPE).put("/sys/class/mdev_bus/" + ADDRESS
                + "/mdev_supported_types/nvidia-63/available_instances", "1\n");
        assertEquals("No Intel GPU here is divided by GVT-g",
                host.watch(source(), 1).absence().orElseThrow().toString());
    }
}
