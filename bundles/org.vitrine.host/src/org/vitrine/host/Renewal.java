// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must be made anew once files of a kind are different, whether they were changed or a change of them was taken back. It
 * follows from the changes, so that no plan says it: whoever applies a plan, or undoes it, does each once after its last file.
 */
public enum Renewal {
    /** The initial RAM disk, which has copies of modules and of what modprobe is told. */
    INITRAMFS("/etc/modprobe.d/", "/etc/modules", "/etc/modules-load.d/", "/etc/initramfs-tools/", "/etc/mkinitcpio",
            "/etc/dracut.conf", "/etc/booster.yaml"),
    /** The boot loader's menu, which has copies of the kernel's arguments. */
    BOOT_MENU("/etc/default/grub", "/etc/kernel/cmdline"),
    /** udev's rules, and what they say of devices that are there. */
    UDEV("/etc/udev/"),
    /** Files that systemd-tmpfiles makes. */
    TMPFILES("/etc/tmpfiles.d/"),
    /** Parameters of the kernel that sysctl sets. */
    SYSCTL("/etc/sysctl.conf", "/etc/sysctl.d/"),
    /** systemd's units. */
    SYSTEMD("/etc/systemd/"),
    /** AppArmor's profiles. */
    APPARMOR("/etc/apparmor.d/"),
    /** libvirt's daemons, which read their files when they start. */
    LIBVIRT("/etc/libvirt/qemu.conf", "/etc/libvirt/libvirtd.conf", "/etc/libvirt/hooks/");

    private final List<String> files;

    Renewal(String... files) {
        this.files = List.of(files);
    }

    /** What a change takes. */
    public static Set<Renewal> of(Change change) {
        return switch (change) {
            case Change.WriteFile file -> of(file.path());
            case Change.DeleteFile file -> of(file.path());
            case Change.SetAccess access -> of(access.path());
            case Change.KernelArgument argument -> Set.of(BOOT_MENU);
            case Change.Renew(Renewal what) -> Set.of(what);
            case Change.Sequence(List<Change> changes) -> {
                var all = EnumSet.noneOf(Renewal.class);
                changes.forEach(one -> all.addAll(of(one)));
                yield Set.copyOf(all);
            }
            default -> Set.of();
        };
    }

    private static Set<Renewal> of(String path) {
        return Set.copyOf(Stream.of(values()).filter(one -> one.files.stream().anyMatch(path::startsWith)).toList());
    }
}
