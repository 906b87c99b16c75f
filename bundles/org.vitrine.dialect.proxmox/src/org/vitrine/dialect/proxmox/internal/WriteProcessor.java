// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Element;

/** Sockets and cores, the processor's model, what hides the hypervisor, NUMA. */
final class WriteProcessor {
    /** What qm takes as a machine's own (CPUConfig.pm); other flags belong to a custom model. */
    private static final Set<String> FLAGS = Set.of("md-clear", "pcid", "spec-ctrl", "ssbd", "ibpb", "virt-ssbd",
            "amd-ssbd", "amd-no-ssb", "pdpe1gb", "aes");

    private final Writing w;

    WriteProcessor(Writing w) {
        this.w = w;
    }

    void write() {
        counts();
        cpu();
        numa();
    }

    private static long whole(Optional<String> text, long otherwise) {
        return text.flatMap(Reading::whole).filter(n -> n > 0 && n < 4096).orElse(otherwise);
    }

    private void counts() {
        long total = whole(w.take("vcpu"), 1);
        w.ledger().takeIf(w.root(), "vcpu@placement", "static");
        long sockets = whole(w.take("cpu/topology@sockets"), 1);
        long threads = whole(w.take("cpu/topology@threads"), 1);
        w.ledger().takeIf(w.root(), "cpu/topology@dies", "1");
        w.take("cpu/topology@cores");
        w.put("sockets", sockets);
        w.put("cores", Math.max(1, total / sockets));
        w.put("vcpus", w.take("vcpu@current"));
        w.put("affinity", w.take("vcpu@cpuset"));
        w.put("cpuunits", w.take("cputune/shares"));
        if (threads > 1) {
            w.ledger().losePart(w.root(), "cpu/topology@threads",
                    "Proxmox VE shows the guest cores without threads, as many.");
        }
    }

    private void cpu() {
        String mode = w.take("cpu@mode").orElse("custom");
        w.take("cpu@check");
        w.take("cpu@match");
        w.take("cpu/model@fallback");
        Optional<String> model = w.take("cpu/model");
        if (mode.equals("host-model")) {
            w.ledger().losePart(w.root(), "cpu@mode",
                    "libvirt works out the model that is nearest to the host; host stands for it.");
        }
        Parts cpu = Parts.of(mode.startsWith("host") ? "host" : mode.equals("maximum") ? "max" : model.orElse("kvm64"));
        cpu.on("hidden", w.take("features/kvm/hidden@state").filter("on"::equals).isPresent());
        if (w.take("features/hyperv/vendor_id@state").filter("on"::equals).isPresent()) {
            cpu.with("hv-vendor-id", w.take("features/hyperv/vendor_id@value"));
        }
        hyperV();
        w.take("cpu/maxphysaddr@mode").ifPresent(m -> cpu.with("phys-bits", (m.equals("passthrough")
                ? "host"
                : w.take("cpu/maxphysaddr@bits").orElse("host"))));
        List<String> flags = new ArrayList<>();
        w.domain().find("cpu").ifPresent(c -> c.children("feature").forEach(f -> flag(f, flags)));
        if (!flags.isEmpty()) {
            cpu.with("flags", String.join(";", flags));
        }
        if (!cpu.toString().equals("kvm64")) {
            w.put("cpu", cpu);
        }
    }

    private void flag(Element feature, List<String> flags) {
        String policy = feature.get("@policy").orElse("require");
        if (policy.equals("optional")) {
            return;
        }
        if (feature.get("@name").filter(FLAGS::contains).isEmpty()) {
            w.ledger().lose(feature,
                    "Proxmox VE takes a few flags only in a machine's file; a processor of your own can "
                            + "have it: /etc/pve/virtual-guest/cpu-models.conf.");
            return;
        }
        w.ledger().all(feature);
        flags.add((policy.equals("disable") || policy.equals("forbid") ? "-" : "+") + feature.get("@name").orElse(""));
    }

    /** All of them come with Windows as the kind of guest. */
    private void hyperV() {
        if (w.isWindows()) {
            w.take("features/hyperv@mode");
            for (String name : List.of("relaxed", "vapic", "vpindex", "runtime", "synic", "stimer", "reset", "tlbflush",
                    "ipi", "spinlocks")) {
                w.take("features/hyperv/" + name + "@state");
            }
            w.take("features/hyperv/spinlocks@retries");
        } else if (w.domain().find("features/hyperv/vendor_id").isPresent()) {
            w.take("features/hyperv@mode");
        }
    }

    private void numa() {
        List<Element> cells = w.domain().find("cpu/numa").map(n -> n.children("cell").toList()).orElse(List.of());
        if (!cells.isEmpty()) {
            w.put("numa", "1");
        }
        for (Element cell : cells) {
            long kib = w.ledger().take(cell, "@memory").flatMap(Reading::whole).orElse(0L);
            w.ledger().takeIf(cell, "@unit", "KiB");
            w.put("numa" + w.ledger().take(cell, "@id").orElse("0"), Parts.of("").with("cpus",
                    w.ledger().take(cell, "@cpus").map(c -> c.replace(',', ';'))).with("memory", (kib >> 10)));
        }
    }
}
