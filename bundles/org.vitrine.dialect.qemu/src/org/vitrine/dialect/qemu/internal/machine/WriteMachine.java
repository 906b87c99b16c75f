// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.vitrine.domain.Element;

/** Name, machine type, firmware, memory, boot order, clock: the command line's head. */
final class WriteMachine {

    private static final Map<String, String> DRIVES = Map.of("fd", "a", "hd", "c", "cdrom", "d", "network", "n");
    private static final Map<String, String> SMBIOS = Map.of("bios", "0", "system", "1", "baseBoard", "2", "chassis",
            "3");

    private final Writing w;

    WriteMachine(Writing w) {
        this.w = w;
    }

    void write() {
        w.add(Opt.of("name").with("guest", w.take("name").orElse("machine")));
        w.take("uuid").ifPresent(uuid -> w.add(Opt.plain("uuid", uuid)));
        machine();
        memory();
        firmware();
        boot();
        clock();
        w.flag("nodefaults");
        told();
        w.ledger().takeIf(w.root(), "on_poweroff", "destroy");
        w.ledger().takeIf(w.root(), "on_crash", "destroy");
        if (w.ledger().takeIf(w.root(), "on_reboot", "destroy")) {
            w.flag("no-reboot");
        }
        w.ledger().takeIf(w.root(), "on_reboot", "restart");
        w.domain().find("genid").ifPresent(genid -> {
            String guid = w.take("genid").orElse("auto");
            w.add(Opt.of("device", "vmgenid").with("guid", guid));
        });
    }

    private void machine() {
        String type = w.take("@type").orElse("kvm");
        w.take("os/type");
        w.take("os/type@arch");
        Opt machine = Opt.of("machine", w.take("os/type@machine").orElse(w.machine()));
        for (String feature : List.of("vmport", "smm")) {
            machine.with(feature, w.take("features/" + feature + "@state"));
        }
        w.take("features/ioapic@driver")
                .ifPresent(driver -> machine.with("kernel_irqchip", driver.equals("kvm") ? "on" : "split"));
        machine.with("hpet", w.take("clock/timer[@name='hpet']@present").flatMap(Codec.YES_NO.toQemu()));
        machine.with("gic-version", w.take("features/gic@version"));
        machine.with("dump-guest-core", w.take("memory@dumpCore"));
        boolean acpi = w.domain().find("features/acpi").isPresent();
        w.take("features/acpi");
        w.take("features/apic");
        if (!acpi && w.isX86()) {
            machine.with("acpi", "off");
        }
        if (w.domain().find("memoryBacking/nosharepages").isPresent()) {
            w.take("memoryBacking/nosharepages");
            machine.with("mem-merge", "off");
        }
        if (hasBackend()) {
            machine.with("memory-backend", "ram0");
        }
        w.add(machine);
        w.add(Opt.of("accel", type.equals("qemu") ? "tcg" : type));
        if (w.take("features/vmcoreinfo@state").filter("on"::equals).isPresent()) {
            w.add(Opt.of("device", "vmcoreinfo"));
        }
    }

    private boolean hasNodes() {
        return w.domain().find("cpu/numa/cell").isPresent();
    }

    private boolean hasBackend() {
        boolean nodes = hasNodes();
        return w.domain().find("memoryBacking/source").isPresent() && !nodes
                || w.domain().find("memoryBacking/hugepages/page").isPresent() && !nodes
                || w.domain().find("memoryBacking/access").isPresent() && !nodes
                || w.domain().get("numatune/memory@nodeset").isPresent() && !nodes;
    }

