// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevType;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Ledger;
import org.vitrine.yaml.YamlValue.Fields;

/** Devices of the host: a machine asks for a resource by name, and the KubeVirt resource says what has that name. */
final class HostDeviceParts {
    private final Ledger ledger;
    private final HostSnapshot host;
    private final Fields devices;
    private final Fields configuration = new Fields();
    private final Set<String> permitted = new LinkedHashSet<>();
    private int count;

    HostDeviceParts(Ledger ledger, HostSnapshot host, Fields devices) {
        this.ledger = ledger;
        this.host = host;
        this.devices = devices;
    }

    Optional<Fields> cluster() {
        if (configuration.isEmpty()) {
            return Optional.empty();
        }
        Fields cluster = new Fields().put("apiVersion", "kubevirt.io/v1").put("kind", Manifests.CLUSTER);
        cluster.at("metadata").put("name", "kubevirt").put("namespace", "kubevirt");
        cluster.at("spec").put("configuration", configuration);
        return Optional.of(cluster);
    }

    void take(Element device) {
        switch (device.get("@type").orElse("")) {
            case "mdev" -> mediated(device);
            case "pci" -> pci(device);
            default -> ledger.lose(device, "Only PCI and mediated devices are carried.");
        }
    }

    private void pci(Element device) {
        Optional<PciAddress> address = Devices.address(device);
        if (address.isEmpty()) {
            ledger.lose(device, "It names no PCI address.");
            return;
        }
        PciFunction function = host.pci().function(address.get());
        Optional<String> selector = Devices.selector(function);
        if (selector.isEmpty()) {
            ledger.lose(device,
                    "KubeVirt selects devices by vendor and device id, and which {0} has is not known here: look at the host first.",
                    address.get());
            return;
        }
        String resource = vendor(selector.get()) + "/pci-" + selector.get().replace(':', '-');
        if (permitted.add(resource)) {
            configuration.at("permittedHostDevices").add("pciHostDevices",
                    new Fields().put("pciVendorSelector", selector.get()).put("resourceName", resource));
        }
        boolean isGpu = function.isDisplay() instanceof Fact.Known<Boolean>(Boolean display) && display;
        String list = isGpu ? "gpus" : "hostDevices";
        devices.add(list, new Fields().put("name", "device" + count++).put("deviceName", resource));
        ledger.take(device, "@mode");
        ledger.take(device, "@type");
        ledger.take(device, "@managed");
        ledger.takeIf(device, "driver@name", "vfio");
        device.find("source").ifPresent(ledger::all);
        device.find("rom").ifPresent(rom -> ledger.lose(rom, "KubeVirt gives no ROM file to a device."));
    }

    private void mediated(Element device) {
        String uuid = device.get("source/address@uuid").orElse("");
        Optional<MdevType> type = type(uuid);
        Optional<String> name = type.flatMap(known -> known.name() instanceof Fact.Known<String>(String text)
                ? Optional.of(text)
                : Optional.empty());
        if (name.isEmpty()) {
            ledger.lose(device,
                    "KubeVirt selects mediated devices by the name of their type, and that of {0} is not known here: "
                            + "look at the host first.",
                    uuid);
            return;
        }
        String resource = (type.get().id().startsWith("nvidia") ? "nvidia.com/" : "intel.com/")
                + name.get().replaceAll("[^A-Za-z0-9._-]+", "_");
        if (permitted.add(resource)) {
            configuration.at("permittedHostDevices").add("mediatedDevices",
                    new Fields().put("mdevNameSelector", name.get()).put("resourceName", resource));
            configuration.at("mediatedDevicesConfiguration").add("mediatedDeviceTypes", type.get().id());
        }
        Fields gpu = new Fields().put("name", "device" + count++).put("deviceName", resource);
        Fields display = gpu.at("virtualGPUOptions").at("display");
        boolean isShown = device.is("@display", "on");
        display.put("enabled", isShown);
        if (isShown) {
            display.at("ramFB").put("enabled", device.is("@ramfb", "on"));
        }
        devices.add("gpus", gpu);
        ledger.all(device);
        wish(uuid).ifPresent(ledger::all);
    }

    private Optional<Element> wish(String uuid) {
        return ledger.domain().find("/metadata/vitrine:devices").stream()
                .flatMap(list -> list.children("vitrine:device"))
                .filter(wish -> wish.is("@name", uuid)).findFirst();
    }

    private Optional<MdevType> type(String uuid) {
        Optional<String> id = host.mdev().device(uuid).type() instanceof Fact.Known<String>(String text)
                ? Optional.of(text)
                : wish(uuid).flatMap(wish -> wish.get("@type"));
        return Devices.known(host.mdev().parents()).stream().flatMap(parent -> Devices.known(parent.types()).stream())
                .filter(type -> id.filter(type.id()::equals).isPresent()).findFirst();
    }

    private static String vendor(String selector) {
        return switch (selector.substring(0, 4).toLowerCase(Locale.ROOT)) {
            case "10de" -> "nvidia.com";
            case "8086" -> "intel.com";
            case "1002" -> "amd.com";
            default -> "devices.kubevirt.io";
        };
    }
}
