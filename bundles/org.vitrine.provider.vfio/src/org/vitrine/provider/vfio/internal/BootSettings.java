// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.KernelArguments;
import org.vitrine.host.Modprobe;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/** Whether what is configured for the boot has come into force: HOST-004 to HOST-006. */
final class BootSettings {
    private static final List<String> MODPROBE = List.of("/etc/modprobe.d", "/etc/modules-load.d");
    // what matters before the root file system is there: who takes a card first
    private static final Set<String> EARLY = Set.of("vfio_pci", "vfio", "vfio_iommu_type1", "nvidia", "nouveau",
            "amdgpu",
            "radeon", "i915", "xe", "snd_hda_intel");

    // what giving a device away hangs on; that quiet, splash or a console is missing does no harm
    private static final Pattern OF_DEVICES = Pattern
            .compile("(intel_|amd_)?iommu(\\..*)?|vfio.*|kvm.*|pcie?(_.*)?|video|"
                    + "vga|efi|efifb|fbcon|nomodeset|.*blacklist|rd\\.driver\\..*|(default_)?hugepagesz?|isolcpus|nohz_full|rcu_nocbs|"
                    + "(nvidia|nouveau|amdgpu|radeon|i915|xe|snd_hda_intel|drm|module|modprobe)[._].*");

    static final List<Check> CHECKS = List.of(
            VfioChecks.ofHost("HOST-004", "Do the kernel's arguments that are configured hold?",
                    BootSettings::arguments),
            VfioChecks.ofHost("HOST-005", "Has the initial RAM disk what modprobe.d says?", BootSettings::initramfs),
            VfioChecks.ofHost("HOST-006", "Does modprobe.d speak of modules only?", BootSettings::builtIn));

    private BootSettings() {
    }

    private static Finding arguments(Situation s) {
        HostSnapshot host = s.host();
        Optional<KernelArguments> configured = host.boot().configured().optional();
        if (configured.isEmpty()) {
            return Finding.notApplicable();
        }
        KernelArguments running = host.kernel().arguments().optional().orElse(KernelArguments.of(""));
        // what a shell would fill in is not known here
        List<String> missing = configured.get().all().stream()
                .filter(one -> !one.name().contains("$") && !one.value().contains("$") && !one.name().contains("`"))
                .filter(one -> OF_DEVICES.matcher(one.name()).matches())
                .filter(one -> !running.values(one.name()).contains(one.value()))
                .map(one -> one.value().isEmpty() ? one.name() : one.name() + "=" + one.value()).distinct().toList();
        if (missing.isEmpty()) {
            return Finding.pass("The kernel was started with what is configured about devices").saw("/proc/cmdline",
                    "has all arguments about devices");
        }
        String how = host.boot().loader().optional().map(loader -> switch (loader) {
            case GRUB -> "update-grub, or grub2-mkconfig -o /boot/grub2/grub.cfg";
            case SYSTEMD_BOOT -> "kernel-install add-all, or proxmox-boot-tool refresh";
            case EXTLINUX -> "nothing more";
        }).orElse("the boot loader's own tool");
        return Finding.warn("The kernel was started without {0}", String.join(" ", missing))
                .because(
                        "It is configured, but the boot loader was not told since, or the host was not started anew, or it "
                                + "starts by another loader than the one that was configured.")
                .solve("Run {0}, and start the host anew.", how).saw("/proc/cmdline", "without " + missing)
                .saw("boot loader", host.boot().loader().map(Enum::name));
    }

    private static Finding initramfs(Situation s) {
        HostSnapshot host = s.host();
        String release = host.kernel().release().optional().orElse("");
        Optional<String> image = images(release).filter(path -> host.entry(path).optional().isPresent()).findFirst();
        long built = image.flatMap(path -> host.entry(path).optional()).map(Entry::modified).orElse(-1L);
        if (built < 0) {
            return Finding.notApplicable();
        }
        List<String> newer = new ArrayList<>();
        for (String folder : MODPROBE) {
            for (String name : host.list(folder).optional().orElse(List.of())) {
                Entry file = host.entry(folder + "/" + name).optional().orElseGet(Entry::directory);
                if (file.modified() > built && isEarly(host.text(folder + "/" + name))) {
                    newer.add(folder + "/" + name);
                }
            }
        }
        if (newer.isEmpty()) {
            return Finding.pass("The initial RAM disk is newer than what it was made from").saw(image.get(), built);
        }
        Finding finding = Finding.warn("The initial RAM disk does not know {0} yet", String.join(", ", newer))
                .because("Drivers that load from it are told what modprobe.d said when it was made.")
                .solve("Make it anew ({0}) and start the host anew.", "update-initramfs -u, dracut -f or mkinitcpio -P")
                .saw(image.get(), "made at " + built);
        for (String path : newer) {
            finding = finding.saw(path, "changed at " + host.entry(path).map(Entry::modified).or(-1L));
        }
        return finding.remedy(Remedy.plan(Plans.renewInitramfs(s)));
    }

    private static Stream<String> images(String release) {
        return Stream.of("/boot/initrd.img-" + release, "/boot/initramfs-" + release + ".img",
                "/boot/initrd-" + release,
                "/boot/initramfs-linux.img", "/boot/initramfs-linux-zen.img", "/boot/initramfs-linux-lts.img");
    }

    private static boolean isEarly(Fact<String> text) {
        return text.optional().stream().flatMap(String::lines).map(String::strip).filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split("[\\s:,]+"))).map(word -> word.replace('-', '_'))
                .anyMatch(EARLY::contains);
    }

    private static Finding builtIn(Situation s) {
        HostSnapshot host = s.host();
        List<Modprobe.Line> lines = host.modprobe().lines().optional().orElse(List.of()).stream()
                .filter(line -> line.file().startsWith("/etc/"))
                .filter(line -> Set.of("blacklist", "softdep", "options", "install").contains(line.command())
                        && EARLY.contains(line.module()))
                .toList();
        Function<Modprobe.Line, Boolean> isBuiltIn = line -> host.kernel().isBuiltIn(line.module()).is(true);
        List<Modprobe.Line> idle = lines.stream().filter(isBuiltIn::apply).toList();
        if (idle.isEmpty()) {
            return Finding.pass("What modprobe.d speaks of are modules")
                    .saw("/etc/modprobe.d", lines.size() + " line(s) about graphics");
        }
        Set<String> names = new TreeSet<>();
        idle.forEach(line -> names.add(line.module()));
        Finding finding = Finding.warn("{0} is a part of the kernel: modprobe.d says nothing to it",
                String.join(", ", names))
                .because("Only modules that are loaded ask modprobe.d.")
                .solve("Use the kernel's command line (for example vfio-pci.ids=…, initcall_blacklist=…) or driver_override.");
        for (Modprobe.Line line : idle) {
            finding = finding.saw(line.file(), (line.command() + " " + line.module() + " " + line.arguments()).strip());
        }
        return finding;
    }
}