    private void memory() {
        OptionalLong bytes = size("memory");
        Opt m = Opt.of("m", Sizes.written(bytes.orElse(128L << 20)));
        OptionalLong max = size("maxMemory");
        max.ifPresent(b -> m.with("slots", w.take("maxMemory@slots").orElse("16")).with("maxmem", Sizes.written(b)));
        w.add(m);
        OptionalLong current = size("currentMemory");
        if (current.isPresent() && !current.equals(bytes)) {
            w.ledger().lose(w.domain().find("currentMemory").orElseThrow(),
                    "QEMU starts with all memory; the balloon gives some back later.");
        }
        if (hasBackend()) {
            backend(bytes.orElse(128L << 20));
        } else {
            if (w.domain().find("memoryBacking/hugepages").isPresent() && !hasNodes()) {
                w.take("memoryBacking/hugepages");
                w.add(Opt.plain("mem-path", "/dev/hugepages"));
            }
            if (!hasNodes() && w.ledger().takeIf(w.root(), "memoryBacking/allocation@mode", "immediate")) {
                w.flag("mem-prealloc");
            }
        }
        if (w.domain().find("memoryBacking/locked").isPresent()) {
            w.take("memoryBacking/locked");
            w.add(Opt.of("overcommit").with("mem-lock", "on"));
        }
        w.take("iothreads").flatMap(Codec::number).filter(n -> n < 1000).ifPresent(n -> {
            for (int i = 1; i <= n; i++) {
                w.add(Opt.of("object", "iothread").with("id", "iothread" + i));
            }
        });
    }

    private void backend(long bytes) {
        Optional<String> source = w.take("memoryBacking/source@type");
        boolean huge = w.domain().find("memoryBacking/hugepages").isPresent();
        boolean file = source.filter("file"::equals).isPresent();
        Opt object = Opt.of("object", file || huge && source.isEmpty()
                ? "memory-backend-file"
                : source.filter("memfd"::equals).isPresent() ? "memory-backend-memfd" : "memory-backend-ram")
                .with("id", "ram0");
        object.with("size", Sizes.written(bytes));
        boolean memfd = source.filter("memfd"::equals).isPresent();
        if (huge) {
            w.take("memoryBacking/hugepages");
            OptionalLong page = size("memoryBacking/hugepages/page", "@size");
            if (memfd) {
                object.with("hugetlb", "on");
                page.ifPresent(p -> object.with("hugetlbsize", Sizes.written(p)));
            } else {
                object.with("mem-path",
                        page.isPresent() && page.getAsLong() > 1 << 21 ? "/dev/hugepages1G" : "/dev/hugepages");
            }
        } else if (file) {
            object.with("mem-path", "/dev/shm");
        }
        if (w.ledger().takeIf(w.root(), "memoryBacking/access@mode", "shared")) {
            object.with("share", "on");
        }
        if (w.ledger().takeIf(w.root(), "memoryBacking/allocation@mode", "immediate")) {
            object.with("prealloc", "on");
        }
        new WriteNodes(w).hostNodes("numatune/memory", object);
        w.add(object);
    }

    private OptionalLong size(String path) {
        return size(path, "");
    }

    private OptionalLong size(String path, String attribute) {
        Optional<String> value = w.take(path + attribute);
        return value.isEmpty()
                ? OptionalLong.empty()
                : Sizes.fromLibvirt(value.get(), w.take(path + "@unit").orElse("KiB"));
    }

    private void firmware() {
        Optional<Element> os = w.domain().find("os");
        Optional<String> loader = w.take("os/loader");
        boolean rom = w.take("os/loader@type").orElse("rom").equals("rom");
        boolean readOnly = !w.take("os/loader@readonly").orElse("yes").equals("no");
        if (w.take("os/loader@secure").filter("yes"::equals).isPresent()) {
            w.add(Opt.of("global").with("driver", "cfi.pflash01").with("property", "secure").with("value", "on"));
        }
        if (loader.isPresent() && rom) {
            w.add(Opt.plain("bios", loader.get()));
        } else if (loader.isPresent()) {
            Opt code = Opt.of("drive").with("if", "pflash").with("format", "raw").with("unit", "0");
            w.add((readOnly ? code.with("readonly", "on") : code).with("file", loader.get()));
            w.take("os/nvram").ifPresent(vars -> w.add(
                    Opt.of("drive").with("if", "pflash").with("format", "raw").with("unit", "1").with("file", vars)));
        } else if (os.flatMap(o -> o.get("@firmware")).filter("efi"::equals).isPresent()) {
            w.ledger().losePart(os.orElseThrow(), "@firmware",
                    "libvirt chooses the firmware's file itself; add -drive if=pflash for OVMF's"
                            + " code and for a copy of its variables.");
        }
        for (String part : List.of("kernel", "initrd", "dtb")) {
            w.take("os/" + part).ifPresent(file -> w.add(Opt.plain(part, file)));
        }
        w.take("os/cmdline").ifPresent(text -> w.add(Opt.plain("append", text)));
    }

