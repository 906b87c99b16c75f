// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.Map;
import java.util.Set;

/** The keys of a configuration, {@code qm.conf(5)}. */
final class Keys {

    /** Keys whose values are lists of parts, without their numbers, with the name of a part that stands alone. */
    private static final Map<String, String> LISTS = Map.ofEntries(Map.entry("hostpci", "host"),
            Map.entry("vga", "type"),
            Map.entry("cpu", "cputype"), Map.entry("scsi", "file"), Map.entry("sata", "file"), Map.entry("ide", "file"),
            Map.entry("virtio", "file"), Map.entry("efidisk", "file"), Map.entry("tpmstate", "file"),
            Map.entry("unused", "file"),
            Map.entry("net", "model"), Map.entry("agent", "enabled"), Map.entry("usb", "host"),
            Map.entry("audio", "device"),
            Map.entry("machine", "type"), Map.entry("rng", "source"), Map.entry("watchdog", "model"),
            Map.entry("memory", "current"),
            Map.entry("numa#", "cpus"), Map.entry("smbios", ""), Map.entry("ivshmem", "size"),
            Map.entry("spice_enhancements", ""),
            Map.entry("boot", "legacy"), Map.entry("virtiofs", "dirid"));
    private static final Set<String> PLAIN = Set.of("acpi", "affinity", "amd-sev", "arch", "args", "autostart",
            "balloon", "bios",
            "bootdisk", "cdrom", "cicustom", "cipassword", "citype", "ciupgrade", "ciuser", "cores", "cpulimit",
            "cpuunits",
            "description", "digest", "freeze", "hookscript", "hotplug", "hugepages", "intel-tdx", "ipconfig",
            "keephugepages", "keyboard",
            "kvm", "localtime", "lock", "meta", "migrate_downtime", "migrate_speed", "name", "nameserver", "numa",
            "onboot", "ostype",
            "parallel", "parent", "protection", "reboot", "runningcpu", "runningmachine", "running-nets-host-mtu",
            "scsihw", "searchdomain",
            "serial", "shares", "smp", "snaptime", "sockets", "sshkeys", "startdate", "startup", "tablet", "tags",
            "tdf", "template",
            "vcpus", "vmgenid", "vmstate", "vmstatestorage", "snapstate", "import-working-storage", "allow-ksm");
    /** Keys that other formats with {@code key: value} lines hardly have. */
    private static final Set<String> OWN = Set.of("scsihw", "smbios", "vmgenid", "hostpci", "efidisk", "ostype",
            "sockets", "cores",
            "bootdisk", "net", "scsi", "ide", "sata", "virtio", "numa", "balloon", "vga", "tpmstate", "meta", "onboot",
            "bios");

    private Keys() {
    }

    private static String bare(String key) {
        return key.equals("numa") ? "numa" : key.matches("numa\\d+") ? "numa#" : key.substring(0, number(key));
    }

    /** Where the number at the end of a key begins; its end where there is none. */
    static int number(String key) {
        int start = key.length();
        while (start > 0 && Character.isDigit(key.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    static boolean isList(String key) {
        return LISTS.containsKey(bare(key));
    }

    static String implied(String key) {
        return LISTS.getOrDefault(bare(key), "");
    }

    static boolean isKnown(String key) {
        return LISTS.containsKey(bare(key)) || PLAIN.contains(bare(key));
    }

    static boolean isOwn(String key) {
        return OWN.contains(bare(key));
    }
}
