// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Editable;
import org.vitrine.provider.GuestSystem;

/** Name, memory, processors, machine type, firmware, clock, identity. */
final class ReadMachine {

    private static final long LARGEST_MIB = 1 << 26;
    private static final List<String> SYSTEM = List.of("manufacturer", "product", "version", "serial", "sku", "family");
    /** Models that are Proxmox VE's own, with the nearest that libvirt has. */
    private static final Set<String> OWN_MODELS = Set.of("x86-64-v2", "x86-64-v2-AES", "x86-64-v3", "x86-64-v4");

    private final Reading r;
    private final Editable root;

    ReadMachine(Reading r) {
        this.r = r;
        this.root = r.root();
    }

    void read() {
        root.set("@type", r.on("kvm", true) ? "kvm" : "qemu");
        root.set("name", r.plain("name").filter(n -> !n.isBlank()).orElse("machine"));
        identity();
        r.plain("vmgenid").ifPresent(id -> {
            if (id.equals("1")) {
                root.ensure("genid");
            } else if (!id.equals("0")) {
                root.set("genid", id);
            }
        });
        memory();
        long total = processors();
        os();
        if (r.on("acpi", true)) {
            root.ensure("features/acpi");
        }
        root.ensure("features/apic");
        cpu();
        numa(total);
        clock();
    }

    private void identity() {
        r.conf().last("smbios1").ifPresent(s -> {
            boolean encoded = s.on("base64");
            s.take("uuid").ifPresent(this::uuid);
            for (String name : SYSTEM) {
                s.take(name).map(v -> encoded ? decoded(v) : v).ifPresent(value -> {
                    root.set("sysinfo[@type='smbios']/system/entry[@name='" + name + "']", value);
                    root.set("os/smbios@mode", "sysinfo");
                });
            }
            r.finish(s, "SMBIOS of a domain has no such field.");
        });
    }

    private void uuid(String uuid) {
        if (uuid.matches("[0-9a-fA-F-]{36}")) {
            root.set("uuid", uuid);
        } else {
            r.lose("smbios1: uuid=" + uuid, "It is no UUID; libvirt gives the machine one.");
        }
    }

