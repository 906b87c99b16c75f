// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A file tree like the one that sysfs shows of physical functions with virtual ones, made by hand after the kernel's
 * documentation (Documentation/ABI/testing/sysfs-bus-pci): real folders below {@code devices}, links to them from the bus,
 * each function in an IOMMU group of its own.
 */
final class PciTree {
    private static final int DEVICES_ON_A_BUS = 32;
    private static final int FUNCTIONS_ON_A_BUS = 8 * DEVICES_ON_A_BUS;
    private static final Map<String, String> ATTRIBUTES = new TreeMap<>(Map.ofEntries(
            Map.entry("vendor", "0x10de"), Map.entry("device", "0x2235"), Map.entry("subsystem_vendor", "0x10de"),
            Map.entry("subsystem_device", "0x145a"), Map.entry("revision", "0xa1"), Map.entry("class", "0x030200"),
            Map.entry("driver_override", "(null)"), Map.entry("resource", "0x0 0x0 0x0\n".repeat(13).strip()),
            Map.entry("reset_method", "flr bus"), Map.entry("power_state", "D0"), Map.entry("d3cold_allowed", "1"),
            Map.entry("numa_node", "0"), Map.entry("local_cpulist", "0-15"),
            Map.entry("current_link_speed", "16.0 GT/s PCIe"), Map.entry("current_link_width", "16"),
            Map.entry("max_link_speed", "16.0 GT/s PCIe"), Map.entry("max_link_width", "16"),
            Map.entry("ari_enabled", "1"), Map.entry("enable", "1"), Map.entry("irq", "0"),
            Map.entry("msi_bus", "1"), Map.entry("modalias", "pci:v000010DEd00002235"),
            Map.entry("power/runtime_status", "active"), Map.entry("power/control", "auto")));
    private final Path root;
    private final List<String> addresses = new ArrayList<>();

    private PciTree(Path root) {
        this.root = root;
    }

    /** Makes so many physical functions, each with so many virtual ones. */
    static PciTree make(Path root, int physical, int virtual) throws IOException {
        var tree = new PciTree(root);
        Files.createDirectories(tree.path("/sys/bus/pci/devices"));
        Files.createDirectories(tree.path("/sys/bus/pci/drivers/vfio-pci"));
        Files.createDirectories(tree.path("/sys/kernel/iommu_groups"));
        for (int i = 0; i < physical; i++) {
            tree.addPhysical(i * (virtual + 1), virtual);
        }
        return tree;
    }

    private void addPhysical(int number, int virtual) throws IOException {
        String address = add(number);
        write(address, "sriov_totalvfs", Integer.toString(virtual));
        write(address, "sriov_numvfs", "0");
        write(address, "sriov_drivers_autoprobe", "1");
        for (int i = 0; i < virtual; i++) {
            addVirtual(address, i);
        }
    }

    /** Makes a function that is none's virtual one. */
    String add(int number) throws IOException {
        String address = address(number);
        addresses.add(address);
        Path folder = Files.createDirectories(folder(address));
        Files.createDirectories(folder.resolve("power"));
        for (var attribute : ATTRIBUTES.entrySet()) {
            write(address, attribute.getKey(), attribute.getValue());
        }
        Path group = Files.createDirectories(path("/sys/kernel/iommu_groups/" + number + "/devices"));
        Files.writeString(group.resolveSibling("type"), "DMA-FQ\n");
        link(group.resolve(address), folder);
        link(folder.resolve("iommu_group"), Objects.requireNonNull(group.getParent()));
        link(path("/sys/bus/pci/devices/" + address), folder);
        bind(address, "vfio-pci");
        return address;
    }

    /** Makes the virtual function of this number of a physical one. */
    String addVirtual(String physical, int index) throws IOException {
        String address = add(number(physical) + 1 + index);
        link(folder(address).resolve("physfn"), folder(physical));
        link(folder(physical).resolve("virtfn" + index), folder(address));
        write(physical, "sriov_numvfs", Integer.toString(index + 1));
        return address;
    }

    void bind(String address, String driver) throws IOException {
        Path folder = Files.createDirectories(path("/sys/bus/pci/drivers/" + driver));
        link(folder(address).resolve("driver"), folder);
        link(folder.resolve(address), folder(address));
    }

    void unbind(String address) throws IOException {
        Path driver = folder(address).resolve("driver");
        Files.delete(driver.toRealPath().resolve(address));
        Files.delete(driver);
    }

    /** Takes a function away as the kernel does, its group too. */
    void remove(String address) throws IOException {
        Path folder = folder(address);
        unbind(address);
        Path group = folder.resolve("iommu_group").toRealPath();
        deleteTree(group);
        Files.delete(path("/sys/bus/pci/devices/" + address));
        Path physical = folder.resolve("physfn");
        if (Files.exists(physical)) {
            String owner = String.valueOf(physical.toRealPath().getFileName());
            int index = number(address) - number(owner) - 1;
            Files.delete(folder(owner).resolve("virtfn" + index));
            write(owner, "sriov_numvfs", Integer.toString(index));
        }
        deleteTree(folder);
        addresses.remove(address);
    }

    void write(String address, String attribute, String value) throws IOException {
        Files.writeString(folder(address).resolve(attribute), value + "\n");
    }

    List<String> addresses() {
        return List.copyOf(addresses);
    }

    static String address(int number) {
        return "0000:%02x:%02x.%x".formatted(number / FUNCTIONS_ON_A_BUS, number % FUNCTIONS_ON_A_BUS / 8, number % 8);
    }

    private static int number(String address) {
        return Integer.parseInt(address.substring(5, 7), 16) * FUNCTIONS_ON_A_BUS
                + Integer.parseInt(address.substring(8, 10), 16) * 8 + Integer.parseInt(address.substring(11), 16);
    }

    private Path folder(String address) {
        return path("/sys/devices/pci0000:00/" + address);
    }

    private Path path(String name) {
        return root.resolve(name.substring(1));
    }

    private static void link(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, Objects.requireNonNull(link.getParent()).relativize(target));
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }
}
