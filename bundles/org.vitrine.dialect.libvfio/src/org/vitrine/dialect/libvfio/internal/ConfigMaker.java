// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Ledger;
import org.vitrine.provider.Translation;
import org.vitrine.yaml.YamlValue.Fields;

/** Makes a configuration of a domain: all keys, in the order of LibVF.IO's own examples. */
final class ConfigMaker {
    private static final String PREAMBLE = "%YAML 1.2\n%TAG !n! tag:nimyaml.org,2016:\n--- !n!custom:Config\n";
    // arcd gives every machine these, or what they stand for is QEMU's and libvirt's own bookkeeping
    private static final List<String> OWN = List.of("emulator", "controller", "memballoon");
    private static final int MIB = 1024;

    private final Domain domain;
    private final Ledger ledger;
    private final Fields config = new Fields();

    private ConfigMaker(Domain domain) {
        this.domain = domain;
        ledger = new Ledger(domain, Text.of("LibVF.IO's configuration has no key for it."));
    }

    static Translation make(Domain domain, HostSnapshot host) throws DialectException {
        if (domain.get("/os/type").filter(type -> !type.equals("hvm")).isPresent()) {
            throw new DialectException("LibVF.IO starts full virtual machines only; this one is of another kind.");
        }
        ConfigMaker maker = new ConfigMaker(domain);
        maker.make(host);
        return new Translation(PREAMBLE + maker.config.written(), maker.ledger.losses());
    }

    private void make(HostSnapshot host) {
        Element root = domain.root();
        config.put("name", ledger.take(root, "name").orElse(""));
        config.put("startintro", false).put("startapp", false).put("installOs", "none");
        new ScreenParts(ledger, config).take();
        config.put("connectivity", new Fields().put("exposedPorts", List.of()));
        DiskParts disks = new DiskParts(ledger, config);
        disks.take();
        processor(root);
        new GpuParts(ledger, config, host).take();
        new NetworkParts(ledger, config).take();
        config.put("root", disks.root()).put("sudo", false);
        new CommandParts(ledger, config).take();
        for (String script : List.of("startupCommands", "teardownCommands", "installCommands", "appCommands",
                "blacklistedPci")) {
            config.put(script, List.of());
        }
        fixed(root);
    }

    private void processor(Element root) {
        int total = number(ledger.take(root, "vcpu")).orElse(1);
        int sockets = number(ledger.take(root, "cpu/topology@sockets")).orElse(1);
        int cores = number(ledger.take(root, "cpu/topology@cores")).orElse(total);
        int threads = number(ledger.take(root, "cpu/topology@threads")).orElse(1);
        ledger.takeIf(root, "cpu/topology@dies", "1");
        ledger.takeIf(root, "cpu/topology@clusters", "1");
        config.put("cpus", new Fields().put("cores", cores).put("sockets", sockets).put("threads", threads)
                .put("ramAlloc", memory(root)));
        boolean isHidden = ledger.takeIf(root, "features/kvm/hidden@state", "on");
        isHidden |= ledger.takeIf(root, "cpu/feature[@name='hypervisor']@policy", "disable");
        ledger.take(root, "cpu/feature[@name='hypervisor']@name");
        config.put("showhypervisor", !isHidden);
        if (isHidden && root.find("features/hyperv/vendor_id").filter(id -> !id.is("@value", "null")).isPresent()) {
            ledger.losePart(root, "features/hyperv/vendor_id@value", "arcd always gives \"null\" to a hidden machine.");
        }
        ledger.takeIf(root, "features/hyperv/vendor_id@value", "null");
        ledger.take(root, "features/hyperv/vendor_id@state");
    }

    private int memory(Element root) {
        long bytes = Sizes.bytes(ledger.take(root, "memory"), ledger.take(root, "memory@unit"));
        root.find("currentMemory").filter(now -> Sizes.bytes(now.get(""), now.get("@unit")) == bytes)
                .ifPresent(ledger::all);
        long mebibyte = (long) MIB * MIB;
        if (bytes % mebibyte != 0) {
            ledger.losePart(root, "memory", "LibVF.IO counts in MiB; it is rounded up.");
        }
        return Math.clamp(Math.ceilDiv(bytes, mebibyte), 1, Integer.MAX_VALUE);
    }

    /** What arcd does in any case, so that it is carried without a key. */
    private void fixed(Element root) {
        ledger.take(root, "@type");
        ledger.take(root, "os/type");
        ledger.takeIf(root, "os/type@arch", "x86_64");
        root.get("os/type@machine").filter(machine -> machine.equals("q35") || machine.contains("-q35"))
                .ifPresent(machine -> ledger.take(root, "os/type@machine"));
        root.find("os/boot").ifPresent(ledger::all);
        for (String feature : List.of("acpi", "apic", "hyperv/vapic", "hyperv/spinlocks")) {
            root.find("features/" + feature).ifPresent(ledger::all);
        }
        ledger.takeIf(root, "features/hyperv@mode", "custom");
        ledger.takeIf(root, "features/vmport@state", "off");
        ledger.takeIf(root, "clock@offset", "localtime");
        for (String timer : List.of("hpet", "hypervclock")) {
            root.find("clock/timer[@name='" + timer + "']")
                    .filter(t -> t.is("@present", timer.equals("hpet") ? "no" : "yes"))
                    .ifPresent(ledger::all);
        }
        ledger.takeIf(root, "cpu@mode", "host-passthrough");
        root.find("cpu/feature[@name='topoext']").filter(feature -> feature.is("@policy", "require"))
                .ifPresent(ledger::all);
        root.find("cpu").ifPresent(cpu -> List.of("@check", "@migratable").forEach(name -> ledger.take(cpu, name)));
        OWN.forEach(kind -> domain.devices(kind).forEach(ledger::all));
        domain.devices("input").filter(input -> !input.is("@type", "evdev") && !input.is("@type", "passthrough"))
                .forEach(ledger::all);
        root.find("devices").stream().flatMap(Element::children)
                .forEach(device -> List.of("address", "alias").forEach(part -> device.children(part)
                        .filter(address -> ledgerKnows(device)).forEach(ledger::all)));
        ledger.all("on_poweroff", "on_reboot", "on_crash");
    }

    /** libvirt chose where a device stands and what it is called, unless the device itself is not carried. */
    private boolean ledgerKnows(Element device) {
        return device.name().equals("disk") || device.name().equals("interface") || device.name().equals("video")
                || device.name().equals("hostdev") || device.name().equals("shmem") || device.name().equals("channel")
                || device.name().equals("redirdev");
    }

    static Optional<Integer> number(Optional<String> text) {
        return text.filter(digits -> digits.matches("\\d{1,9}")).map(Integer::valueOf);
    }
}
