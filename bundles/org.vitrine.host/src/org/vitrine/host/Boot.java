// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the host boots: what a change of the kernel's arguments or of early modules must be written to.
 *
 * @param host the snapshot it is seen in
 */
public record Boot(HostSnapshot host) {
    private static final String GRUB_DEFAULTS = "/etc/default/grub";
    private static final String KERNEL_COMMAND_LINE = "/etc/kernel/cmdline";
    private static final String EXTLINUX_MENU = "/boot/extlinux/extlinux.conf";
    private static final List<String> GRUB_FILES = List.of(GRUB_DEFAULTS, "/boot/grub/grub.cfg",
            "/boot/grub2/grub.cfg");
    private static final List<String> LOADER_FILES = List.of(KERNEL_COMMAND_LINE, "/boot/loader/loader.conf",
            "/boot/efi/loader/loader.conf", "/efi/loader/loader.conf");
    private static final Pattern GRUB_LINE = Pattern
            .compile("^\\s*GRUB_CMDLINE_LINUX(?:_DEFAULT)?=(?:\"([^\"]*)\"|'([^']*)'|(\\S*))", Pattern.MULTILINE);

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = Stream.of(Stream.of(EXTLINUX_MENU), GRUB_FILES.stream(), LOADER_FILES.stream(),
            Stream.of(Initramfs.values()).map(Initramfs::evidence)).flatMap(paths -> paths).map(Probe::path).toList();

    /** The boot loaders that are told apart. */
    public enum Loader {
        /** GNU GRUB: {@code /etc/default/grub} and {@code grub-mkconfig}. */
        GRUB,
        /** systemd-boot or another reader of boot loader entries: {@code /etc/kernel/cmdline} and {@code kernel-install}. */
        SYSTEMD_BOOT,
        /** extlinux: {@code extlinux.conf}. */
        EXTLINUX
    }

    /** The builders of the initial RAM disk that are told apart. */
    public enum Initramfs {
        /** Debian's initramfs-tools: {@code update-initramfs}. */
        INITRAMFS_TOOLS("/etc/initramfs-tools/initramfs.conf"),
        /** mkinitcpio of Arch Linux. */
        MKINITCPIO("/etc/mkinitcpio.conf"),
        /** Booster. */
        BOOSTER("/etc/booster.yaml"),
        /** dracut. */
        DRACUT("/etc/dracut.conf");

        private final String evidence;

        Initramfs(String evidence) {
            this.evidence = evidence;
        }

        /** The file that tells. */
        public String evidence() {
            return evidence;
        }
    }

    /**
     * The boot loader, by what it left on the running kernel's command line and by its files; absent when none is found. The
     * files that every user may see are asked first, for the firmware's partition is often root's alone.
     */
    public Fact<Loader> loader() {
        return first(List.of(EXTLINUX_MENU)).map(file -> Loader.EXTLINUX)
                .ifAbsent(() -> grubStarted().flatMap(grub -> grub ? grub() : Fact.absent()))
                .ifAbsent(() -> first(LOADER_FILES).map(file -> Loader.SYSTEMD_BOOT)).ifAbsent(this::grub);
    }

    /** Which program builds the initial RAM disk; absent when none is found. */
    public Fact<Initramfs> initramfs() {
        return Stream.of(Initramfs.values()).map(kind -> first(List.of(kind.evidence())).map(file -> kind))
                .reduce(Fact.absent(), (one, next) -> one.ifAbsent(() -> next));
    }

    /** The kernel's arguments as they are configured for the next boot; absent where no file that we know has them. */
    public Fact<KernelArguments> configured() {
        return loader().flatMap(loader -> switch (loader) {
            case GRUB -> host.text(GRUB_DEFAULTS).map(text -> GRUB_LINE.matcher(text).results()
                    .flatMap(match -> Stream.of(1, 2, 3).map(match::group)).filter(Objects::nonNull)
                    .collect(Collectors.joining(" "))).map(KernelArguments::of);
            case SYSTEMD_BOOT -> host.text(KERNEL_COMMAND_LINE).map(KernelArguments::of);
            case EXTLINUX -> host.text(EXTLINUX_MENU).map(text -> text.lines().map(String::strip)
                    .filter(line -> line.regionMatches(true, 0, "append ", 0, 7)).map(line -> line.substring(7))
                    .findFirst().orElse("")).map(KernelArguments::of);
        });
    }

    /** The boot loader's file with an argument of the kernel as it shall be; unknown where we know of no such file. */
    public Fact<Change.WriteFile> edited(Change.KernelArgument argument) {
        var edit = new BootEdit(argument);
        return loader().ifAbsent(() -> Fact.unknown("which boot loader this host has is not known"))
                .flatMap(loader -> switch (loader) {
                    case GRUB -> edited(GRUB_DEFAULTS, edit::grub);
                    case SYSTEMD_BOOT -> edited(KERNEL_COMMAND_LINE, edit::line);
                    case EXTLINUX -> edited(EXTLINUX_MENU, edit::extlinux);
                });
    }

    private Fact<Change.WriteFile> edited(String path, UnaryOperator<String> edit) {
        return host.text(path)
                .ifAbsent(() -> Fact.unknown(path + " is not there, where this boot loader's arguments are"))
                .map(text -> new Change.WriteFile(path, edit.apply(text)));
    }

    private Fact<Loader> grub() {
        return first(GRUB_FILES).map(file -> Loader.GRUB);
    }

    /** GRUB, unlike systemd-boot, tells the kernel which image it is. */
    private Fact<Boolean> grubStarted() {
        return host.kernel().arguments().map(arguments -> arguments.has("BOOT_IMAGE"));
    }

    private Fact<String> first(List<String> files) {
        return files.stream().map(file -> host.entry(file).map(there -> file)).reduce(Fact.absent(),
                (one, next) -> one.ifAbsent(() -> next));
    }
}
