// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.vitrine.host.HostSnapshot;

/** What goes along with a function, and what the host would lose. */
class ReleasesTest {

    private static Release release(HostSnapshot host, String address) {
        TopologyModel model = Samples.model(host);
        return new Releases(host, model).of(Samples.device(model, address));
    }

    private static List<String> places(List<Device> devices) {
        return devices.stream().map(Device::place).toList();
    }

    private static List<String> losses(Release release) {
        return release.losses().stream().map(loss -> loss.device().place() + " " + loss.what()).toList();
    }

    @Test
    void theGroupGoesAlongButNotTheBridge() {
        Release release = release(SampleHost.small().build(), "01:00.0");
        assertEquals(List.of("01:00.1"), places(release.along()));
        assertEquals(List.of(), release.notes());
        assertEquals(List.of("01:00.0", "01:00.1"), places(release.affected()));
    }

    @Test
    void theBootScreenTheLastCardAndTheScreensAreLost() {
        assertEquals(List.of("01:00.0 " + Messages.Loss_bootScreen, "01:00.0 " + Messages.Loss_lastGpu,
                "01:00.0 The screens at DP-1", "01:00.1 " + Messages.Loss_sound),
                losses(release(SampleHost.small().build(), "01:00.0")));
    }

    @Test
    void aSecondCardIsNotTheLast() {
        HostSnapshot host = SampleHost.small().function("0000:00:02.0", SampleHost.VGA, 0x8086_4680, "i915", 7).build();
        assertTrue(losses(release(host, "01:00.0")).stream().noneMatch(loss -> loss.endsWith(Messages.Loss_lastGpu)));
        assertEquals(List.of("00:02.0 " + Messages.Loss_screensNone), losses(release(host, "00:02.0")));
    }

    @Test
    void whatIsKeptForMachinesOrUnusedIsNoLoss() {
        HostSnapshot host = SampleHost.empty().function("0000:03:00.0", SampleHost.VGA, 0x10de_2484, "vfio-pci", 5)
                .function("0000:04:00.0", SampleHost.NETWORK, 0x8086_15fc, "", 6).build();
        assertEquals(List.of("03:00.0 " + Messages.Loss_forMachines), losses(release(host, "03:00.0")));
        assertEquals(List.of("04:00.0 " + Messages.Loss_unused), losses(release(host, "04:00.0")));
    }

    @Test
    void networkInterfacesAndDisksAreNamed() {
        HostSnapshot host = SampleHost.small().function("0000:05:00.0", SampleHost.NVME, 0x144d_a808, "nvme", 9)
                .link("/sys/class/net/eno1", "../../devices/pci0000:00/0000:00:1f.6/net/eno1")
                .link("/sys/class/net/lo", "../../devices/virtual/net/lo").build();
        assertEquals(List.of("00:1f.6 The network interface eno1"), losses(release(host, "00:1f.6")));
        assertEquals(List.of("05:00.0 " + NLS.bind(Messages.Loss_other, "nvme")), losses(release(host, "05:00.0")),
                "no disk is behind it");
        HostSnapshot hidden = SampleHost.small().function("0000:05:00.0", SampleHost.NVME, 0x144d_a808, "nvme", 9)
                .unreadable("/sys/block").build();
        assertEquals(List.of("05:00.0 " + Messages.Loss_disksSome), losses(release(hidden, "05:00.0")),
                "nobody could look at the disks");
        HostSnapshot disk = SampleHost.small().function("0000:05:00.0", SampleHost.NVME, 0x144d_a808, "nvme", 9)
                .link("/sys/block/nvme0n1", "../devices/pci0000:00/0000:05:00.0/nvme/nvme0/nvme0n1").build();
        assertEquals(List.of("05:00.0 " + NLS.bind(Messages.Loss_disks, "nvme0n1")), losses(release(disk, "05:00.0")));
    }

    @Test
    void aPartOfTheCardInAnotherGroupMayStay() {
        HostSnapshot host = SampleHost.empty().function("0000:03:00.0", SampleHost.VGA, 0x10de_2484, "nvidia", 5)
                .function("0000:03:00.1", SampleHost.SOUND, 0x10de_228b, "snd_hda_intel", 6).build();
        Release release = release(host, "03:00.0");
        assertEquals(List.of(), places(release.along()));
        assertEquals(List.of("03:00.1"), places(release.beside()));
    }

    @Test
    void whatCanOnlyBeResetWithItsBusTakesItsNeighboursAlong() {
        HostSnapshot host = SampleHost.empty().function("0000:00:01.0", SampleHost.PORT, 0x8086_4601, "pcieport", 4)
                .function("0000:00:01.0/0000:03:00.0", SampleHost.VGA, 0x10de_2484, "nvidia", 5)
                .function("0000:00:01.0/0000:03:00.1", SampleHost.SOUND, 0x10de_228b, "snd_hda_intel", 6)
                .file("/sys/bus/pci/devices/0000:03:00.0/reset_method", "bus").build();
        Release release = release(host, "03:00.0");
        assertEquals(List.of("03:00.1"), places(release.reset()));
        assertEquals(List.of(), places(release.beside()));
    }

    @Test
    void virtualFunctionsAreLostWithTheirPhysicalOne() {
        HostSnapshot host = SampleHost.empty().function("0000:03:00.0", SampleHost.NETWORK, 0x8086_1572, "i40e", 5)
                .virtual("0000:03:00.0", 4, 20, "").build();
        assertTrue(losses(release(host, "03:00.0")).contains("03:00.0 Its 4 virtual functions"));
    }

    @Test
    void withoutAnIommuOrWithoutKnowingTheGroupItSaysSo() {
        HostSnapshot off = SampleHost.empty().function("0000:03:00.0", SampleHost.VGA, 0x10de_2484, "nvidia", -1)
                .build();
        assertEquals(List.of(Messages.Release_noIommu), release(off, "03:00.0").notes());
        HostSnapshot hidden = SampleHost.small().unreadable("/sys/bus/pci/devices/0000:01:00.0/iommu_group").build();
        assertTrue(release(hidden, "01:00.0").notes().getFirst().contains("Permission denied"));
    }

    @Test
    void aBridgeStays() {
        Release release = release(SampleHost.small().build(), "00:01.0");
        assertEquals(List.of(Messages.Release_bridge), release.notes());
        assertEquals(List.of(), release.losses());
    }
}
