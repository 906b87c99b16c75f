// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;
import org.vitrine.yaml.YamlPath;

/** Makes a domain of a machine's manifest, as virt-launcher does (pkg/virt-launcher/virtwrap/converter), for one host. */
final class DomainMaker {
    private static final String EMPTY = "<domain type='kvm'>\n  <devices>\n  </devices>\n</domain>\n";
    private static final long USUAL_MEMORY = 1L << 30;
    private static final Set<String> HYPERV = Set.of("relaxed", "vapic", "vpindex", "runtime", "synic", "reset",
            "frequencies", "reenlightenment", "tlbflush", "ipi", "evmcs");
    private final Manifests manifests;
    private final Carried carried;
    private final HostSnapshot host;

    private DomainMaker(Manifests manifests, HostSnapshot host) {
        this.manifests = manifests;
        this.host = host;
        carried = new Carried(manifests.machine(), YamlPath.of(manifests.specPath()));
    }

    static Translation make(Manifests manifests, HostSnapshot host) {
        DomainMaker maker = new DomainMaker(manifests, host);
        Domain empty = Domain.of(EMPTY);
        Domain domain = empty.apply(empty.edit(maker::make));
        List<Loss> losses = new ArrayList<>(
                maker.carried.losses("A domain has no place for it, or this translation does not know it."));
        return new Translation(domain.text(), losses);
    }

    private void make(Draft draft) {
        names(draft.root());
        processor(draft.root());
        memory(draft.root());
        firmware(draft.root());
        features(draft.root());
        new DeviceMaker(manifests, carried, host, draft).make();
    }

    private void names(Editable root) {
        manifests.machine().find("apiVersion").ifPresent(carried::all);
        manifests.machine().find("kind").ifPresent(carried::all);
        manifests.machine().find("status").ifPresent(carried::all);
        manifests.machine().find("metadata.name").ifPresent(carried::all);
        manifests.machine().find("spec.template.metadata").ifPresent(carried::all);
        // whether and when it runs is the connection's
        manifests.machine().find("spec.runStrategy").ifPresent(carried::all);
        manifests.machine().find("spec.running").ifPresent(carried::all);
        manifests.machine().find("metadata.namespace")
                .filter(node -> node.get("").filter("default"::equals).isPresent())
                .ifPresent(carried::all);
        root.set("name", manifests.machine().get("metadata.name").filter(name -> !name.isBlank()).orElse("kubevirt"));
    }

    private void processor(Editable root) {
        int cores = carried.number("domain.cpu.cores", 1);
        int sockets = carried.number("domain.cpu.sockets", hasTopology() ? 1 : asked());
        int threads = carried.number("domain.cpu.threads", 1);
        root.set("vcpu", Math.max(1L, (long) cores * sockets * threads));
        String model = carried.get("domain.cpu.model").orElse("host-model");
        if (model.equals("host-passthrough") || model.equals("host-model")) {
            root.set("cpu@mode", model);
        } else {
            root.set("cpu@mode", "custom").set("cpu@match", "exact").set("cpu/model", model);
        }
        root.set("cpu/topology@sockets", Math.max(1, sockets)).set("cpu/topology@cores", Math.max(1, cores))
                .set("cpu/topology@threads", Math.max(1, threads));
        for (int i = 0; i < carried.count("domain.cpu.features"); i++) {
            String name = carried.get("domain.cpu.features[" + i + "].name").orElse("");
            String policy = carried.get("domain.cpu.features[" + i + "].policy").orElse("require");
            if (!name.isEmpty()) {
                root.element().find("cpu").ifPresent(cpu -> root.ensure("cpu").add("feature").set("@name", name)
                        .set("@policy", policy));
            }
        }
        for (String key : List.of("dedicatedCpuPlacement", "isolateEmulatorThread", "numa", "realtime")) {
            if (carried.node("domain.cpu." + key).isPresent()) {
                carried.lose("domain.cpu." + key,
                        "Kubernetes chooses the processors of a node; pin them with <cputune> here.");
            }
        }
    }

    private boolean hasTopology() {
        return List.of("cores", "sockets", "threads").stream()
                .anyMatch(key -> carried.number("domain.cpu." + key, 0) > 0);
    }

    /** Without a topology each processor that is asked of the node is a socket. */
    private int asked() {
        return carried.get("domain.resources.limits.cpu").or(() -> carried.get("domain.resources.requests.cpu"))
                .flatMap(Quantity::whole).filter(count -> count > 0).orElse(1);
    }

    private void memory(Editable root) {
        String written = carried.get("domain.memory.guest").or(() -> carried.get("domain.resources.requests.memory"))
                .or(() -> carried.get("domain.resources.limits.memory")).orElse("");
        long bytes = Quantity.bytes(written).orElse(USUAL_MEMORY);
        if (!written.isEmpty() && Quantity.bytes(written).isEmpty()) {
            carried.lose("domain.memory.guest", "\"{0}\" is no quantity of memory; the domain has 1 GiB.", written);
        }
        long kibibytes = Math.max(1, Math.ceilDiv(bytes, 1L << 10));
        root.set("memory@unit", "KiB").set("memory", kibibytes);
        carried.get("domain.memory.hugepages.pageSize").ifPresent(size -> Quantity.bytes(size).ifPresentOrElse(
                page -> root.set("memoryBacking/hugepages/page@size", Math.ceilDiv(page, 1L << 10))
                        .set("memoryBacking/hugepages/page@unit", "KiB"),
                () -> root.ensure("memoryBacking/hugepages")));
        if (carried.node("domain.resources").isPresent()) {
            carried.all("domain.resources");
        }
    }

