// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Ledger;
import org.vitrine.yaml.YamlValue;
import org.vitrine.yaml.YamlValue.Fields;

/**
 * Devices of the host, each as a list of one-key mappings.
 *
 * @param ledger what is carried
 * @param config where it goes
 * @param host   tells the types of mediated devices
 */
record GpuParts(Ledger ledger, Fields config, HostSnapshot host) {
    private static final String WISHES = "metadata/vitrine:devices";

    void take() {
        List<YamlValue> gpus = new ArrayList<>();
        ledger.domain().devices("hostdev").forEach(device -> gpu(device).ifPresent(gpus::add));
        config.put("gpus", gpus);
    }

    private Optional<YamlValue> gpu(Element device) {
        ledger.takeIf(device, "@mode", "subsystem");
        return switch (device.get("@type").orElse("")) {
            case "mdev" -> mediated(device);
            case "pci" -> pci(device);
            default -> {
                ledger.lose(device, "LibVF.IO gives GPUs to a machine, no other devices of the host.");
                yield Optional.empty();
            }
        };
    }

    private Optional<YamlValue> mediated(Element device) {
        String uuid = device.get("source/address@uuid").orElse("");
        Optional<Element> wish = wish(uuid);
        Optional<String> type = wish.flatMap(w -> w.get("@type"))
                .or(() -> host.mdev().device(uuid).type() instanceof Fact.Known<String>(String id)
                        ? Optional.of(id)
                        : Optional.empty());
        if (type.isEmpty() && wish.isEmpty()) {
            ledger.lose(device,
                    "LibVF.IO names a mediated device by its type, and of which type {0} is is not known here.", uuid);
            return Optional.empty();
        }
        List.of("@type", "@model", "source/address@uuid").forEach(path -> ledger.take(device, path));
        ledger.takeIf(device, "@display", "off");
        ledger.take(device, "@managed");
        List<YamlValue> keys = new ArrayList<>();
        keys.add(key("maxVRam", new YamlValue.Literal(wished(wish, "maxVRam", "2000"))));
        keys.add(key("minVRam", new YamlValue.Literal(wished(wish, "minVRam", "1000"))));
        keys.add(key("gpuType", "sysfsdev"));
        keys.add(key("mdevType", type.orElse("")));
        keys.add(key("parentPort", wish.flatMap(w -> w.get("@parent")).map(YamlValue::of)
                .orElse(new YamlValue.Literal(Schema.NULL))));
        keys.add(key("devId", id(device)));
        wish.flatMap(w -> w.get("@suffix")).ifPresent(suffix -> keys.add(key("suffix", suffix)));
        wish.ifPresent(ledger::all);
        return Optional.of(new YamlValue.Items(keys));
    }

    /** The id that it gets. */
    static String id(Element device) {
        return device.get("alias@name").filter(alias -> alias.startsWith(Making.alias("")))
                .map(alias -> alias.substring(Making.alias("").length())).orElse("hostdev0");
    }

    private Optional<YamlValue> pci(Element device) {
        Optional<PciAddress> address = PciSource.of(device, "source/address");
        if (address.isEmpty()) {
            ledger.lose(device, "It names no PCI address.");
            return Optional.empty();
        }
        ledger.take(device, "@type");
        if (!ledger.takeIf(device, "@managed", "yes")) {
            ledger.take(device, "@managed");
        }
        ledger.takeIf(device, "driver@name", "vfio");
        device.find("source").ifPresent(ledger::all);
        Optional<Element> wish = wish(address.get().toString());
        Optional<String> models = wish.flatMap(w -> w.get("@acceptableTypes"));
        List<YamlValue> keys = new ArrayList<>();
        keys.add(key("maxVRam", new YamlValue.Literal(wished(wish, "maxVRam", "2000"))));
        keys.add(key("minVRam", new YamlValue.Literal(wished(wish, "minVRam", "1000"))));
        keys.add(key("gpuType", models.isPresent() ? "sriovdev" : "passthrough"));
        keys.add(models.isPresent()
                ? key("acceptableTypes", List.of(models.get().split(" ")))
                : key("bdf", address.get().toString()));
        wish.ifPresent(ledger::all);
        return Optional.of(new YamlValue.Items(keys));
    }

    private static String wished(Optional<Element> wish, String name, String otherwise) {
        return wish.flatMap(w -> w.get("@" + name)).filter(text -> NimTypes.integer(text).isPresent())
                .orElse(otherwise);
    }

    private static YamlValue key(String name, Object value) {
        return new Fields().put(name, value);
    }

    private Optional<Element> wish(String device) {
        return ledger.domain().find("/" + WISHES).stream().flatMap(list -> list.children("vitrine:device"))
                .filter(wish -> wish.is("@name", device)).findFirst();
    }
}
