// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/**
 * {@code -cpu}: its model, its features, what hides the hypervisor, and Hyper-V's enlightenments. What libvirt has no word for
 * becomes {@code -global x86_64-cpu.…}, which QEMU takes beside libvirt's own {@code -cpu}.
 */
final class Processor implements Family {

    /** Hyper-V's enlightenments by QEMU's name without {@code hv-}, with libvirt's. */
    static final Map<String, String> HYPERV = enlightenments();

    /** Names that libvirt's CPU map spells with an underscore; QEMU takes both. */
    private static final Set<String> UNDERSCORED = Set.of("ds-cpl", "tsc-adjust", "mbm-total", "mbm-local", "fxsr-opt",
            "lahf-lm", "cmp-legacy", "nodeid-msr", "perfctr-core", "perfctr-nb");
    /** QEMU's other names, with the one that libvirt's CPU map has; libvirt refuses the others. */
    private static final Map<String, String> OTHERWISE = Map.of("sse3", "pni", "pclmulqdq", "pclmuldq", "sse4-1",
            "sse4.1", "sse4-2", "sse4.2", "ffxsr", "fxsr_opt", "i64", "lm", "xd", "nx", "cqm", "cmt");
    /** Switches of QEMU's CPU that are no CPUID features ({@code x86_cpu_properties}). */
    private static final Set<String> NO_FEATURES = Set.of("check", "enforce", "pmu", "migratable", "l3-cache",
            "legacy-cache",
            "host-cache-info", "host-phys-bits", "cpuid-0xb", "fill-mtrr-mask", "vmware-cpuid-freq", "tcg-cpuid",
            "lmce",
            "full-cpuid-auto-level", "start-powered-off", "realized", "hotpluggable", "kvmclock",
            "kvmclock-stable-bit",
            "legacy-multi-node", "legacy-instance", "arch-cap-always-on", "x-force-features");

    private static final Props KVM = Props.NONE
            .with("kvm-hint-dedicated", "features/kvm/hint-dedicated@state", Codec.ON_OFF)
            .with("kvm-poll-control", "features/kvm/poll-control@state", Codec.ON_OFF)
            .with("kvm-pv-ipi", "features/kvm/pv-ipi@state", Codec.oneOf("off"))
            .with("kvm-pv-unhalt", "features/pvspinlock@state", Codec.ON_OFF)
            .with("kvm-pv-eoi", "features/apic@eoi", Codec.ON_OFF).with("pmu", "features/pmu@state", Codec.ON_OFF)
            .with("kvmclock", "clock/timer[@name='kvmclock']@present", Codec.YES_NO)
            .with("tsc-frequency", "clock/timer[@name='tsc']@frequency", Codec.NUMBER);

