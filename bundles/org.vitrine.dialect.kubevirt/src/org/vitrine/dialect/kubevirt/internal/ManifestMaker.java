// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Ledger;
import org.vitrine.provider.Translation;
import org.vitrine.yaml.Yaml;
import org.vitrine.yaml.YamlException;
import org.vitrine.yaml.YamlValue.Fields;

/**
 * Makes a manifest of a domain. What the KubeVirt resource must permit follows as comments: its lists are replaced as a whole
 * by whoever applies a part of them, so applying ours would take away what others' machines need.
 */
final class ManifestMaker {
    private static final Set<String> HYPERV = Set.of("relaxed", "vapic", "vpindex", "runtime", "synic", "reset",
            "frequencies", "reenlightenment", "tlbflush", "ipi", "evmcs");
    private static final int LONGEST_NAME = 63;
    private final Domain domain;
    private final Ledger ledger;
    private final Fields spec = new Fields();

    private ManifestMaker(Domain domain) {
        this.domain = domain;
        ledger = new Ledger(domain, Text.of("KubeVirt's VirtualMachine has no place for it, or chooses it itself."));
    }

    static Translation make(Domain domain, HostSnapshot host, Schemas schemas) throws DialectException {
        if (domain.get("/os/type").filter(type -> !type.equals("hvm")).isPresent()) {
            throw new DialectException("KubeVirt runs full virtual machines only; this one is of another kind.");
        }
        ManifestMaker maker = new ManifestMaker(domain);
        String name = maker.name();
        maker.spec.at("domain").at("cpu");
        maker.spec.at("domain").at("memory");
        DeviceParts devices = new DeviceParts(maker.ledger, host, maker.spec, name);
        maker.make(devices);
        String text = maker.manifest(name).written() + devices.cluster().map(ManifestMaker::commented).orElse("");
        check(text, schemas);
        return new Translation(text, maker.ledger.losses());
    }

    /** Our own output goes through the rules that an API server has for it. */
    private static void check(String text, Schemas schemas) throws DialectException {
        Manifests manifests = Manifests.of(text);
        List<Schemas.Fault> faults = new ArrayList<>(schemas.faults(manifests.machine()));
        faults.addAll(Webhook.faults(manifests));
        String bare = text.lines().filter(line -> line.startsWith("#| ")).map(line -> line.substring(3))
                .collect(Collectors.joining("\n"));
        try {
            Yaml.of(bare).root().ifPresent(cluster -> faults.addAll(schemas.faults(cluster)));
        } catch (YamlException e) {
            throw new DialectException("The permissions made for this domain are no YAML: " + e.reason());
        }
        if (!faults.isEmpty()) {
            throw new DialectException("KubeVirt would refuse what becomes of this domain: "
                    + String.join("; ", Schemas.words(faults)));
        }
    }

    private static String commented(Fields cluster) {
        return """
                # The cluster must permit the devices: merge this into the lists of its KubeVirt resource. It is a comment, since
                # applying it as it is would replace those lists and take away what other machines need.
                """
                + cluster.written().lines().map(line -> "#| " + line + "\n").collect(Collectors.joining());
    }

    private Fields manifest(String name) {
        Fields manifest = new Fields().put("apiVersion", "kubevirt.io/v1").put("kind", Manifests.MACHINE);
        manifest.at("metadata").put("name", name);
        manifest.at("spec").put("runStrategy", "Manual");
        manifest.at("spec").at("template").at("metadata").at("labels").put("kubevirt.io/domain", name);
        manifest.at("spec").at("template").put("spec", spec);
        return manifest;
    }

    private String name() {
        String written = ledger.take(domain.root(), "name").orElse("");
        String name = written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String usable = name.isEmpty()
                ? "machine"
                : name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-+$", "");
        if (!usable.equals(written)) {
            ledger.losePart(domain.root(), "name",
                    "Kubernetes takes small letters, digits and dashes: it is called \"{0}\" now.",
                    usable);
        }
        return usable;
    }

    private void make(DeviceParts devices) {
        Element root = domain.root();
        ledger.take(root, "@type");
        if (root.is("os/type@arch", "aarch64")) {
            spec.put("architecture", "arm64");
        }
        Fields guest = spec.at("domain");
        processor(root, guest);
        memory(root, guest);
        firmware(root, guest);
        features(root, guest);
        devices.take();
        ledger.all("on_poweroff", "on_reboot", "on_crash");
    }

    private void processor(Element root, Fields guest) {
        int total = number(ledger.take(root, "vcpu"), 1);
        ledger.take(root, "vcpu@placement");
        Fields cpu = guest.at("cpu");
        int sockets = number(ledger.take(root, "cpu/topology@sockets"), 1);
        int cores = number(ledger.take(root, "cpu/topology@cores"), total);
        int threads = number(ledger.take(root, "cpu/topology@threads"), 1);
        cpu.put("sockets", sockets).put("cores", cores).put("threads", threads);
        ledger.takeIf(root, "cpu/topology@dies", "1");
        ledger.takeIf(root, "cpu/topology@clusters", "1");
        String mode = ledger.take(root, "cpu@mode").orElse("");
        switch (mode) {
            case "host-passthrough", "host-model" -> cpu.put("model", mode);
            case "maximum" -> cpu.put("model", "host-passthrough");
            default -> ledger.take(root, "cpu/model").ifPresent(model -> cpu.put("model", model));
        }
        root.find("cpu").ifPresent(
                element -> List.of("@check", "@match", "@migratable").forEach(name -> ledger.take(element, name)));
        root.find("cpu").stream().flatMap(element -> element.children("feature")).forEach(feature -> {
            Fields one = new Fields().put("name", ledger.take(feature, "@name").orElse(""));
            ledger.take(feature, "@policy").ifPresent(policy -> one.put("policy", policy));
            cpu.add("features", one);
        });
    }

