// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.vitrine.host.Change;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Modprobe;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Plan;
import org.vitrine.host.Renewal;
import org.vitrine.host.Step.Effect;
import org.vitrine.host.Text;
import org.vitrine.provider.Situation;

/** Changes of the host that make a check pass. */
final class Plans {
    static final String MODPROBE = "/etc/modprobe.d/vitrine-vfio.conf";
    static final String RULES = "/etc/udev/rules.d/10-vitrine-vfio.rules";
    private static final String VFIO_PCI = "vfio-pci";
    private static final String IDS = "vfio-pci.ids";
    private static final Set<String> SCREEN_DRIVERS = Set.of("nvidia", "nouveau", "amdgpu", "radeon", "i915", "xe");

    private Plans() {
    }

    /** vfio-pci takes a card at boot by its ids, or by its addresses where another card has the same ids. */
    static Plan bindAtBoot(Passed passed, String driver) {
        HostSnapshot host = passed.host();
        Set<String> ids = passed.functions().stream().flatMap(function -> Passed.id(function).optional().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (hasTwins(passed, ids)) {
            return bindByAddress(passed);
        }
        Plan plan = Plan.on(host, "Give {0} to vfio-pci at boot", passed.gpu().address());
        ids.addAll(passed.idsForVfio());
        if (host.kernel().isBuiltIn("vfio_pci").or(false)) {
            return plan.step(Text.of("Name its ids on the kernel's command line"),
                    new Change.KernelArgument(IDS, String.join(",", ids)), effects(passed));
        }
        String softdep = SCREEN_DRIVERS.contains(driver) ? "softdep " + driver + " pre: vfio-pci\n" : "";
        String lines = "options vfio-pci ids=" + String.join(",", ids) + "\n" + softdep
                + "softdep snd_hda_intel pre: vfio-pci\n";
        return plan.step(Text.of("Load vfio-pci first, and name the card's ids to it"),
                new Change.WriteFile(MODPROBE, lines), effects(passed));
    }

    private static boolean hasTwins(Passed passed, Set<String> ids) {
        return passed.host().pci().functions().or(List.of()).stream()
                .filter(function -> !passed.functions().contains(function))
                .anyMatch(function -> ids.contains(Passed.id(function).or("")));
    }

    /** Takes the card's ids out of everything that names them, and gives the card to vfio-pci by its addresses. */
    static Plan bindByAddress(Passed passed) {
        HostSnapshot host = passed.host();
        Set<String> ids = passed.functions().stream().flatMap(function -> Passed.id(function).optional().stream())
                .collect(Collectors.toSet());
        Plan plan = Plan.on(host, "Bind {0} by its address", passed.gpu().address());
        Optional<String> argument = host.kernel().arguments().optional().flatMap(all -> all.value(IDS));
        if (argument.isPresent()) {
            Optional<String> rest = without(argument.get(), ids);
            plan = plan.step(Text.of("Take its ids off the kernel's command line"),
                    new Change.KernelArgument(IDS, rest), Effect.REBOOT);
        }
        for (String file : host.modprobe().lines("options", "vfio_pci").or(List.of()).stream().map(Modprobe.Line::file)
                .distinct().toList()) {
            String text = host.text(file).or("");
            String fewer = withoutIds(text, ids);
            if (!fewer.equals(text)) {
                plan = plan.step(Text.of("Take its ids out of {0}", file), new Change.WriteFile(file, fewer),
                        Effect.REBOOT);
            }
        }
        String rules = passed.functions().stream().map(function -> "ACTION==\"add\", SUBSYSTEM==\"pci\", KERNEL==\""
                + function.address() + "\", ATTR{driver_override}=\"vfio-pci\"\n").collect(Collectors.joining());
        plan = plan.step(Text.of("Name vfio-pci as the only driver for it at boot"),
                new Change.WriteFile(RULES, rules));
        return bound(plan, passed.functions(), effects(passed));
    }

    private static Optional<String> without(String list, Set<String> ids) {
        String rest = List.of(list.split(",")).stream().filter(id -> ids.stream().noneMatch(id.strip()::startsWith))
                .collect(Collectors.joining(","));
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    private static String withoutIds(String text, Set<String> ids) {
        return text.lines().map(line -> {
            if (!line.strip().startsWith("options") || !line.contains("ids=")) {
                return line;
            }
            return List.of(line.split("\\s+")).stream()
                    .map(word -> word.startsWith("ids=")
                            ? without(word.substring(4), ids).map(rest -> "ids=" + rest).orElse("")
                            : word)
                    .filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
        }).filter(line -> !line.matches("options\\s+\\S+\\s*")).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Gives functions to vfio-pci until the next boot. */
    static Plan bindNow(Passed passed, List<PciFunction> functions) {
        return bound(Plan.on(passed.host(), "Give {0} to vfio-pci now", Companions.names(functions)), functions,
                effects(passed));
    }

    private static Plan bound(Plan plan, List<PciFunction> functions, Effect... effects) {
        Plan more = plan;
        for (PciFunction function : functions) {
            boolean reboots = List.of(effects).contains(Effect.REBOOT);
            more = more.step(Text.of("Give {0} to vfio-pci", function.address()),
                    new Change.BindDriver(function.address(), VFIO_PCI), reboots ? new Effect[0] : effects);
        }
        return more;
    }

    private static Effect[] effects(Passed passed) {
        return passed.gpu().isBootVga().or(false)
                ? new Effect[]{Effect.REBOOT, Effect.HOST_SCREEN_LOSS}
                : new Effect[]{Effect.REBOOT};
    }

    /** Takes a framebuffer of the firmware from its driver; for efifb also from the next boot on. */
    static Plan releaseFramebuffer(Passed passed, String driver, String device) {
        Plan plan = Plan.on(passed.host(), "Take {0} from the host's console", device).step(
                Text.of("Unbind {0}", device),
                new Change.WriteSysfs("/sys/bus/platform/drivers/" + driver + "/unbind", device),
                Effect.HOST_SCREEN_LOSS);
        return driver.startsWith("simple") || passed.host().boot().configured().or(
                org.vitrine.host.KernelArguments.of("")).all().isEmpty()
                        ? plan
                        : plan.step(Text.of("Keep it away from the next boot on"),
                                new Change.KernelArgument("initcall_blacklist", "sysfb_init"), Effect.HOST_SCREEN_LOSS);
    }

    /** Lets vendor-reset be the way to reset a card, now and at each boot. */
    static Plan useVendorReset(Passed passed) {
        String file = passed.gpu().path() + "/reset_method";
        return Plan.on(passed.host(), "Reset {0} by vendor-reset", passed.gpu().address())
                .step(Text.of("Write it at each boot"), new Change.WriteFile(
                        "/etc/udev/rules.d/90-vitrine-vendor-reset.rules",
                        "ACTION==\"add\", SUBSYSTEM==\"pci\", KERNEL==\"" + passed.gpu().address()
                                + "\", RUN+=\"/sbin/modprobe vendor-reset\", ATTR{reset_method}=\"device_specific\"\n"))
                .step(Text.of("Write it now"), new Change.WriteSysfs(file, "device_specific"));
    }

    /** Keeps devices of guests awake while they are idle. */
    static Plan keepAwake(Passed passed) {
        String parameter = "/sys/module/vfio_pci/parameters/disable_idle_d3";
        Plan plan = Plan.on(passed.host(), "Keep the GPU awake").step(Text.of("Tell vfio-pci at each boot"),
                new Change.WriteFile("/etc/modprobe.d/vitrine-idle.conf", "options vfio_pci disable_idle_d3=1\n"));
        return passed.host().text(parameter).map(text -> true).or(false)
                ? plan.step(Text.of("Tell vfio-pci now"), new Change.WriteSysfs(parameter, "Y"))
                : plan;
    }

    /** Lets everybody read a file. */
    static Plan readable(Passed passed, String path, Entry file) {
        return access(passed, "Let QEMU read {0}", path, file, 0444);
    }

    /** Lets a file be run. */
    static Plan executable(Passed passed, String path, Entry file) {
        return access(passed, "Make {0} executable", path, file, 0111);
    }

    private static Plan access(Passed passed, String title, String path, Entry file, int bits) {
        return Plan.on(passed.host(), title, path).step(Text.of("Set its permissions"), new Change.SetAccess(path,
                file.mode() | bits, Math.max(0, file.uid()), Math.max(0, file.gid())));
    }

    /** Gives a BAR another size, for which no driver may have the function. */
    static Plan shrink(Passed passed, int bar, long bytes) {
        PciFunction gpu = passed.gpu();
        Optional<String> override = gpu.driverOverride().map(Optional::of).or(Optional.empty());
        Plan plan = Plan.on(passed.host(), "Make the GPU's memory window {0} MiB", bytes >> 20)
                .step(Text.of("Take {0} from its driver", gpu.address()),
                        new Change.BindDriver(gpu.address(), Optional.empty(), override), Effect.GUEST_RESTART)
                .step(Text.of("Resize its BAR {0}", bar), new Change.ResizeBar(gpu.address(), bar, bytes));
        Optional<String> driver = gpu.driver().map(Optional::of).or(Optional.empty());
        return driver.isEmpty()
                ? plan
                : plan.step(Text.of("Give it back to {0}", driver.get()),
                        new Change.BindDriver(gpu.address(), driver, override));
    }

    /** Makes the initial RAM disk anew. */
    static Plan renewInitramfs(Situation s) {
        return Plan.on(s.host(), "Make the initial RAM disk anew").step(Text.of("Make it anew"),
                new Change.Renew(Renewal.INITRAMFS), Effect.REBOOT);
    }

    /** Forbids guests to send interrupts of their own making. */
    static Plan forbidUnsafe(Situation s) {
        return option(s.host(), "Forbid unsafe interrupts", "vfio_iommu_type1", "allow_unsafe_interrupts", "N");
    }

    /** Lets KVM ignore processor registers that it does not know. */
    static Plan ignoreRegisters(Passed passed) {
        return option(passed.host(), "Let KVM ignore unknown registers", "kvm", "ignore_msrs", "Y");
    }

    /** Sets an option of a module at once, and in each file that sets it; in one of our own where none does. */
    private static Plan option(HostSnapshot host, String title, String module, String option, String value) {
        Plan plan = Plan.on(host, title);
        List<String> files = host.modprobe().lines("options", module).or(List.of()).stream()
                .filter(line -> line.arguments().contains(option + "=")).map(Modprobe.Line::file).distinct().toList();
        for (String file : files) {
            plan = plan.step(Text.of("Set it in {0}", file), new Change.WriteFile(file,
                    host.text(file).or("").replaceAll(option + "=\\S+", option + "=" + value)));
        }
        if (files.isEmpty() && value.equals("Y")) {
            plan = plan.step(Text.of("Set it at each boot"), new Change.WriteFile(
                    "/etc/modprobe.d/vitrine-" + module + ".conf", "options " + module + " " + option + "=1\n"));
        }
        return plan.step(Text.of("Set it now"),
                new Change.WriteSysfs("/sys/module/" + module + "/parameters/" + option, value));
    }
}
