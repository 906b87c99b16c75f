// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Element;

/** {@code -smp}, {@code -cpu} with features, hiding and enlightenments, {@code -numa}. */
final class WriteProcessor {

    private final Writing w;
    private final List<String> flags = new ArrayList<>();

    WriteProcessor(Writing w) {
        this.w = w;
    }

    void write() {
        smp();
        String base = base();
        kvm();
        hyperV();
        width();
        w.domain().find("cpu").ifPresent(cpu -> cpu.children("feature").forEach(this::feature));
        if (!base.isEmpty() || !flags.isEmpty()) {
            String model = base.isEmpty() ? "qemu64" : base;
            w.add(Opt.plain("cpu", model + (flags.isEmpty() ? "" : "," + String.join(",", flags))));
        }
        new WriteNodes(w).write();
    }

    private void smp() {
        String max = w.take("vcpu").orElse("1");
        w.ledger().takeIf(w.root(), "vcpu@placement", "static");
        Optional<String> current = w.take("vcpu@current");
        Opt smp = Opt.of("smp", current.orElse(max));
        current.ifPresent(now -> smp.with("maxcpus", max));
        for (String part : List.of("sockets", "dies", "clusters", "cores", "threads")) {
            Optional<String> value = w.take("cpu/topology@" + part);
            boolean one = part.equals("dies") || part.equals("clusters");
            smp.with(part, value.filter(v -> !one || !v.equals("1")));
        }
        w.add(smp);
    }

    private String base() {
        Optional<String> mode = w.take("cpu@mode");
        w.take("cpu@check");
        w.ledger().takeIf(w.root(), "cpu@match", "exact");
        w.take("cpu/model@fallback");
        Optional<String> model = w.take("cpu/model");
        w.take("cpu@migratable").ifPresent(on -> flags.add("migratable=" + on));
        return switch (mode.orElse("custom")) {
            case "host-passthrough" -> "host";
            case "maximum" -> "max";
            case "host-model" -> {
                w.ledger().losePart(w.root(), "cpu@mode",
                        "libvirt works out the model that is nearest to the host; -cpu host stands for it.");
                yield "host";
            }
            default -> model.orElse("");
        };
    }

    private void kvm() {
        if (w.take("features/kvm/hidden@state").filter("on"::equals).isPresent()) {
            flags.add("kvm=off");
        }
        on("features/kvm/hint-dedicated@state", "kvm-hint-dedicated");
        on("features/kvm/poll-control@state", "kvm-poll-control");
        on("features/kvm/pv-ipi@state", "kvm-pv-ipi");
        on("features/pvspinlock@state", "kvm-pv-unhalt");
        on("features/apic@eoi", "kvm-pv-eoi");
        on("features/pmu@state", "pmu");
        w.take("clock/timer[@name='kvmclock']@present").flatMap(Codec.YES_NO.toQemu())
                .ifPresent(on -> flags.add("kvmclock=" + on));
        w.take("clock/timer[@name='tsc']@frequency").ifPresent(hz -> flags.add("tsc-frequency=" + hz));
    }

    private void on(String path, String flag) {
        w.take(path).ifPresent(state -> flags.add(flag + "=" + state));
    }

    private void hyperV() {
        if (w.take("features/hyperv@mode").filter("passthrough"::equals).isPresent()) {
            flags.add("hv-passthrough=on");
        }
        Processor.HYPERV.forEach((qemu, libvirt) -> on("features/hyperv/" + libvirt + "@state", "hv-" + qemu));
        on("features/hyperv/stimer/direct@state", "hv-stimer-direct");
        if (w.take("features/hyperv/spinlocks@state").filter("on"::equals).isPresent()) {
            flags.add("hv-spinlocks=0x%x"
                    .formatted(w.take("features/hyperv/spinlocks@retries").flatMap(Codec::number).orElse(4095L)));
        }
        if (w.take("features/hyperv/vendor_id@state").filter("on"::equals).isPresent()) {
            w.take("features/hyperv/vendor_id@value").filter(v -> !v.contains(","))
                    .ifPresent(v -> flags.add("hv-vendor-id=" + v));
        }
        w.devices("panic").filter(panic -> panic.is("@model", "hyperv")).toList().forEach(panic -> {
            w.ledger().all(panic);
            flags.add("hv-crash=on");
        });
        w.take("clock/timer[@name='hypervclock']@present").flatMap(Codec.YES_NO.toQemu())
                .ifPresent(on -> flags.add("hv-time=" + on));
    }

    private void width() {
        w.take("cpu/maxphysaddr@mode").ifPresent(mode -> {
            if (mode.equals("passthrough")) {
                flags.add("host-phys-bits=on");
                w.take("cpu/maxphysaddr@limit").ifPresent(bits -> flags.add("host-phys-bits-limit=" + bits));
            } else {
                w.take("cpu/maxphysaddr@bits").ifPresent(bits -> flags.add("phys-bits=" + bits));
            }
        });
        Optional<String> level = w.take("cpu/cache@level");
        w.take("cpu/cache@mode").ifPresent(mode -> {
            switch (mode) {
                case "passthrough" -> flags.add("host-cache-info=on");
                case "disable" -> flags.add("l3-cache=off");
                default -> flags.addAll(level.map(l -> List.of("l3-cache=on")).orElse(List.of()));
            }
        });
    }

    private void feature(Element feature) {
        String name = feature.get("@name").orElse("");
        switch (feature.get("@policy").orElse("require")) {
            case "require", "force" -> flags.add(name.replace('_', '-') + "=on");
            case "disable", "forbid" -> flags.add(name.replace('_', '-') + "=off");
            default -> {
                w.ledger().lose(feature, "QEMU has a feature or has it not; libvirt decides it by the host.");
                return;
            }
        }
        w.ledger().all(feature);
    }
}
