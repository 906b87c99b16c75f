// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Firmware, kernel, boot order, and what the firmware tells the guest: SMBIOS and fw_cfg. */
final class Boot implements Family {

    private static final Map<String, String> DRIVES = Map.of("a", "fd", "c", "hd", "d", "cdrom", "n", "network");
    private static final Map<String, Map<String, String>> SMBIOS = Map.of("0",
            Map.of("vendor", "bios", "version", "bios", "date", "bios", "release", "bios"), "1",
            Map.of("manufacturer", "system", "product", "system", "version", "system", "serial", "system", "uuid",
                    "system",
                    "sku", "system", "family", "system"),
            "2",
            Map.of("manufacturer", "baseBoard", "product", "baseBoard", "version", "baseBoard", "serial", "baseBoard",
                    "asset",
                    "baseBoard", "location", "baseBoard"),
            "3", Map.of("manufacturer", "chassis", "version", "chassis", "serial", "chassis", "asset", "chassis", "sku",
                    "chassis"));

    @Override
    public void read(Reading r) {
        Editable os = r.root().ensure("os");
        r.given().last("bios").ifPresent(a -> os.set("loader@type", "rom").set("loader", r.path(a.text())));
        pflash(r, os);
        r.given().last("kernel").ifPresent(a -> os.set("kernel", r.path(a.text())));
        r.given().last("initrd").ifPresent(a -> os.set("initrd", r.path(a.text())));
        r.given().last("append").ifPresent(a -> os.set("cmdline", a.text()));
        r.given().last("dtb").ifPresent(a -> os.set("dtb", r.path(a.text())));
        r.given().options("smbios").toList().forEach(a -> smbios(r, a));
        r.given().options("fw_cfg").toList().forEach(a -> fwCfg(r, a));
        order(r, os);
    }

    private record Flash(String file, boolean readOnly) {
    }

    private static void pflash(Reading r, Editable os) {
        List<Flash> flashes = new ArrayList<>();
        r.given().options("drive").filter(a -> a.is("if", "pflash")).toList().forEach(a -> {
            flashes.add(new Flash(a.peek("file").orElse(""), a.peek("readonly").filter(Codec::isOn).isPresent()));
            a.taken();
        });
        r.given().options("pflash").toList().forEach(a -> {
            flashes.add(new Flash(a.text(), false));
            a.taken();
        });
        r.given().options("machine").findFirst().ifPresent(m -> {
            for (String unit : new String[]{"pflash0", "pflash1"}) {
                new BlockGraph(r).take(m.take(unit))
                        .ifPresent(node -> flashes.add(new Flash(node.file(), node.readOnly())));
            }
        });
        if (flashes.isEmpty()) {
            return;
        }
        boolean combined = flashes.size() == 1 && !flashes.getFirst().readOnly();
        os.set("loader@readonly", combined ? "no" : "yes");
        r.given().options("global")
                .filter(g -> g.text().replace("driver=", "").replace("property=", "").replace("value=", "")
                        .matches("cfi\\.pflash01[.,]secure[=,](on|true|yes)"))
                .toList().forEach(g -> {
                    g.taken();
                    secure(r, g, os);
                });
        os.set("loader@type", "pflash").set("loader", r.path(flashes.getFirst().file()));
        if (flashes.size() > 1) {
            os.set("nvram", r.path(flashes.get(1).file()));
        }
        flashes.stream().skip(2)
                .forEach(f -> r.lose("-drive if=pflash,file=" + f.file(), "A domain has two flash drives at most."));
        if (!combined && flashes.size() == 1) {
            r.lose("-drive if=pflash,file=" + flashes.getFirst().file(),
                    "QEMU has no variable store beside it, so settings of the firmware are lost at power off; libvirt makes one.");
        }
    }

    /** Only code in system management mode may write the variables; libvirt wants that mode said. */
    private static void secure(Reading r, Arg global, Editable os) {
        if (r.given().options("machine").findFirst().flatMap(m -> m.peek("smm")).filter(Codec::isOff).isPresent()) {
            r.lose(global, "It needs system management mode, which smm=off takes away.");
            return;
        }
        os.set("loader@secure", "yes");
        r.root().set("features/smm@state", "on");
    }

    private static void smbios(Reading r, Arg arg) {
        String type = arg.peek("type").orElse("");
        if (type.equals("11")) {
            arg.properties().stream().filter(p -> p.key().equals("value"))
                    .forEach(p -> r.root().ensure("sysinfo[@type='smbios']/oemStrings")
                            .add("entry").set("", p.value()));
            boolean rest = !arg.hasOnly(Set.of("type", "value"));
            arg.taken();
            if (rest) {
                r.lose(arg, "A domain carries the values of SMBIOS strings only, no files.");
            }
            r.root().set("os/smbios@mode", "sysinfo");
            return;
        }
        Map<String, String> known = Optional.ofNullable(SMBIOS.get(type)).orElse(Map.of());
        // libvirt has no table without an entry
        if (!known.keySet().containsAll(arg.leftKeys().stream().filter(k -> !k.equals("type")).toList())
                || known.isEmpty() || arg.hasOnly(Set.of("type"))) {
            return;
        }
        for (String key : arg.leftKeys().stream().filter(k -> !k.equals("type")).toList()) {
            r.root().set("sysinfo[@type='smbios']/" + known.get(key) + "/entry[@name='" + key + "']",
                    arg.take(key).orElse(""));
        }
        r.root().set("os/smbios@mode", "sysinfo");
        arg.taken();
    }

    /** libvirt takes only names below opt/, and not those of OVMF and QEMU. */
    private static void fwCfg(Reading r, Arg arg) {
        String name = arg.peek("name").orElse("");
        boolean free = name.startsWith("opt/") && !name.startsWith("opt/ovmf/") && !name.startsWith("opt/org.qemu/");
        Optional<String> value = arg.peek("string");
        Optional<String> file = arg.peek("file");
        if (free && name.matches("[^'\"]+") && (value.isPresent() || file.isPresent())) {
            Editable entry = r.root().ensure("sysinfo[@type='fwcfg']").add("entry").set("@name", name);
            file.ifPresent(path -> entry.set("@file", path));
            value.ifPresent(text -> entry.set("", text));
            arg.taken();
        }
    }

    private static void order(Reading r, Editable os) {
        Optional<Arg> boot = r.given().last("boot");
        if (boot.isEmpty()) {
            return;
        }
        Arg arg = boot.get();
        arg.take("strict");
        boolean perDevice = r.given().hasBootIndex();
        arg.take("order").ifPresent(order -> {
            if (perDevice) {
                r.lose("-boot order=" + order,
                        "Devices say their place in the boot order themselves; libvirt takes one or the other.");
            } else {
                order.chars().mapToObj(c -> Optional.ofNullable(DRIVES.get(String.valueOf((char) c))))
                        .flatMap(Optional::stream).forEach(d -> os.add("boot").set("@dev", d));
            }
        });
        arg.take("menu").flatMap(Codec.YES_NO.toXml()).ifPresent(on -> os.set("bootmenu@enable", on));
        arg.take("splash-time").flatMap(Codec.NUMBER.toXml()).ifPresent(ms -> os.set("bootmenu@timeout", ms));
        arg.take("reboot-timeout").ifPresent(ms -> os.set("bios@rebootTimeout", ms));
        Map<String, String> left = arg.left();
        arg.leftKeys().forEach(key -> r.keep("-boot", key + "=" + left.get(key)));
    }
}