    private void firmware(Editable root) {
        root.set("os/type@arch",
                carried.get("architecture").filter("arm64"::equals).map(arch -> "aarch64").orElse("x86_64"))
                .set("os/type@machine",
                        carried.get("domain.machine.type").filter(type -> !type.isBlank()).orElse("q35"))
                .set("os/type", "hvm");
        carried.get("domain.firmware.uuid").ifPresent(uuid -> root.set("uuid", uuid));
        if (carried.node("domain.firmware.bootloader.efi").isPresent()) {
            root.set("os@firmware", "efi");
            boolean isSecure = carried.isOn("domain.firmware.bootloader.efi.secureBoot", true);
            root.set("os/firmware/feature[@name='secure-boot']@enabled", isSecure ? "yes" : "no");
            carried.all("domain.firmware.bootloader.efi");
        }
        carried.all("domain.firmware.bootloader.bios");
        carried.get("domain.clock.timezone").ifPresentOrElse(
                zone -> root.set("clock@offset", "timezone").set("clock@timezone", zone),
                () -> root.set("clock@offset", "utc"));
        carried.all("domain.clock.utc");
        for (String timer : List.of("hpet", "hyperv", "kvm", "pit", "rtc")) {
            String path = "domain.clock.timer." + timer;
            if (carried.node(path).isPresent()) {
                String name = timer.equals("hyperv") ? "hypervclock" : timer.equals("kvm") ? "kvmclock" : timer;
                Editable element = root.ensure("clock").add("timer").set("@name", name);
                carried.get(path + ".tickPolicy").ifPresent(policy -> element.set("@tickpolicy", policy));
                element.set("@present", carried.isOn(path + ".present", true) ? "yes" : "no");
                carried.all(path);
            }
        }
    }

    private void features(Editable root) {
        toggle(root, "acpi", true);
        toggle(root, "apic", true);
        if (carried.node("domain.features.smm").isPresent()) {
            root.set("features/smm@state", carried.isOn("domain.features.smm.enabled", true) ? "on" : "off");
            carried.all("domain.features.smm");
        }
        if (carried.isOn("domain.features.kvm.hidden", false)) {
            root.set("features/kvm/hidden@state", "on");
        }
        if (carried.node("domain.features.hypervPassthrough").isPresent()) {
            if (carried.isOn("domain.features.hypervPassthrough.enabled", true)) {
                root.set("features/hyperv@mode", "passthrough");
            }
            carried.all("domain.features.hypervPassthrough");
        }
        for (String name : HYPERV.stream().sorted().toList()) {
            if (carried.node("domain.features.hyperv." + name).isPresent()) {
                boolean isOn = carried.isOn("domain.features.hyperv." + name + ".enabled", true);
                root.set("features/hyperv/" + name + "@state", isOn ? "on" : "off");
                carried.all("domain.features.hyperv." + name);
            }
        }
        if (carried.node("domain.features.hyperv.spinlocks").isPresent()) {
            boolean isOn = carried.isOn("domain.features.hyperv.spinlocks.enabled", true);
            root.set("features/hyperv/spinlocks@state", isOn ? "on" : "off").set("features/hyperv/spinlocks@retries",
                    carried.get("domain.features.hyperv.spinlocks.spinlocks").orElse("4096"));
            carried.all("domain.features.hyperv.spinlocks");
        }
        if (carried.node("domain.features.hyperv.vendorid").isPresent()) {
            boolean isOn = carried.isOn("domain.features.hyperv.vendorid.enabled", true);
            root.set("features/hyperv/vendor_id@state", isOn ? "on" : "off");
            carried.get("domain.features.hyperv.vendorid.vendorid")
                    .ifPresent(id -> root.set("features/hyperv/vendor_id@value", id));
            carried.all("domain.features.hyperv.vendorid");
        }
        if (carried.node("domain.features.hyperv.synictimer").isPresent()) {
            boolean isOn = carried.isOn("domain.features.hyperv.synictimer.enabled", true);
            root.set("features/hyperv/stimer@state", isOn ? "on" : "off");
            if (carried.node("domain.features.hyperv.synictimer.direct").isPresent()) {
                boolean isDirect = carried.isOn("domain.features.hyperv.synictimer.direct.enabled", true);
                root.set("features/hyperv/stimer/direct@state", isDirect ? "on" : "off");
            }
            carried.all("domain.features.hyperv.synictimer");
        }
    }

    private void toggle(Editable root, String name, boolean otherwise) {
        if (carried.isOn("domain.features." + name + ".enabled", otherwise)) {
            root.ensure("features/" + name);
        }
        carried.all("domain.features." + name);
    }
}