    private static int number(Optional<String> text, int otherwise) {
        return text.filter(digits -> digits.matches("\\d{1,6}")).map(Integer::valueOf).orElse(otherwise);
    }

    private void memory(Element root, Fields guest) {
        long bytes = Quantity.ofLibvirt(ledger.take(root, "memory"), ledger.take(root, "memory@unit"));
        guest.at("memory").put("guest", Quantity.of(Math.max(1 << 20, bytes)));
        root.find("currentMemory").ifPresent(ledger::all);
        root.find("memoryBacking/hugepages").ifPresent(pages -> {
            Optional<Element> page = pages.children("page").findFirst();
            String size = page.map(one -> Quantity.of(Quantity.ofLibvirt(one.get("@size"), one.get("@unit"))))
                    .orElse("2Mi");
            guest.at("memory").at("hugepages").put("pageSize", size);
            ledger.all(pages);
        });
    }

    private void firmware(Element root, Fields guest) {
        ledger.take(root, "os/type");
        ledger.take(root, "os/type@arch");
        String machine = ledger.take(root, "os/type@machine").orElse("q35");
        if (!machine.contains("q35") && !machine.contains("virt")) {
            ledger.losePart(root, "os/type@machine", "KubeVirt's machines are q35; the guest sees other hardware.");
        }
        boolean isEfi = root.is("os@firmware", "efi") || root.is("os/loader@type", "pflash");
        if (isEfi) {
            boolean isSecure = root.is("os/loader@secure", "yes")
                    || root.is("os/firmware/feature[@name='secure-boot']@enabled", "yes");
            guest.at("firmware").at("bootloader").at("efi").put("secureBoot", isSecure);
            if (isSecure) {
                guest.at("features").at("smm").put("enabled", true);
            }
            ledger.take(root, "os@firmware");
            root.find("os/firmware").ifPresent(ledger::all);
            root.find("os/loader").ifPresent(loader -> {
                if (loader.text().isPresent()) {
                    ledger.lose(loader, "KubeVirt brings its own firmware image.");
                } else {
                    ledger.all(loader);
                }
            });
        }
        ledger.take(root, "uuid").ifPresent(uuid -> guest.at("firmware").put("uuid", uuid));
        root.find("os/boot").ifPresent(ledger::all);
        if (ledger.takeIf(root, "clock@offset", "timezone")) {
            ledger.take(root, "clock@timezone").ifPresent(zone -> guest.at("clock").put("timezone", zone));
        } else if (root.find("clock").isPresent() && ledger.takeIf(root, "clock@offset", "utc")) {
            guest.at("clock").put("utc", new Fields());
        }
        root.find("clock").stream().flatMap(clock -> clock.children("timer")).forEach(timer -> timer(timer, guest));
    }

    private void timer(Element timer, Fields guest) {
        String name = switch (timer.get("@name").orElse("")) {
            case "hypervclock" -> "hyperv";
            case "kvmclock" -> "kvm";
            case "hpet" -> "hpet";
            case "pit" -> "pit";
            case "rtc" -> "rtc";
            default -> "";
        };
        if (!name.isEmpty()) {
            Fields one = guest.at("clock").at("timer").at(name).put("present", !timer.is("@present", "no"));
            timer.get("@tickpolicy").filter(policy -> name.matches("hpet|pit|rtc"))
                    .ifPresent(policy -> one.put("tickPolicy", policy));
            ledger.all(timer);
        }
    }

    private void features(Element root, Fields guest) {
        for (String name : List.of("acpi", "apic")) {
            guest.at("features").at(name).put("enabled", root.find("features/" + name).isPresent());
            root.find("features/" + name).ifPresent(ledger::all);
        }
        if (root.is("features/smm@state", "on")) {
            guest.at("features").at("smm").put("enabled", true);
        }
        ledger.take(root, "features/smm@state");
        if (ledger.takeIf(root, "features/kvm/hidden@state", "on")) {
            guest.at("features").at("kvm").put("hidden", true);
        }
        root.find("features/hyperv").stream().flatMap(Element::children).forEach(one -> {
            boolean isOn = one.is("@state", "on");
            Fields hyperv = guest.at("features").at("hyperv");
            if (HYPERV.contains(one.name())) {
                hyperv.at(one.name()).put("enabled", isOn);
            } else if (one.name().equals("vendor_id")) {
                Fields vendor = hyperv.at("vendorid").put("enabled", isOn);
                one.get("@value").ifPresent(id -> vendor.put("vendorid", id));
            } else if (one.name().equals("spinlocks")) {
                hyperv.at("spinlocks").put("enabled", isOn).put("spinlocks", number(one.get("@retries"), 4096));
            } else if (one.name().equals("stimer")) {
                Fields timer = hyperv.at("synictimer").put("enabled", isOn);
                one.get("direct@state").ifPresent(state -> timer.at("direct").put("enabled", state.equals("on")));
            } else {
                return;
            }
            ledger.all(one);
        });
        if (ledger.take(root, "features/hyperv@mode").filter("passthrough"::equals).isPresent()) {
            guest.at("features").at("hypervPassthrough").put("enabled", true);
        }
    }
}
