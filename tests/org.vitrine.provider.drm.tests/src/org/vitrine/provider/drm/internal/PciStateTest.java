// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.tck.LiveSourceContract;
import org.vitrine.provider.tck.Tree;

/** The files are made by hand after the kernel's documents (sysfs-bus-pci, sysfs-devices-power). */
class PciStateTest implements LiveSourceContract {
    private static final String ADDRESS = "0000:01:00.0";
    private static final String GPU = "/sys/bus/pci/devices/" + ADDRESS;

    @Override
    public LiveSource source() {
        return new PciState();
    }

    @Override
    public Tree host() {
        return new Tree().function(ADDRESS, "0x030000", "").put(GPU + "/power/runtime_status", "active\n")
                .put(GPU + "/power_state", "D0\n").put(GPU + "/current_link_speed", "2.5 GT/s PCIe\n")
                .put(GPU + "/current_link_width", "8\n").put(GPU + "/max_link_speed", "16.0 GT/s PCIe\n")
                .put(GPU + "/max_link_width", "16\n");
    }

    @Test
    void theLinkFollowsTheLoad() {
        Tree host = host();
        LiveSource.Reading idle = host.watch(source(), 1);
        assertEquals("{link.capacity=2.0E9, link.lanes=8.0, power.awake=1.0, power.state=0.0}",
                Figures.of(idle, ADDRESS));
        assertEquals(31507692307.69, idle.samples().stream().filter(one -> one.metric().id().equals("link.capacity"))
                .findFirst().orElseThrow().metric().maximum().orElseThrow(), 0.01);
        host.put(GPU + "/current_link_speed", "16.0 GT/s PCIe\n").put(GPU + "/current_link_width", "16\n");
        assertEquals("{link.capacity=3.150769230769231E10, link.lanes=16.0, power.awake=1.0, power.state=0.0}",
                Figures.of(host.watch(source(), 1), ADDRESS));
    }

    @Test
    void asleepItsLinkIsAGap() {
        Tree host = host().put(GPU + "/power/runtime_status", "suspended\n").put(GPU + "/power_state", "D3cold\n")
                .put(GPU + "/current_link_speed", "Unknown\n").put(GPU + "/current_link_width", "63\n");
        assertEquals("{power.awake=0.0, power.state=4.0}", Figures.of(host.watch(source(), 1), ADDRESS));
    }
}