    private static Map<String, String> enlightenments() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : "relaxed vapic vpindex runtime synic stimer reset frequencies reenlightenment tlbflush ipi evmcs avic"
                .split(" ")) {
            names.put(name, name);
        }
        names.put("emsr-bitmap", "emsr_bitmap");
        names.put("xmm-input", "xmm_input");
        return names;
    }

    @Override
    public void read(Reading r) {
        r.given().last("cpu").ifPresent(arg -> read(r, arg));
    }

    private static void read(Reading r, Arg arg) {
        Editable root = r.root();
        Editable cpu = root.ensure("cpu");
        String model = arg.take("model").orElse("qemu64");
        spell(arg);
        switch (model) {
            case "host" -> host(arg, cpu.set("@mode", "host-passthrough").set("@check", "none"));
            case "max" -> host(arg, cpu.set("@mode", "maximum").set("@check", "none"));
            default ->
                cpu.set("@mode", "custom").set("@match", "exact").set("@check", "none").set("model@fallback", "forbid")
                        .set("model", model);
        }
        if (arg.take("kvm").filter(Codec::isOff).isPresent()) { // on is the default
            root.set("features/kvm/hidden@state", "on");
        }
        if (arg.is("check", "on")) { // as is this
            arg.take("check");
        }
        if (arg.take("hv-crash").filter(Codec::isOn).isPresent()) {
            r.device("panic").set("@model", "hyperv");
        }
        KVM.read(arg, root);
        hyperV(arg, root);
        width(arg, cpu);
        cache(arg, cpu);
        for (String key : arg.leftKeys()) {
            if (isFeature(arg, key)) {
                String policy = Codec.isOn(arg.take(key).orElse("")) ? "require" : "disable";
                cpu.set("feature[@name='" + feature(key) + "']@policy", policy);
            }
        }
        Map<String, String> left = arg.left();
        String type = r.arch().equals("aarch64") ? "arm-cpu" : (r.arch().equals("i686") ? "i386" : r.arch()) + "-cpu";
        arg.leftKeys().forEach(key -> r.keep("-global", type + "." + key + "=" + left.get(key)));
    }

    /** libvirt's name of a feature that QEMU calls so, its underscores written as dashes. */
    static String feature(String name) {
        return UNDERSCORED.contains(name) ? name.replace('-', '_') : OTHERWISE.getOrDefault(name, name);
    }

    /** Whether libvirt takes a switch for a feature: on or off, a plain name, and none of QEMU's own. */
    private static boolean isFeature(Arg arg, String key) {
        String value = arg.peek(key).orElse("");
        boolean own = key.startsWith("kvm") || key.startsWith("hv-") || key.startsWith("x-")
                || NO_FEATURES.contains(key);
        return !own && (Codec.isOn(value) || Codec.isOff(value)) && key.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    /** {@code +name} and {@code -name} become {@code name=on} and {@code off}, and names get dashes as QEMU does it. */
    private static void spell(Arg arg) {
        Map<String, String> left = arg.left();
        for (String key : arg.leftKeys()) {
            boolean sign = key.startsWith("+") || key.startsWith("-");
            arg.take(key);
            arg.put((sign ? key.substring(1) : key).replace('_', '-'),
                    key.startsWith("-") ? "off" : left.get(key) + "");
        }
    }

    private static void host(Arg arg, Editable cpu) {
        arg.take("migratable").flatMap(Codec.ON_OFF.toXml()).ifPresent(on -> cpu.set("@migratable", on));
    }

    private static void hyperV(Arg arg, Editable root) {
        if (arg.take("hv-passthrough").filter(Codec::isOn).isPresent()) {
            root.set("features/hyperv@mode", "passthrough");
        }
        HYPERV.forEach((qemu, libvirt) -> arg.take("hv-" + qemu).flatMap(Codec.ON_OFF.toXml())
                .ifPresent(state -> root.set("features/hyperv/" + libvirt + "@state", state)));
        arg.take("hv-stimer-direct").filter(Codec::isOn)
                .ifPresent(on -> root.set("features/hyperv/stimer/direct@state", "on"));
        arg.take("hv-spinlocks").flatMap(Codec::number).filter(n -> n >= 0xfff && n <= 0xffffffffL)
                .ifPresent(n -> root.set("features/hyperv/spinlocks@state", "on")
                        .set("features/hyperv/spinlocks@retries", n));
        arg.take("hv-vendor-id").ifPresent(
                id -> root.set("features/hyperv/vendor_id@state", "on").set("features/hyperv/vendor_id@value", id));
        arg.take("hv-time").flatMap(Codec.YES_NO.toXml())
                .ifPresent(on -> root.set("clock/timer[@name='hypervclock']@present", on));
        if (root.element().find("features/hyperv").isPresent()
                && root.element().get("features/hyperv@mode").isEmpty()) {
            root.set("features/hyperv@mode", "custom");
        }
    }

    private static void width(Arg arg, Editable cpu) {
        Optional<String> limit = arg.take("host-phys-bits-limit").flatMap(Codec.NUMBER.toXml());
        if (arg.take("host-phys-bits").filter(Codec::isOn).isPresent() || limit.isPresent()) {
            cpu.set("maxphysaddr@mode", "passthrough");
            limit.ifPresent(bits -> cpu.set("maxphysaddr@limit", bits));
            return;
        }
        arg.take("phys-bits").flatMap(Codec.NUMBER.toXml())
                .ifPresent(bits -> cpu.set("maxphysaddr@mode", "emulate").set("maxphysaddr@bits", bits));
    }

    private static void cache(Arg arg, Editable cpu) {
        Optional<String> host = arg.peek("host-cache-info");
        Optional<String> l3 = arg.peek("l3-cache");
        if (host.filter(Codec::isOn).isPresent()) {
            arg.take("host-cache-info");
            l3.filter(Codec::isOff).ifPresent(off -> arg.take("l3-cache"));
            cpu.set("cache@mode", "passthrough");
        } else if (l3.filter(Codec::isOn).isPresent()) {
            arg.take("l3-cache");
            arg.take("host-cache-info");
            cpu.set("cache@level", "3").set("cache@mode", "emulate");
        } else if (l3.filter(Codec::isOff).isPresent()) {
            arg.take("l3-cache");
            arg.take("host-cache-info");
            cpu.set("cache@mode", "disable");
        }
    }
}
