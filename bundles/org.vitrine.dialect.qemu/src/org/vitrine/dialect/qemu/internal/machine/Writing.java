// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Text;
import org.vitrine.provider.Ledger;

/** A domain on its way onto a command line. Used by one thread. */
final class Writing {

    private final Domain domain;
    private final Ledger ledger;
    private final List<List<String>> options = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<Opt> later = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> buses = new HashSet<>();

    Writing(Domain domain) {
        this.domain = domain;
        this.ledger = new Ledger(domain, Text.of("The command line that this dialect writes has no option for it."));
    }

    Domain domain() {
        return domain;
    }

    Ledger ledger() {
        return ledger;
    }

    Element root() {
        return domain.root();
    }

    /** The value at a path from the root; it is carried over. */
    Optional<String> take(String path) {
        return ledger.take(domain.root(), path);
    }

    Stream<Element> devices(String kind) {
        return domain.devices(kind);
    }

    String machine() {
        return domain.get("os/type@machine").orElse(arch().equals("aarch64") ? "virt" : "pc");
    }

    String arch() {
        return domain.get("os/type@arch").orElse("x86_64");
    }

    boolean isX86() {
        return arch().equals("x86_64") || arch().equals("i686");
    }

    boolean isExpress() {
        return machine().contains("q35") || machine().startsWith("virt");
    }

    /** The machine's name, fit for a file's name. */
    String name() {
        return domain.name().orElse("machine").replaceAll("[^A-Za-z0-9_.-]", "-");
    }

    void add(Opt option) {
        String argument = option.argument();
        options.add(argument.isEmpty() ? List.of("-" + option.name()) : List.of("-" + option.name(), argument));
    }

    /** An option without an argument. */
    void flag(String name) {
        options.add(List.of("-" + name));
    }

    /** Words as somebody else has written them. */
    void words(List<String> words) {
        options.add(List.copyOf(words));
    }

    List<List<String>> options() {
        return options;
    }

    /** A line of shell that runs before QEMU. */
    void before(String line) {
        before.add(line);
    }

    List<String> before() {
        return before;
    }

    /** An id that libvirt would give: the kind and a number. */
    String id(String kind) {
        return kind + (counts.merge(kind, 1, Integer::sum) - 1);
    }

    /** The id of a device: its alias where it has one. */
    String id(Element device, String kind) {
        String given = id(kind);
        return ledger.take(device, "alias@name").map(a -> a.startsWith("ua-") ? a.substring(3) : a).orElse(given);
    }

    /** The id of the one object through which devices of the host reach the IOMMU; it is added when first asked for. */
    String iommufd() {
        if (counts.putIfAbsent("iommufd", 1) == null) {
            add(Opt.of("object", "iommufd").with("id", "iommufd0"));
        }
        return "iommufd0";
    }

    /** The bus of this number is there. */
    void bus(int number) {
        buses.add("pci." + number);
    }

    boolean hasBus(int number) {
        return number == 0 || buses.contains("pci." + number);
    }

    /** Ends a device: its place, its turn at booting, its overrides. */
    void finish(Element element, Opt device) {
        Transport.write(ledger, element, device, arch().equals("s390x"));
        if (Transport.isVirtio(device.first())) {
            Transport.VIRTIO.write(ledger, element, device);
        }
        device.with("acpi-index", ledger.take(element, "acpi@index"));
        element.find("address[@type='pci']").ifPresent(address -> address(address, device));
        ledger.take(element, "boot@order").flatMap(Codec::number).filter(n -> n > 0)
                .ifPresent(n -> device.with("bootindex", n));
        overrides(element, device);
        if (device.argument().startsWith("usb-") && !device.has("port")) {
            // QEMU gives it the first free port, which another device may name
            later.add(device);
        } else {
            add(device);
        }
    }

    /** Adds the devices that waited for those with a place of their own. */
    void addLater() {
        later.forEach(this::add);
        later.clear();
    }

    private void address(Element address, Opt device) {
        ledger.take(address, "@type");
        Optional<PciAddress> place = PciAddress.of(ledger, address);
        if (place.isEmpty()) {
            return;
        }
        PciAddress p = place.get();
        device.with("bus", p.bus() == 0 ? isExpress() ? "pcie.0" : "pci.0" : "pci." + p.bus());
        device.with("addr", "0x%x".formatted(p.slot()) + (p.function() == 0 ? "" : ".0x%x".formatted(p.function())));
        device.with("multifunction", ledger.take(address, "@multifunction"));
    }

    /** What {@code qemu:override} says of the device with this alias, given or as libvirt makes it. */
    private void overrides(Element element, Opt device) {
        String alias = element.get("alias@name").orElse(device.get("id").orElse(""));
        Optional<Element> override = domain.find("qemu:override").stream().flatMap(o -> o.children("qemu:device"))
                .filter(d -> d.is("@alias", alias)).findFirst();
        override.flatMap(o -> o.find("qemu:frontend"))
                .ifPresent(frontend -> frontend.children("qemu:property").forEach(property -> {
                    String name = property.get("@name").orElse("");
                    String type = property.get("@type").orElse("string");
                    String value = property.get("@value").orElse("");
                    ledger.all(property);
                    if (!type.equals("remove")) {
                        device.with(name, type.equals("bool") ? value.equals("true") ? "on" : "off" : value);
                    }
                }));
        override.ifPresent(o -> {
            ledger.take(o, "@alias");
            ledger.all(o);
        });
    }
}
