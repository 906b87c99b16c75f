// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.args;

import java.util.Map;
import java.util.Set;

/** How QEMU's options are written ({@code qemu-options.hx} and the {@code QemuOptsList}s of QEMU 7.2 to 9.2). */
final class Grammar {

    /** Options that take no argument. */
    private static final Set<String> ALONE = Set.of("nographic", "enable-kvm", "snapshot", "S", "s", "daemonize",
            "no-reboot",
            "no-shutdown", "no-acpi", "no-hpet", "nodefaults", "no-user-config", "nouserconfig", "usb", "full-screen",
            "no-quit", "alt-grab", "ctrl-grab", "win2k-hack", "no-fd-bootchk", "portrait", "singlestep",
            "one-insn-per-tb",
            "mem-prealloc", "preconfig", "sdl", "curses", "only-migratable", "enable-sync-profile", "async-teardown",
            "xen-attach", "xen-domid-restrict", "semihosting", "old-param", "enable-fips", "no-kvm", "no-frame",
            "audio-help", "version", "h", "help", "no-kvm-irqchip", "no-kvm-pit-reinjection", "enable-hax", "tdf");

    /** Options made of {@code key=value}, with the key of a first value that has none. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(Map.entry("machine", "type"),
            Map.entry("M", "type"), Map.entry("accel", "accel"), Map.entry("smp", "cpus"), Map.entry("m", "size"),
            Map.entry("name", "guest"), Map.entry("boot", "order"), Map.entry("device", "driver"),
            Map.entry("drive", ""),
            Map.entry("blockdev", "driver"), Map.entry("netdev", "type"), Map.entry("nic", "type"),
            Map.entry("net", "type"), Map.entry("chardev", "backend"), Map.entry("mon", "chardev"),
            Map.entry("object", "qom-type"), Map.entry("audiodev", "driver"), Map.entry("audio", "driver"),
            Map.entry("tpmdev", "type"), Map.entry("display", "type"), Map.entry("spice", ""), Map.entry("vnc", "vnc"),
            Map.entry("rtc", ""), Map.entry("smbios", ""), Map.entry("fsdev", "fsdriver"),
            Map.entry("virtfs", "fsdriver"), Map.entry("numa", "type"), Map.entry("fw_cfg", "name"),
            Map.entry("overcommit", ""), Map.entry("action", ""), Map.entry("msg", ""), Map.entry("sandbox", "enable"),
            Map.entry("cpu", "model"), Map.entry("realtime", ""), Map.entry("global", ""), Map.entry("add-fd", ""),
            Map.entry("icount", "shift"), Map.entry("acpitable", ""), Map.entry("compat", ""));

    private Grammar() {
    }

    /** Whether an option takes an argument; one that is not known does where one follows. */
    static boolean takesArgument(String option) {
        return !ALONE.contains(option);
    }

    static boolean hasProperties(String option) {
        return PROPERTIES.containsKey(option);
    }

    /** The key of a first value without one; empty when the option has none. */
    static String impliedKey(String option) {
        return PROPERTIES.getOrDefault(option, "");
    }

    /** One name for an option that has two. */
    static String canonical(String option) {
        return switch (option) {
            case "M" -> "machine";
            default -> option;
        };
    }
}
