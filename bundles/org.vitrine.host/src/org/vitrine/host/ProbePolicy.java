// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which paths a probe may read at all. Every collector asks it for each path and again for each link's target, so that no
 * provider, and no link on a host, can make Vitrine read secrets or trip a read with side effects.
 */
public final class ProbePolicy {
    private static final ProbeIndex ALLOWED = ProbeIndex.ofPatterns(List.of("/sys/**", "/proc/cpuinfo", "/proc/meminfo",
            "/proc/cmdline",
            "/proc/version", "/proc/uptime", "/proc/modules", "/proc/iomem", "/proc/fb", "/proc/interrupts",
            "/proc/net/tcp",
            "/proc/net/tcp6", "/proc/driver/nvidia/version", "/proc/driver/nvidia/params",
            "/proc/*/net/tcp", "/proc/*/net/tcp6", "/proc/*/limits", // where /proc/net and /proc/self really are
            // which process is which machine, and what it does with the GPU; recordings never hold a command line
            "/run/libvirt/qemu/*.pid", "/run/user/*/libvirt/qemu/run/*.pid", "/run/user/*/vitrine/*/run/qemu/*.pid",
            "/tmp/vitrine-*/*/run/qemu/*.pid", "/proc/*/cmdline", "/proc/*/fdinfo/*",
            "/dev/kvm", "/dev/dri/**", "/dev/vfio/**", "/dev/shm/*", "/dev/kvmfr*", "/dev/udmabuf", "/dev/nvidia*",
            "/etc/os-release", "/usr/lib/os-release", "/etc/group", "/etc/modprobe.d/*", "/run/modprobe.d/*",
            "/usr/local/lib/modprobe.d/*", "/usr/lib/modprobe.d/*", "/lib/modprobe.d/*", "/etc/modules",
            "/etc/modules-load.d/*", "/etc/libvirt/**", "/etc/default/grub", "/etc/default/grub.d/*",
            "/etc/kernel/cmdline", "/etc/mkinitcpio.conf", "/etc/dracut.conf", "/etc/booster.yaml",
            "/etc/initramfs-tools/initramfs.conf", "/etc/mdevctl.d/*/*", "/etc/dracut.conf.d/*",
            "/etc/mkinitcpio.conf.d/*",
            "/etc/driverctl.d/*", "/etc/udev/rules.d/*", "/etc/tmpfiles.d/*", "/etc/sysfs.conf", "/etc/sysfs.d/*",
            "/etc/sysctl.conf", "/etc/sysctl.d/*", "/etc/security/limits.conf", "/etc/security/limits.d/*",
            "/etc/nvidia/gridd.conf", "/etc/nvidia/ClientConfigToken/*", "/etc/vgpu_unlock/*.toml",
            "/etc/systemd/system/nvidia-vgpud.service.d/*", "/etc/systemd/system/nvidia-vgpu-mgr.service.d/*",
            "/etc/selinux/config",
            "/etc/apparmor.d/local/abstractions/libvirt-qemu", "/etc/qemu/firmware/*", "/boot/config-*",
            "/boot/initr*", "/boot/grub*/grub.cfg", "/boot/extlinux/extlinux.conf", "/boot/loader/loader.conf",
            "/boot/loader/entries/*.conf", "/boot/efi/loader/loader.conf", "/efi/loader/loader.conf",
            "/usr/lib/x86_64-linux-gnu/qemu/*", "/etc/tmpfiles.d/*", "/tmp/locks/**", "/tmp/sockets/*/*",
            "/usr/lib64/qemu*/*", "/usr/lib/qemu/*", "/usr/share/qemu/**",
            "/usr/share/OVMF/*", "/usr/share/vgabios/*", "/usr/share/kvm/*", "/var/lib/libvirt/vbios/*",
            "/lib/modules/*/modules.*", "/usr/lib/modules/*/modules.*",
            "/lib/modules/*/config", "/usr/lib/modules/*/config", "/bin/*", "/sbin/*", "/usr/bin/*", "/usr/sbin/*",
            "/usr/local/bin/*", "/usr/local/sbin/*", "/usr/libexec/*", "/usr/lib/virglrenderer/*",
            "/usr/lib/virgl_render_server",
            "/usr/lib/x86_64-linux-gnu/lib*", "/usr/lib64/lib*", "/usr/lib/lib*", "/.flatpak-info", "/etc/tmpfiles.d/*",
            "/etc/udev/rules.d/*",
            "/lib/modules/*/updates/*", "/lib/modules/*/updates/dkms/*", "/lib/modules/*/extra/*",
            "/usr/lib/modules/*/updates/*", "/usr/lib/modules/*/updates/dkms/*", "/usr/lib/modules/*/extra/*",
            "/etc/sysfs.conf", "/etc/sysfs.d/*", "/var/lib/dkms/*/*"));
    // trace and kmsg consume; wakeup_count waits; the firmware's variables, auth.conf and the machines' own files hold keys
    // and passwords
    private static final ProbeIndex DENIED = ProbeIndex.ofPatterns(List.of("/sys/power/wakeup_count",
            "/sys/kernel/debug/**", "/sys/kernel/tracing/**", "/sys/kernel/security/keys/**",
            "/sys/firmware/efi/efivars/**", "/etc/libvirt/secrets/**", "/etc/libvirt/auth.conf",
            "/etc/libvirt/qemu/**"));
    // rom: reading enables the BAR and can hang a GPU; vpd: some devices hang on it; resourceN maps device memory
    private static final Set<String> DENIED_ATTRIBUTES = Stream.concat(Stream.of("rom", "vpd"),
            IntStream.range(0, 6).boxed().flatMap(bar -> Stream.of("resource" + bar, "resource" + bar + "_wc")))
            .collect(Collectors.toUnmodifiableSet());
    // one byte each that every user may see, unlike the firmware's other variables
    private static final Set<String> READABLE_VARIABLES = Set.of(HostFirmware.SECURE_BOOT, HostFirmware.SETUP_MODE);
    // device nodes, other programs' memory, programs, firmware images, license tokens; grub.cfg may hold password hashes
    private static final ProbeIndex PRESENCE_ONLY = ProbeIndex.ofPatterns(List.of("/dev/**",
            "/etc/nvidia/ClientConfigToken/*", "/bin/*", "/sbin/*",
            "/tmp/locks/**", "/tmp/sockets/*/*", "/usr/bin/*",
            "/usr/sbin/*", "/usr/local/bin/*", "/usr/local/sbin/*", "/usr/libexec/*", "/usr/lib/virglrenderer/*",
            "/usr/lib/virgl_render_server",
            "/usr/lib/x86_64-linux-gnu/qemu/*", "/usr/lib64/qemu*/*", "/usr/lib/qemu/*", "/usr/share/OVMF/*",
            "/usr/share/vgabios/*", "/usr/share/kvm/*", "/var/lib/libvirt/vbios/*", "/usr/share/qemu/*.rom",
            "/boot/initr*", "/boot/grub*/grub.cfg", "/lib/modules/*/updates/*",
            "/lib/modules/*/updates/dkms/*", "/lib/modules/*/extra/*",
            "/usr/lib/modules/*/updates/*", "/usr/lib/modules/*/updates/dkms/*", "/usr/lib/modules/*/extra/*",
            "/sys/firmware/acpi/tables/*",
            "/usr/lib/x86_64-linux-gnu/lib*", "/usr/lib64/lib*", "/usr/lib/lib*", "/.flatpak-info",
            "/var/lib/dkms/*/*"));

