// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.host.HostSnapshot;
import org.vitrine.host.KernelArguments;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/** Whether Intel's driver makes virtual functions: SRIOV-003 to SRIOV-005. One blocks, the first that is a reason. */
final class IntelDriver {
    private static final String XE = "xe";
    private static final String I915 = "i915";
    private static final String MAX_VFS = "max_vfs";
    private static final int MOST_FUNCTIONS = 7;

    /** The kernels that a release of i915-sriov-dkms is for: its README, by the date that is its version. */
    private record Release(String from, String first, String last) {
    }

    private static final List<Release> RELEASES = List.of(new Release("2026.05", "6.17", "7.0"),
            new Release("2025.08", "6.12", "6.19"), new Release("2024.08", "6.8", "6.12"),
            new Release("0", "6.1", "6.7"));

    static final List<Check> CHECKS = List.of(
            SriovChecks.ofPart("SRIOV-003", "Was the kernel told to make virtual functions?", IntelDriver::parameters),
            SriovChecks.ofPart("SRIOV-004", "Does the driver make virtual functions of this generation?",
                    IntelDriver::generation),
            SriovChecks.ofPart("SRIOV-005", "Is i915-sriov-dkms one for this kernel?", IntelDriver::kernel));

    private IntelDriver() {
    }

    /** Whether one of the checks here tells why there are no virtual functions. */
    static boolean isReason(Part part) {
        return part.gpu().isOf(Physical.INTEL)
                && (!makes(part) || isDkms(part) && (!fits(part) || !missing(part).isEmpty()));
    }

    /** Whether the driver makes none of this generation; the number that the hardware could have is shown all the same. */
    static boolean isWrong(Part part) {
        return part.gpu().isOf(Physical.INTEL) && part.count() == 0 && !makes(part);
    }

    private static boolean isDkms(Part part) {
        return part.gpu().dkms().optional().filter(versions -> !versions.isEmpty()).isPresent();
    }

    /**
     * The row has Meteor and Lunar Lake under xe and says that i915 is to be used. That helps Meteor Lake; i915 draws on no
     * Lunar Lake, so that there is no driver for its virtual functions.
     */
    private static boolean makes(Part part) {
        Optional<IntelGpu> gpu = part.gpu().generation();
        if (gpu.isEmpty()) {
            return true;
        }
        Optional<String> driver = part.gpu().function().driver().optional();
        return switch (gpu.get().maker()) {
            case NONE -> false;
            case I915 -> driver.filter(XE::equals).isEmpty() && !isOfTheKernel(part);
            case XE -> true;
            case BOTH_OUTSIDE -> !isOfTheKernel(part);
        };
    }

    /**
     * Whether the GPU has the i915 of the kernel itself, which makes no virtual functions, though the hardware's number is
     * shown: "driver does not support SR-IOV configuration via sysfs". Those that make them have a parameter for how many, and
     * show 0 where it is not set.
     */
    private static boolean isOfTheKernel(Part part) {
        return part.total() > 0 && part.gpu().function().driver().is(I915)
                && part.host().modules().module(I915).parameterNames()
                        .map(names -> !names.contains(MAX_VFS)).optional().orElse(false);
    }

    private static Finding generation(Part part) {
        Optional<IntelGpu> gpu = part.gpu().generation();
        if (gpu.isEmpty()) {
            return Finding.notApplicable();
        }
        if (!isWrong(part)) {
            return Finding.pass("The driver may make virtual functions of {0}", gpu.get().title())
                    .saw(part.gpu().function().path() + "/driver", part.gpu().function().driver());
        }
        return without(part, gpu.get())
                .saw(part.gpu().function().path() + "/device", part.gpu().function().read("device"))
                .saw(part.gpu().function().path() + "/driver", part.gpu().function().driver());
    }

    private static Finding without(Part part, IntelGpu gpu) {
        if (gpu.maker() == IntelGpu.Maker.NONE) {
            return Finding.block("No driver makes virtual functions of {0}", gpu.title())
                    .because("xe leaves them out, and i915 does not draw on it.")
                    .solve("Use virtio-gpu for this guest.");
        }
        if (!isOfTheKernel(part)) {
            return Finding.block("xe makes no virtual functions of {0}", gpu.title())
                    .because("i915 of i915-sriov-dkms does.")
                    .solve("Install i915-sriov-dkms and start with module_blacklist=xe.");
        }
        return Finding.block("The kernel's own i915 makes no virtual functions of {0}", gpu.title())
                .because(
                        "The number in sriov_totalvfs is the hardware's; a write to sriov_numvfs ends with \"driver does "
                                + "not support SR-IOV configuration via sysfs\".")
                .solve(isDkms(part)
                        ? "i915-sriov-dkms is installed and not in use: build it for this kernel, whose headers it needs, and "
                                + "start the host anew."
                        : "Install i915-sriov-dkms for this kernel and start the host anew.")
                .saw("/sys/module/i915/parameters/" + MAX_VFS, "not there");
    }

