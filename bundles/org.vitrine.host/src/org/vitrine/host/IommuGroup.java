// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;

/**
 * An IOMMU group: the devices that the IOMMU cannot tell apart, so that all of them belong to one guest or none does.
 *
 * @param host   the snapshot it is seen in
 * @param number its number
 */
public record IommuGroup(HostSnapshot host, int number) {

    /** Its folder in sysfs. */
    public String path() {
        return Iommu.GROUPS + "/" + number;
    }

    /** How the kernel translates for it: {@code DMA}, {@code DMA-FQ}, {@code identity} or {@code blocked}. */
    public Fact<String> type() {
        return host.file(path() + "/type");
    }

    /** The names of its devices: PCI addresses, UUIDs of mediated devices, or other buses' names. */
    public Fact<List<String>> devices() {
        return host.list(path() + "/devices");
    }

    /** Its PCI functions, bridges among them. */
    public Fact<List<PciFunction>> functions() {
        return devices().map(names -> names.stream().map(PciAddress::of).flatMap(Optional::stream).sorted()
                .map(host.pci()::function).toList());
    }

    /**
     * The devices that keep it from being used: those with a driver of the host that does DMA. The kernel lets those be
     * that have no driver, a VFIO driver, {@code pci-stub} or {@code pcieport}, and bridges to other buses.
     */
    public Fact<List<String>> blockers() {
        return devices().flatMap(names -> Fact.all(names.stream()
                .map(name -> blocks(name).flatMap(blocks -> blocks ? Fact.known(name) : Fact.<String>absent()))
                .toList()));
    }

    /**
     * Whether the kernel calls it viable, so that a guest can have its devices. One device that surely blocks makes it
     * surely not viable, whatever is not known of the others.
     */
    public Fact<Boolean> isViable() {
        return devices().flatMap(names -> {
            List<Fact<Boolean>> answers = names.stream().map(this::blocks).toList();
            return answers.contains(Fact.known(true))
                    ? Fact.known(false)
                    : Fact.all(answers).map(none -> true);
        });
    }

    private Fact<Boolean> blocks(String device) {
        return driver(device).flatMap(driver -> {
            if (isHarmless(driver)) {
                return Fact.known(false);
            }
            return PciAddress.of(device)
                    .map(address -> host.pci().function(address).isBusBridge().map(bridge -> !bridge))
                    .orElseGet(() -> Fact.known(true));
        }).ifAbsent(() -> Fact.known(false));
    }

    private Fact<String> driver(String device) {
        return PciAddress.of(device).map(address -> host.pci().function(address).driver())
                .orElseGet(() -> host.mdev().device(device).driver());
    }

    /** Variant drivers are named after VFIO: {@code mlx5_vfio_pci}, {@code nvgrace-gpu-vfio-pci}, {@code vfio_mdev}. */
    static boolean isHarmless(String driver) {
        return driver.contains("vfio") || driver.equals("pci-stub") || driver.equals("pcieport");
    }
}
