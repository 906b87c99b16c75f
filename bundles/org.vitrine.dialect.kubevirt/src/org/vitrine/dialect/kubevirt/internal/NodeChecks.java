// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.host.Bar;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Mdev;
import org.vitrine.host.MdevParent;
import org.vitrine.host.MdevType;
import org.vitrine.host.Pci;
import org.vitrine.host.PciFunction;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Finding;
import org.vitrine.provider.SourceDocument.Entry;

/** What the node must be; the host that is asked about stands for it. */
final class NodeChecks {
    // OVMF's window for 64-bit BARs unless told otherwise: X-PciMmio64Mb
    private static final long WINDOW = 32L << 30;

    private NodeChecks() {
    }

    private static List<Permitted> wanted(Manifests manifests, boolean isMdev) {
        List<Permitted> wanted = new ArrayList<>();
        for (Entry resource : KubevirtChecks.resources(manifests)) {
            Permitted.of(manifests, resource.value()).filter(one -> one.isMdev() == isMdev && !wanted.contains(one))
                    .ifPresent(wanted::add);
        }
        return wanted;
    }

    private static List<PciFunction> functions(HostSnapshot host, String selector) {
        return host.pci().functions().optional().orElse(List.of()).stream().filter(function -> selector
                .equalsIgnoreCase("%04x:%04x".formatted(function.vendor().optional().orElse(0),
                        function.device().optional().orElse(0))))
                .toList();
    }

    static Finding pci(Manifests manifests, HostSnapshot host) {
        List<Permitted> wanted = wanted(manifests, false);
        for (Permitted one : wanted) {
            if (!one.selector().matches("[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}")) {
                return Finding.block("\"{0}\" selects no device", one.selector()).about(one.place())
                        .because("A selector is vendor and device id in four hexadecimal digits each.")
                        .solve("Write it as lspci -nn has it: 10DE:1EB8.").saw("pciVendorSelector", one.selector());
            }
            List<PciFunction> functions = functions(host, one.selector());
            if (functions.isEmpty()) {
                return Finding.block("No device of the node is {0}", one.selector()).about(one.place())
                        .because("The node's allocatable count of {0} is then 0, and the machine stays pending.",
                                one.resource())
                        .solve("Compare with lspci -nn on the node.").saw(Pci.DEVICES, "no " + one.selector());
            }
            Optional<PciFunction> other = functions.stream()
                    .filter(function -> function.driver().optional().filter("vfio-pci"::equals).isEmpty()).findFirst();
            if (other.isPresent() && !one.isOutside()) {
                return Finding.block("{0} is not bound to vfio-pci", other.get().address()).about(one.place())
                        .because("KubeVirt counts only devices that are bound to it.")
                        .solve("Bind it on the node: driverctl set-override {0} vfio-pci.", other.get().address())
                        .saw(other.get().path() + "/driver", other.get().driver());
            }
        }
        return wanted.isEmpty()
                ? Finding.notApplicable()
                : Finding.pass("The node has each device").saw(Pci.DEVICES, wanted.size());
    }

    static Finding mediated(Manifests manifests, HostSnapshot host) {
        List<Permitted> wanted = wanted(manifests, true);
        if (wanted.isEmpty()) {
            return Finding.notApplicable();
        }
        List<String> names = new ArrayList<>();
        for (MdevParent parent : host.mdev().parents().optional().orElse(List.of())) {
            for (MdevType type : parent.types().optional().orElse(List.of())) {
                type.name().optional().ifPresent(names::add);
            }
        }
        return wanted.stream().filter(one -> !names.contains(one.selector())).findFirst()
                .map(one -> Finding.block("The node has no type of mediated device called \"{0}\"", one.selector())
                        .about(one.place())
                        .because("mdevNameSelector must be what the type's file \"name\" says, blanks included.")
                        .solve("Take one of: {0}.", names.isEmpty() ? "none is there" : String.join(", ", names))
                        .saw(Mdev.PARENTS, names.isEmpty() ? "no types" : String.join(", ", names)))
                .orElseGet(() -> Finding.pass("The node has each type").saw(Mdev.PARENTS, String.join(", ", names)));
    }

    static Finding window(Manifests manifests, HostSnapshot host) {
        boolean isEfi = manifests.spec().find("domain.firmware.bootloader.efi").isPresent();
        boolean isWide = manifests.spec().get("domain.cpu.model").filter("host-passthrough"::equals).isPresent();
        List<Permitted> wanted = wanted(manifests, false);
        if (!isEfi || wanted.isEmpty()) {
            return Finding.notApplicable();
        }
        for (Permitted one : wanted) {
            for (PciFunction function : functions(host, one.selector())) {
                long size = function.bars().optional().orElse(List.of()).stream().filter(Bar::is64Bit)
                        .mapToLong(Bar::size)
                        .sum();
                if (size >= WINDOW && !isWide) {
                    return Finding.warn("{0} GiB of {1} may not fit below EFI", size >> 30, function.address())
                            .about(one.place())
                            .because(
                                    "OVMF gives 64-bit BARs a window of 32 GiB unless the processor is the host's own: "
                                            + "the guest says \"BAR0 is 0M @ 0x0\".")
                            .solve("Set domain.cpu.model to host-passthrough, or boot by BIOS.")
                            .saw(function.path() + "/resource", (size >> 30) + " GiB");
                }
            }
        }
        return Finding.pass("The GPU's memory fits").saw("window", "32 GiB");
    }

    static Finding locked(Manifests manifests, HostSnapshot host) {
        if (KubevirtChecks.resources(manifests).isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<String> log = host.command(HostCommand.KERNEL_LOG).map(output -> {
            if (!output.succeeded()) {
                throw new UnknownFactException("the kernel's messages may not be read");
            }
            return output.standardOutput();
        }).optional();
        Optional<String> line = log.stream().flatMap(String::lines)
                .filter(one -> one.contains("vfio") && one.contains("RLIMIT_MEMLOCK")).reduce((a, b) -> b);
        return line.map(said -> Finding.warn("The node has refused to lock a machine's memory")
                .because(
                        "VFIO locks all of a guest's memory, and virt-launcher's limit was too low: \"VFIO_MAP_DMA failed: "
                                + "Cannot allocate memory\".")
                .solve("Raise the limit of locked memory of the container runtime on the node (LimitMEMLOCK=infinity).")
                .saw(HostCommand.KERNEL_LOG.line(), said))
                .orElseGet(() -> Finding.pass("The kernel has refused no memory to VFIO").saw(
                        HostCommand.KERNEL_LOG.line(),
                        "no RLIMIT_MEMLOCK"));
    }
}