    private void boot() {
        Opt boot = Opt.of("boot");
        String order = w.domain().find("os").stream().flatMap(os -> os.children("boot"))
                .map(b -> w.ledger().take(b, "@dev").map(DRIVES::get)).flatMap(Optional::stream)
                .collect(Collectors.joining());
        if (!order.isEmpty()) {
            boot.with("order", order);
        }
        boot.with("menu", w.take("os/bootmenu@enable").flatMap(Codec.YES_NO.toQemu()));
        boot.with("splash-time", w.take("os/bootmenu@timeout")).with("reboot-timeout", w.take("os/bios@rebootTimeout"));
        if (!boot.argument().isEmpty()) {
            w.add(boot);
        }
    }

    private void clock() {
        Opt rtc = Opt.of("rtc");
        String offset = w.domain().get("clock@offset").orElse("utc");
        if (offset.equals("utc") || offset.equals("localtime")) {
            w.take("clock@offset");
            rtc.with("base", offset);
        }
        Optional<Element> timer = w.domain().find("clock/timer[@name='rtc']");
        timer.ifPresent(t -> {
            w.ledger().take(t, "@name");
            w.ledger().take(t, "@track").filter("guest"::equals).ifPresent(g -> rtc.with("clock", "vm"));
            w.ledger().take(t, "@tickpolicy").filter("catchup"::equals).ifPresent(c -> rtc.with("driftfix", "slew"));
        });
        if (!rtc.argument().isEmpty()) {
            w.add(rtc);
        }
        for (String name : List.of("hpet", "pit", "kvmclock", "hypervclock", "tsc")) {
            w.take("clock/timer[@name='" + name + "']@name");
        }
        w.take("clock/timer[@name='pit']@tickpolicy").filter(p -> p.equals("delay") || p.equals("discard"))
                .ifPresent(policy -> w.add(Opt.plain("global", "kvm-pit.lost_tick_policy=" + policy)));
        String device = w.isExpress() ? "ICH9-LPC" : "PIIX4_PM";
        for (Map.Entry<String, String> sleep : List.of(Map.entry("suspend-to-mem", "disable_s3"),
                Map.entry("suspend-to-disk", "disable_s4"))) {
            w.take("pm/" + sleep.getKey() + "@enabled").ifPresent(
                    on -> w.add(Opt.plain("global",
                            device + "." + sleep.getValue() + "=" + (on.equals("no") ? "1" : "0"))));
        }
    }

    /** What the firmware tells the guest. */
    private void told() {
        if (w.ledger().takeIf(w.root(), "os/smbios@mode", "sysinfo")) {
            w.root().children("sysinfo").filter(s -> s.is("@type", "smbios")).forEach(this::smbios);
        }
        w.root().children("sysinfo").filter(s -> s.is("@type", "fwcfg")).forEach(info -> {
            w.ledger().take(info, "@type");
            info.children("entry").forEach(entry -> {
                Opt option = Opt.of("fw_cfg").with("name", w.ledger().take(entry, "@name").orElse(""));
                option.with("file", w.ledger().take(entry, "@file")).with("string", w.ledger().take(entry, ""));
                w.add(option);
            });
        });
    }

    private void smbios(Element info) {
        w.ledger().take(info, "@type");
        info.children().filter(part -> SMBIOS.containsKey(part.name())).forEach(part -> {
            Opt option = Opt.of("smbios").with("type", SMBIOS.get(part.name()) + "");
            part.children("entry").forEach(entry -> option.with(w.ledger().take(entry, "@name").orElse(""),
                    w.ledger().take(entry, "").orElse("")));
            w.add(option);
        });
        info.find("oemStrings").ifPresent(strings -> strings.children("entry").forEach(entry -> w.add(
                Opt.of("smbios").with("type", "11").with("value", w.ledger().take(entry, "").orElse("")))));
    }
}