    private static String decoded(String value) {
        try {
            String text = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            return text.chars().anyMatch(c -> c < 0x20) ? value : text;
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private long memory() {
        Optional<Setting> line = r.conf().last("memory");
        long mib = line.flatMap(s -> r.number(s, "current", 16, LARGEST_MIB)).orElse(512L);
        line.ifPresent(s -> r.finish(s, "A domain's memory has no such part."));
        root.set("memory@unit", "KiB").set("memory", mib << 10);
        Optional<Long> balloon = r.number("balloon", 0, mib);
        balloon.filter(b -> b > 0 && b < mib)
                .ifPresent(b -> root.set("currentMemory@unit", "KiB").set("currentMemory", b << 10));
        r.device("memballoon").set("@model", balloon.filter(b -> b == 0).isPresent() ? "none" : "virtio");
        r.plain("hugepages").ifPresent(size -> {
            Editable pages = root.ensure("memoryBacking/hugepages");
            Reading.whole(size).ifPresentOrElse(mebibytes -> pages.set("page@size", mebibytes).set("page@unit", "M"),
                    () -> anyPages(size));
        });
        return mib;
    }

    private void anyPages(String size) {
        if (!size.equals("any")) {
            r.lose("hugepages: " + size,
                    "It is neither a size in MiB nor \"any\"; the host's default size stands for it.");
        }
    }

    private long processors() {
        long sockets = r.number("sockets", 1, 63).orElse(1L);
        long cores = r.number("cores", 1, 1023).orElse(1L);
        long total = sockets * cores;
        root.set("vcpu", total);
        r.number("vcpus", 1, total).filter(n -> n < total).ifPresent(n -> root.set("vcpu@current", n));
        r.plain("affinity").ifPresent(cpus -> root.set("vcpu@cpuset", cpus));
        r.number("cpuunits", 1, 262_144).ifPresent(units -> root.set("cputune/shares", units));
        root.set("cpu/topology@sockets", sockets).set("cpu/topology@cores", cores).set("cpu/topology@threads", 1);
        return total;
    }

    private void os() {
        Optional<Setting> machine = r.conf().last("machine");
        String type = machine.flatMap(s -> s.take("type")).orElse("pc");
        if (type.contains("+pve")) {
            r.lose("machine: " + type,
                    "Versions of Proxmox VE's own QEMU (+pve) are not those of others; the part is left out.");
        }
        String arch = r.plain("arch").orElse("x86_64");
        root.ensure("os").set("type@arch", arch).set("type@machine", type.replaceFirst("\\+pve\\d*$", "")).set("type",
                "hvm");
        machine.ifPresent(s -> {
            s.take("viommu").ifPresent(model -> r.device("iommu").set("@model", model));
            s.take("enable-s3").ifPresent(on -> root.set("pm/suspend-to-mem@enabled", Setting.isOn(on) ? "yes" : "no"));
            s.take("enable-s4")
                    .ifPresent(on -> root.set("pm/suspend-to-disk@enabled", Setting.isOn(on) ? "yes" : "no"));
            r.finish(s, "A machine type of a domain has no such part.");
        });
        r.plain("bios");
        if (r.isUefi()) {
            root.set("os@firmware", "efi");
            r.conf().last("efidisk0").ifPresent(this::variables);
        }
        r.conf().last("efidisk0").filter(s -> !s.isTaken())
                .ifPresent(s -> r.lose(s, "Without bios: ovmf nobody reads it."));
        // Windows is known by its enlightenments
        r.plain("ostype").filter(system -> system.equals("l24") || system.equals("l26"))
                .ifPresent(linux -> GuestSystem.LINUX.write(r.draft()));
    }

    /** libvirt makes the store of variables itself, in the kind that the features ask for. */
    private void variables(Setting s) {
        boolean enrolled = s.on("pre-enrolled-keys");
        Editable firmware = root.ensure("os/firmware");
        firmware.set("feature[@name='enrolled-keys']@enabled", enrolled ? "yes" : "no");
        firmware.set("feature[@name='secure-boot']@enabled", enrolled ? "yes" : "no");
        if (enrolled && r.isExpress()) {
            root.set("features/smm@state", "on");
        }
        r.lose("efidisk0: " + s.take("file").orElse(""),
                "libvirt makes a store of variables of its own; boot entries and keys that the guest has put into this one stay behind.");
        for (String silent : List.of("size", "efitype", "format", "ms-cert")) {
            s.take(silent);
        }
        r.finish(s, "The store of a domain's variables has no such part.");
    }

    private void cpu() {
        Optional<Setting> line = r.conf().last("cpu");
        String model = line.flatMap(s -> s.take("cputype")).orElse("kvm64");
        Editable cpu = root.ensure("cpu");
        if (model.equals("host") || model.equals("max")) {
            cpu.set("@mode", model.equals("host") ? "host-passthrough" : "maximum").set("@check", "none");
        } else {
            boolean own = OWN_MODELS.contains(model) || model.startsWith("custom-");
            if (own) {
                r.lose("cpu: " + model,
                        "This model is Proxmox VE's own; qemu64 stands for it. Take cpu mode host-passthrough or a model"
                                + " that \"virsh cpu-models x86_64\" names.");
            }
            cpu.set("@mode", "custom").set("@match", "exact").set("@check", "none").set("model@fallback", "forbid").set(
                    "model",
                    own ? "qemu64" : model);
        }
        boolean gpu = r.hasPrimaryGpu();
        boolean hidden = line.filter(s -> s.on("hidden")).isPresent() || gpu;
        if (hidden) {
            root.set("features/kvm/hidden@state", "on");
        }
        Optional<String> vendor = line.flatMap(s -> s.take("hv-vendor-id"))
                .or(() -> gpu && r.isWindows() ? Optional.of("proxmox") : Optional.empty());
        vendor.ifPresent(
                id -> root.set("features/hyperv/vendor_id@state", "on").set("features/hyperv/vendor_id@value", id));
        if (r.isWindows()) {
            enlightenments();
        }
        if (root.element().find("features/hyperv").isPresent()) {
            root.set("features/hyperv@mode", "custom");
        }
        line.flatMap(s -> s.take("phys-bits")).ifPresent(bits -> {
            cpu.set("maxphysaddr@mode", bits.equals("host") ? "passthrough" : "emulate");
            Reading.whole(bits).ifPresent(n -> cpu.set("maxphysaddr@bits", n));
        });
        line.flatMap(s -> s.take("flags")).ifPresent(flags -> {
            for (String flag : flags.split(";")) {
                flag(flag, cpu);
            }
        });
        line.ifPresent(s -> r.finish(s, "A domain's processor has no such part."));
    }

    private void flag(String flag, Editable cpu) {
        String name = flag.replaceFirst("^[+-]", "");
        String state = flag.startsWith("-") ? "off" : "on";
        switch (name) {
            case "hv-tlbflush" -> root.set("features/hyperv/tlbflush@state", state);
            case "hv-evmcs" -> root.set("features/hyperv/evmcs@state", state);
            default -> {
                if (name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                    cpu.set("feature[@name='" + name + "']@policy", state.equals("on") ? "require" : "disable");
                } else {
                    r.lose("cpu: flags=" + flag, "It is no feature of a processor.");
                }
            }
        }
    }

    /** What Proxmox VE gives every Windows since 7. */
    private void enlightenments() {
        for (String name : List.of("relaxed", "vapic", "vpindex", "runtime", "synic", "stimer", "reset", "tlbflush",
                "ipi")) {
            root.set("features/hyperv/" + name + "@state", "on");
        }
        root.set("features/hyperv/spinlocks@state", "on").set("features/hyperv/spinlocks@retries", 8191);
    }

    private void numa(long total) {
        List<Setting> nodes = r.conf().numbered("numa").toList();
        if (!r.on("numa", false)) {
            nodes.forEach(s -> r.lose(s, "Without numa: 1 it has no effect."));
            return;
        }
        for (Setting s : nodes) {
            Editable cell = root.ensure("cpu/numa").add("cell").set("@id", s.number());
            s.take("cpus").ifPresent(cpus -> cell.set("@cpus", cpus.replace(';', ',')));
            r.number(s, "memory", 1, LARGEST_MIB)
                    .ifPresent(mib -> cell.set("@memory", mib << 10).set("@unit", "KiB"));
            r.finish(s, "Where the host takes the memory of a node from is said in <numatune>.");
        }
        if (nodes.isEmpty()) {
            long memory = root.element().get("memory").flatMap(Reading::whole).orElse(0L);
            root.ensure("cpu/numa").add("cell").set("@id", 0).set("@cpus", total == 1 ? "0" : "0-" + (total - 1))
                    .set("@memory", memory)
                    .set("@unit", "KiB");
        }
    }

    private void clock() {
        boolean local = r.on("localtime", r.isWindows());
        root.set("clock@offset", local ? "localtime" : "utc");
        if (r.isWindows()) {
            root.set("clock/timer[@name='rtc']@tickpolicy", "catchup").set("clock/timer[@name='hpet']@present", "no")
                    .set("clock/timer[@name='hypervclock']@present", "yes");
        }
        r.conf().last("startdate").filter(s -> !s.value().equals("now"))
                .ifPresent(s -> r.lose(s, "A domain's clock starts at the host's time."));
    }
}