    // by the names that SharedMemory knows
    private static final ProbeIndex GLASS_MEMORY = ProbeIndex
            .ofPatterns(List.of("/dev/shm/looking-glass*", "/dev/shm/kvmfr*"));

    // where guides and distributions have people put copies of their cards' ROMs; Proxmox among QEMU's own files
    private static final ProbeIndex ROMS = ProbeIndex.ofPatterns(List.of("/usr/share/vgabios/*",
            "/usr/share/kvm/*.rom", "/usr/share/kvm/*.bin", "/var/lib/libvirt/vbios/*", "/usr/share/qemu/*.rom"));
    private static final Pattern QEMUS = Pattern.compile("(efi|pxe|bios|vgabios|linuxboot|multiboot|qboot|kvmvapic|pvh"
            + "|s390|u-boot|openbios|opensbi|npcm|slof|edk2|OVMF|AAVMF).*");

    private ProbePolicy() {
    }

    /** Why this path must not be read, or empty when it may be. */
    public static Optional<Text> refusal(String path) {
        return refusal(path, ALLOWED.covers(path));
    }

    /** Why the names in this folder must not be read, or empty when they may: something below it may be asked for. */
    public static Optional<Text> refusalToList(String folder) {
        return refusal(folder, ALLOWED.looksInto(folder));
    }

    /**
     * Whether only that something stands at a path is of interest and a collector must not read what is in it: its
     * content is then unknown.
     */
    public static boolean isPresenceOnly(String path) {
        return PRESENCE_ONLY.covers(path);
    }

    /**
     * What a collector keeps of a file of which nothing else may be in a snapshot: some lines about its first bytes. It is
     * asked by the path that a probe names and again by where that really is, and both must say the same.
     */
    public static Optional<Digest> digest(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return GLASS_MEMORY.covers(path)
                ? Optional.of(Digest.LOOKING_GLASS)
                : ROMS.covers(path) && !QEMUS.matcher(name).matches()
                        ? Optional.of(Digest.OPTION_ROM)
                        : Optional.empty();
    }

    private static Optional<Text> refusal(String path, boolean allowed) {
        if (!Glob.isPlain(path)) {
            return Optional.of(Text.of("{0} is not a plain absolute path", path));
        }
        if (denies(path)) {
            return Optional.of(Text.of("{0} is never read: it holds secrets or reading it has side effects", path));
        }
        return allowed
                ? Optional.empty()
                : Optional.of(Text.of("{0} is not among the paths that a probe may read", path));
    }

    private static boolean denies(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return DENIED.covers(path) && !READABLE_VARIABLES.contains(path)
                || path.startsWith("/sys/") && DENIED_ATTRIBUTES.contains(name)
                || path.startsWith("/etc/libvirt/") && name.startsWith("passwd");
    }
}
