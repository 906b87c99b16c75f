// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.vitrine.domain.Element;

/** Name, identity, memory, machine type, firmware, clock. */
final class WriteMachine {

    private final Writing w;

    WriteMachine(Writing w) {
        this.w = w;
    }

    void write() {
        if (w.take("@type").filter("qemu"::equals).isPresent()) {
            w.put("kvm", "0");
        }
        w.put("name", w.take("name").orElse("machine").replaceAll("[^A-Za-z0-9.-]", "-"));
        identity();
        w.domain().find("genid").ifPresent(genid -> w.put("vmgenid", w.take("genid").orElse("1")));
        memory();
        machine();
        clock();
        for (String path : List.of("on_poweroff", "on_crash")) {
            w.ledger().takeIf(w.root(), path, "destroy");
        }
        w.ledger().takeIf(w.root(), "on_reboot", "restart");
        w.take("devices/emulator");
        w.put("ostype", w.isWindows() ? w.devices("tpm").findAny().isPresent() ? "win11" : "win10" : "l26");
    }

    private void identity() {
        Parts parts = Parts.of("");
        parts.with("uuid", w.take("uuid"));
        Optional<Element> system = w.domain().find("sysinfo[@type='smbios']/system");
        system.ifPresent(s -> {
            w.take("sysinfo[@type='smbios']@type");
            w.take("os/smbios@mode");
            boolean plain = s.children("entry").allMatch(e -> e.text().orElse("").matches("[A-Za-z0-9 ._-]*"));
            parts.on("base64", !plain);
            s.children("entry")
                    .filter(e -> List.of("manufacturer", "product", "version", "serial", "sku", "family")
                            .contains(e.get("@name").orElse("")))
                    .forEach(e -> {
                        String value = w.ledger().take(e, "").orElse("");
                        parts.with(w.ledger().take(e, "@name").orElse(""), plain ? value : encoded(value));
                    });
        });
        if (!parts.toString().isEmpty()) {
            w.put("smbios1", parts);
        }
    }

    private static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /** The MiB of a size in libvirt's units; empty when it is none. */
    private Optional<Long> mib(String path) {
        String unit = w.take(path + "@unit").orElse("KiB");
        long factor = switch (unit.toLowerCase(Locale.ROOT)) {
            case "k", "kib" -> 1L << 10;
            case "m", "mib" -> 1L << 20;
            case "g", "gib" -> 1L << 30;
            case "t", "tib" -> 1L << 40;
            case "kb" -> 1000;
            case "mb" -> 1_000_000;
            case "gb" -> 1_000_000_000;
            case "tb" -> 1_000_000_000_000L;
            case "b", "bytes" -> 1;
            default -> 0;
        };
        return w.take(path).filter(n -> n.matches("\\d{1,15}") && factor > 0).map(Long::valueOf)
                .filter(n -> n <= Long.MAX_VALUE / factor).map(n -> n * factor >> 20);
    }

    private void memory() {
        long memory = mib("memory").orElse(512L);
        w.put("memory", memory);
        Optional<Long> current = mib("currentMemory");
        boolean none = w.devices("memballoon").findFirst().filter(b -> b.is("@model", "none")).isPresent();
        w.devices("memballoon").forEach(b -> w.ledger().take(b, "@model"));
        if (none) {
            w.put("balloon", "0");
        } else {
            w.put("balloon", current.filter(c -> c < memory));
        }
        w.domain().find("memoryBacking/hugepages").ifPresent(pages -> {
            w.take("memoryBacking/hugepages");
            boolean sized = pages.find("page").isPresent();
            String unit = w.take("memoryBacking/hugepages/page@unit").orElse("KiB");
            String size = w.take("memoryBacking/hugepages/page@size").orElse("");
            boolean giant = size.equals("1048576") || unit.startsWith("G")
                    || size.equals("1024") && unit.startsWith("M");
            w.put("hugepages", !sized ? "any" : giant ? "1024" : "2");
        });
    }

    private void machine() {
        w.take("os/type");
        String arch = w.take("os/type@arch").orElse("x86_64");
        if (!arch.equals("x86_64")) {
            w.put("arch", arch);
        }
        String type = w.take("os/type@machine").orElse("pc");
        boolean versioned = type.matches("(pc-)?(q35|i440fx)-\\d+\\.\\d+|q35|pc");
        Parts machine = Parts.of(versioned ? type : type.contains("q35") ? "q35" : "pc");
        if (!versioned) {
            w.ledger().losePart(w.root(), "os/type@machine", "Proxmox VE knows q35 and pc with its own versions only.");
        }
        w.devices("iommu").findFirst().filter(i -> i.is("@model", "intel") || i.is("@model", "virtio"))
                .ifPresent(iommu -> machine.with("viommu", w.ledger().take(iommu, "@model")));
        machine.with("enable-s3", w.take("pm/suspend-to-mem@enabled").map(on -> on.equals("yes") ? "1" : "0"));
        machine.with("enable-s4", w.take("pm/suspend-to-disk@enabled").map(on -> on.equals("yes") ? "1" : "0"));
        if (!machine.toString().equals("pc")) {
            w.put("machine", machine);
        }
        firmware();
        if (w.domain().find("features/acpi").isEmpty()) {
            w.put("acpi", "0");
        }
        w.take("features/acpi");
        w.take("features/apic");
        for (String part : List.of("kernel", "initrd", "cmdline")) {
            w.take("os/" + part).ifPresent(value -> w.args("-" + (part.equals("cmdline") ? "append" : part), value));
        }
    }

    private void firmware() {
        boolean efi = w.root().is("os@firmware", "efi") || w.root().is("os/loader@type", "pflash");
        if (!efi) {
            return;
        }
        w.put("bios", "ovmf");
        boolean secure = w.root().is("os/loader@secure", "yes")
                || w.root().is("os/firmware/feature[@name='enrolled-keys']@enabled", "yes");
        w.take("os@firmware");
        w.domain().find("os/loader").ifPresent(w.ledger()::all);
        w.domain().find("os/firmware").ifPresent(w.ledger()::all);
        w.take("features/smm@state");
        Element os = w.domain().find("os").orElseThrow();
        String hint = "Proxmox VE keeps the variables in a disk that only it can make: qm set VMID --efidisk0 STORAGE:1,efitype=4m,pre-enrolled-keys="
                + (secure ? "1" : "0");
        os.find("nvram").ifPresentOrElse(nvram -> w.ledger().lose(nvram, hint),
                () -> w.ledger().losePart(os, "@firmware", hint));
    }

    private void clock() {
        boolean local = w.take("clock@offset").filter("localtime"::equals).isPresent();
        if (local != w.isWindows()) {
            w.put("localtime", local ? "1" : "0");
        }
        if (w.isWindows()) {
            for (String timer : List.of("rtc", "hpet", "hypervclock")) {
                w.domain().find("clock/timer[@name='" + timer + "']").ifPresent(w.ledger()::all);
            }
        }
    }
}
