// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;

/**
 * Which paths a probe may read at all. Every collector asks it for each path and again for each link's target, so that no
 * provider, and no link on a host, can make Vitrine read secrets or trip a read with side effects.
 */
public final class ProbePolicy {
    private static final List<String> ALLOWED = List.of("/sys/**", "/proc/cpuinfo", "/proc/meminfo", "/proc/cmdline",
            "/proc/version", "/proc/modules", "/proc/iomem", "/proc/net/tcp", "/proc/net/tcp6",
            "/proc/*/net/tcp", "/proc/*/net/tcp6", "/proc/*/limits", // where /proc/net and /proc/self really are
            "/dev/kvm", "/dev/dri/**", "/dev/vfio/**", "/dev/shm/*", "/dev/kvmfr*", "/dev/udmabuf", "/etc/os-release",
            "/usr/lib/os-release", "/etc/group", "/etc/modprobe.d/*", "/etc/modules-load.d/*", "/etc/libvirt/**",
            "/etc/default/grub", "/etc/selinux/config", "/etc/apparmor.d/local/abstractions/libvirt-qemu",
            "/boot/config-*", "/usr/lib/x86_64-linux-gnu/qemu/*", "/usr/lib64/qemu*/*", "/usr/lib/qemu/*",
            "/usr/share/qemu/**", "/usr/share/OVMF/*", "/usr/share/vgabios/*", "/lib/modules/*/modules.*");
    // rom: reading enables the BAR and can hang a GPU; vpd: some devices hang on it; resourceN maps device memory;
    // trace and kmsg consume; wakeup_count waits; auth.conf and the machines' own files hold passwords
    private static final List<String> DENIED = List.of("/sys/**/rom", "/sys/**/vpd",
            "/sys/**/resource0*", "/sys/**/resource1*", "/sys/**/resource2*", "/sys/**/resource3*",
            "/sys/**/resource4*", "/sys/**/resource5*", "/sys/power/wakeup_count", "/sys/kernel/debug/**",
            "/sys/kernel/tracing/**", "/sys/kernel/security/keys/**",
            "/sys/firmware/efi/efivars/**", "/etc/libvirt/secrets/**", "/etc/libvirt/auth.conf",
            "/etc/libvirt/qemu/**", "/etc/libvirt/**/passwd*");

    private ProbePolicy() {
    }

    /** Why this path must not be read, or empty when it may be. */
    public static Optional<Text> refusal(String path) {
        return refusal(path, ALLOWED.stream().anyMatch(glob -> Glob.matches(glob, path)));
    }

    /** Why the names in this folder must not be read, or empty when they may: something below it may be asked for. */
    public static Optional<Text> refusalToList(String folder) {
        return refusal(folder, ALLOWED.stream().anyMatch(glob -> Glob.leadsInto(glob, folder)));
    }

    private static Optional<Text> refusal(String path, boolean allowed) {
        if (!Glob.isPlain(path)) {
            return Optional.of(Text.of("{0} is not a plain absolute path", path));
        }
        if (DENIED.stream().anyMatch(glob -> denies(glob, path))) {
            return Optional.of(Text.of("{0} is never read: it holds secrets or reading it has side effects", path));
        }
        return allowed
                ? Optional.empty()
                : Optional.of(Text.of("{0} is not among the paths that a probe may read", path));
    }

    /** A pattern with {@code **} in the middle forbids the name at every depth below the first part. */
    private static boolean denies(String glob, String path) {
        int any = glob.indexOf("/**/");
        if (any < 0) {
            return Glob.matches(glob, path);
        }
        String name = path.substring(path.lastIndexOf('/'));
        return path.startsWith(glob.substring(0, any + 1)) && Glob.matches(glob.substring(any + 3), name);
    }
}
