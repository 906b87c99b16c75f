// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.report.Samples;

/** The rows of GPUs on the hosts of the corpus, and which rows are news when facts change. */
class DeviceItemsTest {
    private final Host host = PlatformUI.getWorkbench().getService(Hosts.class).local().orElseThrow();

    private List<Item> gpus(HostSnapshot snapshot) {
        return new DeviceItems(host, snapshot, Samples.NAMES).gpus();
    }

    private static Stream<Item> all(List<Item> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), all(item.children())));
    }

    private static List<String> words(List<Item> items, Icons icon) {
        return all(items).filter(item -> item.icon() == icon).map(Item::text).toList();
    }

    @Test
    void aGpuTellsItsAddressDriverAndGroup() {
        List<Item> gpus = gpus(Samples.corpus("nvidia-and-amd-desktop"));
        assertEquals(2, gpus.size());
        assertTrue(gpus.getFirst().detail().startsWith("01:00.0 \u00b7 vfio-pci \u00b7 group "),
                gpus.getFirst()::detail);
        HostDevice device = Objects.requireNonNull(gpus.getFirst().getAdapter(HostDevice.class));
        assertEquals("0000:01:00.0", device.address().toString());
    }

    @Test
    void virtualFunctionsStandBelowTheirGpu() {
        HostSnapshot snapshot = Samples.corpus("intel-xe-7vfs");
        List<String> expected = snapshot.pci().gpus().optional().orElseThrow().getFirst().virtualFunctions().optional()
                .orElseThrow().stream().map(PciFunction::address).map(address -> "VF " + address).toList();
        assertEquals(7, expected.size());
        assertEquals(expected,
                all(gpus(snapshot)).filter(item -> item.icon() == Icons.VIRTUAL_FUNCTION).map(Item::label).toList());
    }

    @Test
    void mediatedDevicesStandBelowTheirTypeWhichTellsHowManyAreFree() {
        List<Item> gpus = gpus(Samples.corpus("intel-laptop-gvtg"));
        List<String> types = words(gpus, Icons.MDEV_TYPE);
        assertTrue(types.stream().anyMatch(type -> type.matches("i915-GVTg_V5_\\d - \\d+ free")), types::toString);
        List<Item> used = all(gpus).filter(item -> item.icon() == Icons.MDEV_TYPE && !item.children().isEmpty())
                .toList();
        assertEquals(words(gpus, Icons.MDEV).size(), used.stream().mapToInt(type -> type.children().size()).sum());
        assertTrue(!used.isEmpty(), "there is an instance");
    }

    @Test
    void aHostThatDoesNotTellSaysWhy() {
        Item only = gpus(HostSnapshot.nothingKnown()).getFirst();
        assertEquals(Icons.UNKNOWN, only.icon());
        assertTrue(only.label().contains("/sys/bus/pci/devices"), only::label);
    }

    private static Item root(String detail, List<Item> children) {
        return Item.of("host", Icons.HOST, "Host", detail, "", children);
    }

    private static Item row(String id, String detail, Item... children) {
        return Item.of(id, Icons.GPU, id, detail, "", List.of(children));
    }

    @Test
    void whatReadsDifferentlyAndWhatCameIsNews() {
        List<Item> before = List.of(root("KVM", List.of(row("gpu", "nvidia"), row("other", "amdgpu"))));
        List<Item> after = List.of(root("KVM", List.of(row("gpu", "vfio-pci", row("vf", "")), row("other", "amdgpu"))));
        assertEquals(List.of("gpu", "vf"), Changes.between(before, after).stream().map(Item::id).sorted().toList());
        assertEquals(Optional.empty(), Changes.between(after, after).stream().findAny());
    }

    @Test
    void theFirstLookIsNoNews() {
        List<Item> before = List.of(root(Messages.Host_notScanned, List.of()));
        assertEquals(Optional.empty(),
                Changes.between(before, List.of(root("KVM", List.of(row("gpu", ""))))).stream().findAny());
        assertEquals(Optional.empty(), Changes.between(List.of(), before).stream().findAny());
    }
}