    private static Finding parameters(Part part) {
        if (!part.gpu().isOf(Physical.INTEL)) {
            return Finding.notApplicable();
        }
        if (part.total() > 0 && !isWrong(part)) {
            return Finding.pass("The kernel may make {0} virtual functions", part.total())
                    .saw(part.gpu().function().path() + "/sriov_totalvfs", part.total());
        }
        if (!isDkms(part)) {
            return Finding.notApplicable();
        }
        Map<String, String> missing = missing(part);
        if (missing.isEmpty()) {
            return Finding.pass("The kernel was told to make virtual functions").saw("/proc/cmdline",
                    "has what i915-sriov-dkms needs");
        }
        if (!makes(part) || !fits(part)) {
            return Finding.notApplicable();
        }
        Finding finding = Finding.block("The kernel was not told to make virtual functions")
                .because("i915-sriov-dkms makes none without its parameters.")
                .solve("Add {0} to the kernel's command line and start the host anew.", words(missing));
        for (String name : missing.keySet()) {
            finding = finding.saw("/proc/cmdline " + name, part.host().kernel().arguments()
                    .map(all -> all.value(name).orElse("not there")));
        }
        return finding.remedy(Remedy.plan(SriovPlans.arguments(part.host(), missing)));
    }

    private static String words(Map<String, String> arguments) {
        return String.join(" ", arguments.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList());
    }

    /** The parameters that are missing, with the values that they are to have; on the command line or in modprobe.d. */
    private static Map<String, String> missing(Part part) {
        HostSnapshot host = part.host();
        boolean isXe = part.gpu().function().driver().optional().filter(XE::equals).isPresent();
        Map<String, String> missing = new LinkedHashMap<>();
        if (isXe) {
            want(host, missing, XE, MAX_VFS, MOST_FUNCTIONS, value -> value > 0);
            if (told(host, XE, "force_probe").isEmpty()) {
                missing.put("xe.force_probe",
                        part.gpu().function().device().optional().map("%04x"::formatted).orElse("*"));
            }
        } else {
            // bit 0: submission by the GuC, bit 1: loading of the HuC
            want(host, missing, I915, "enable_guc", 3, value -> (value & 1) != 0);
            want(host, missing, I915, MAX_VFS, MOST_FUNCTIONS, value -> value > 0);
        }
        String other = isXe ? I915 : XE;
        KernelArguments arguments = host.kernel().arguments().optional().orElse(KernelArguments.of(""));
        List<String> listed = arguments.values("module_blacklist").stream()
                .flatMap(list -> Stream.of(list.split(","))).toList();
        if (!listed.contains(other) && !host.modprobe().isBlacklisted(other).optional().orElse(false)) {
            missing.put("module_blacklist",
                    String.join(",", Stream.concat(listed.stream(), Stream.of(other)).toList()));
        }
        return missing;
    }

    private interface Test {
        boolean holds(int value);
    }

    private static void want(HostSnapshot host, Map<String, String> missing, String module, String name, int value,
            Test test) {
        Optional<Integer> now = told(host, module, name).filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf);
        if (now.filter(test::holds).isEmpty()) {
            missing.put(module + "." + name, Integer.toString(value));
        }
    }

    private static Optional<String> told(HostSnapshot host, String module, String name) {
        return host.kernel().arguments().optional().flatMap(all -> all.value(module + "." + name))
                .or(() -> host.modprobe().options(module).optional().orElse(List.of()).stream()
                        .filter(option -> option.startsWith(name + "="))
                        .map(option -> option.substring(name.length() + 1))
                        .reduce((one, last) -> last));
    }

    private static Finding kernel(Part part) {
        if (!part.gpu().isOf(Physical.INTEL)) {
            return Finding.notApplicable();
        }
        if (part.total() > 0 && !isWrong(part)) {
            return Finding.pass("The driver makes virtual functions on this kernel")
                    .saw(part.gpu().function().path() + "/driver", part.gpu().function().driver());
        }
        if (!isDkms(part)) {
            return Finding.notApplicable();
        }
        String version = newest(part);
        String running = part.host().kernel().release().optional().orElse("");
        Release release = release(version);
        if (fits(part)) {
            return Finding.pass("i915-sriov-dkms {0} is for Linux {1} to {2}", version, release.first(), release.last())
                    .saw("/var/lib/dkms/i915-sriov-dkms", version).saw("uname -r", running);
        }
        return Finding.block("i915-sriov-dkms {0} is not for Linux {1}", version, running)
                .because("It is for {0} to {1}; with others it does not build, or the screen stays black.",
                        release.first(), release.last())
                .solve("Install the release for this kernel. If the screen stays black, start once with "
                        + "module_blacklist=i915,xe.")
                .saw("/var/lib/dkms/i915-sriov-dkms", version).saw("uname -r", running);
    }

    private static String newest(Part part) {
        return part.gpu().dkms().optional().orElse(List.of()).stream().max(Comparator.naturalOrder()).orElse("0");
    }

    private static Release release(String version) {
        return RELEASES.stream().filter(one -> version.compareTo(one.from()) >= 0).findFirst()
                .orElse(RELEASES.getLast());
    }

    private static boolean fits(Part part) {
        Release release = release(newest(part));
        int running = number(part.host().kernel().release().optional().orElse(""));
        return running >= number(release.first()) && running <= number(release.last());
    }

    /** Major and minor of a version as one number; 0 where it has none. */
    private static int number(String version) {
        String[] parts = version.split("[.-]");
        return parts.length > 1 && parts[0].matches("\\d{1,3}") && parts[1].matches("\\d{1,3}")
                ? Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1])
                : 0;
    }
}
