// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.PciLink;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/** How the host treats devices of guests: HOST-008, HOST-017, HOST-018 and VFIO-005. */
final class HostState {
    private static final String UNSAFE = "allow_unsafe_interrupts";
    static final String NODES = "/sys/devices/system/node";
    private static final int MOST_CPUS = 4096;

    static final List<Check> CHECKS = List.of(
            VfioChecks.ofHost("VFIO-005", "Are the IOMMU groups those of the hardware?", HostState::override),
            VfioChecks.ofHost("HOST-008", "Are unsafe interrupts forbidden where they can be?", HostState::unsafe),
            VfioChecks.inDomain("HOST-017", "Does the machine run near its GPU?", HostState::node),
            VfioChecks.ofGpu("HOST-018", "Has the GPU all lanes that it could have?", HostState::link));

    private HostState() {
    }

    private static Finding override(Situation s) {
        Optional<String> value = s.host().kernel().arguments().optional()
                .flatMap(arguments -> arguments.value("pcie_acs_override"));
        return value.isEmpty()
                ? Finding.pass("The IOMMU groups are those of the hardware").saw("/proc/cmdline",
                        "no pcie_acs_override")
                : Finding.warn("The kernel was told to take devices apart that the hardware does not")
                        .because("Between devices of such groups a guest may read and write past the IOMMU.")
                        .solve("Prefer a slot that has a group of its own; trust no guest that shares one with another.")
                        .saw("/proc/cmdline", "pcie_acs_override=" + value.get());
    }

    private static Finding unsafe(Situation s) {
        Fact<String> unsafe = s.host().modules().module("vfio_iommu_type1").parameter(UNSAFE);
        if (!unsafe.is("Y")) {
            return Finding.pass("Unsafe interrupts are forbidden").saw("vfio_iommu_type1." + UNSAFE, unsafe);
        }
        if (CommonChecks.interruptRemapping().evaluate(s).verdict() != Verdict.PASS) {
            return Finding.notApplicable();
        }
        return Finding.warn("Unsafe interrupts are allowed without need")
                .because(
                        "The IOMMU can remap interrupts; the option only lets a guest send interrupts of its own making.")
                .solve("Take vfio_iommu_type1.{0} out of modprobe.d and off the kernel's command line.", UNSAFE)
                .saw("vfio_iommu_type1." + UNSAFE, "Y").remedy(Remedy.plan(Plans.forbidUnsafe(s)));
    }

    private static Finding node(Passed passed, Domain domain) {
        long nodes = passed.host().list(NODES).optional().orElse(List.of()).stream()
                .filter(name -> name.matches("node\\d+")).count();
        Optional<Integer> node = passed.gpu().numaNode().optional();
        if (nodes < 2 || node.isEmpty()) {
            return nodes < 2 ? Finding.pass("The host has one NUMA node").saw(NODES, nodes) : Finding.notApplicable();
        }
        BitSet near = cpus(passed.gpu().localCpus().optional().orElse(""));
        List<String> pins = Stream.concat(domain.get("/vcpu@cpuset").stream(),
                domain.find("/cputune").stream().flatMap(tune -> tune.children("vcpupin"))
                        .flatMap(pin -> pin.get("@cpuset").stream()))
                .toList();
        boolean areNear = !pins.isEmpty() && pins.stream().map(HostState::cpus).allMatch(set -> {
            set.andNot(near);
            return set.isEmpty();
        });
        Optional<String> memory = domain.get("/numatune/memory@nodeset");
        boolean isMemoryNear = memory.filter(String.valueOf(node.get())::equals).isPresent();
        if (areNear && isMemoryNear) {
            return Finding.pass("The machine runs on the GPU's NUMA node").saw("numa_node", node.get());
        }
        Element place = domain.root();
        return Finding.warn("The machine may run on another NUMA node than its GPU").about(place)
                .because("Each access of the GPU to the guest's memory then goes through the other processor.")
                .solve("Pin the virtual CPUs to {0} and take the memory of node {1}.",
                        passed.gpu().localCpus().or("the node's CPUs"), node.get())
                .saw(passed.gpu().path() + "/numa_node", node.get())
                .saw("vcpupin", pins.isEmpty() ? "not there" : String.join(" ", pins))
                .saw("numatune/memory@nodeset", memory.orElse("not there"))
                .remedy(Remedy.edit(domain, draft -> draft.root().set("/numatune/memory@mode", "strict")
                        .set("/numatune/memory@nodeset", node.get())
                        .set("/vcpu@cpuset", passed.gpu().localCpus().or("")), "Keep it on node {0}", node.get()));
    }

    /** A list of CPUs or nodes as the kernel and libvirt write it, {@code 0-7,16,^3}; what is none counts for nothing. */
    static BitSet cpus(String list) {
        var set = new BitSet();
        Arrays.stream(list.split(",")).map(String::strip).forEach(part -> {
            String[] ends = part.replace("^", "").split("-");
            if (Arrays.stream(ends).allMatch(end -> end.matches("\\d{1,4}")) && ends.length > 0 && ends.length < 3) {
                int from = Integer.parseInt(ends[0]);
                int to = Math.min(MOST_CPUS, Integer.parseInt(ends[ends.length - 1]));
                if (from <= to) {
                    set.set(from, to + 1, !part.startsWith("^"));
                }
            }
        });
        return set;
    }

    /** The speed falls while a link is idle, so that only its width tells. */
    private static Finding link(Passed passed) {
        Optional<PciLink> link = passed.gpu().link().optional();
        if (link.isEmpty() || !link.get().width().matches("\\d{1,2}") || !link.get().widest().matches("\\d{1,2}")) {
            return Finding.notApplicable();
        }
        int width = Integer.parseInt(link.get().width());
        int widest = Integer.parseInt(link.get().widest());
        Finding finding = width >= widest
                ? Finding.pass("The GPU has all of its {0} lanes", width)
                : Finding.info("The GPU has {0} of {1} lanes", width, widest)
                        .because("The slot has fewer, or shares them.").solve("Another slot may be faster.");
        return finding.saw(passed.gpu().path() + "/current_link_width", link.get().width())
                .saw(passed.gpu().path() + "/max_link_width", link.get().widest());
    }
}
