// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.domain.Memory;
import org.vitrine.domain.Setting;
import org.vitrine.host.Bar;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.HugePages;
import org.vitrine.host.Iommu;
import org.vitrine.host.KernelArguments;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/** Whether all of it fits: VFIO-026 to VFIO-028 and HOST-010. */
final class SizeChecks {
    private static final long LARGE_BAR = 256L << 20;
    private static final int BARS = 6;
    private static final int LEAST_WINDOW = 1024;

    static final List<Check> CHECKS = List.of(
            VfioChecks.inDomain("VFIO-026", "Does the IOMMU reach as far as the guest's addresses?", SizeChecks::width),
            VfioChecks.inDomain("VFIO-027", "Has the guest's firmware room for the GPU's memory?", SizeChecks::window),
            VfioChecks.ofGpuThere("VFIO-028", "Has the host resized the GPU's memory window?", SizeChecks::resized),
            VfioChecks.inDomain("HOST-010", "Are there enough huge pages?", SizeChecks::hugePages));

    private SizeChecks() {
    }

    /** The row says error; QEMU goes on without that mapping, and whether the guest does too depends on its driver. */
    private static Finding width(Passed passed, Domain domain) {
        Optional<Integer> width = width(passed).optional();
        if (width.isEmpty()) {
            return Finding.notApplicable();
        }
        int bits = new GuestAddresses(domain, passed.host()).bits();
        if (bits <= width.get()) {
            return Finding.pass("The IOMMU reaches the guest's {0} bits", bits).saw(Iommu.UNITS, width.get() + " bits");
        }
        return Finding.warn("The guest has {0} address bits and the IOMMU {1}", bits, width.get())
                .because("The guest's firmware places large BARs at the top of its addresses, where the IOMMU does not "
                        + "reach: \"vfio_container_dma_map … Invalid argument\", and a black screen with some cards.")
                .solve("Limit the guest's address bits to {0}.", width.get())
                .saw("/proc/cpuinfo address sizes", passed.host().cpu().physicalBits().map(n -> n + " bits"))
                .saw(Iommu.UNITS + "/*/intel-iommu/cap", width.get() + " bits")
                .remedy(new GuestAddresses(domain, passed.host()).isHosts()
                        ? Remedy.settings(passed.s().values().with(VfioFields.ADDRESS_BITS, width.get()),
                                "Limit the guest to {0} bits", width.get())
                        : Remedy.edit(domain, draft -> draft.root().set("/cpu/maxphysaddr@mode", "emulate")
                                .set("/cpu/maxphysaddr@bits", width.get()), "Give the guest {0} bits", width.get()));
    }

    /** Of the unit that the GPU hangs on where the kernel tells it, else of the narrowest. */
    private static Fact<Integer> width(Passed passed) {
        HostSnapshot host = passed.host();
        return host.link(passed.gpu().path() + "/iommu").flatMap(unit -> host
                .file(Iommu.UNITS + "/" + unit + "/intel-iommu/cap").flatMap(SizeChecks::bits))
                .ifAbsent(() -> host.iommu().width());
    }

    private static Fact<Integer> bits(String capability) {
        try {
            return Fact.known((int) (Long.parseUnsignedLong(capability, 16) >> 16 & 0x3f) + 1);
        } catch (NumberFormatException e) {
            return Fact.unknown("the IOMMU's capability register reads \"" + capability + "\"");
        }
    }

    private static Finding window(Passed passed, Domain domain) {
        Optional<Long> window = new GuestAddresses(domain, passed.host())
                .window(passed.s().values().find(VfioFields.MMIO64));
        if (window.isEmpty() || passed.isMissing()) {
            return Finding.notApplicable();
        }
        long wanted = Hostdev.in(domain).flatMap(hostdev -> hostdev.address().stream())
                .map(passed.host().pci()::function).flatMap(SizeChecks::wideBars).mapToLong(Bar::size).sum();
        if (wanted <= window.get()) {
            return Finding.pass("OVMF has {0} MiB for {1} MiB of BARs", window.get() >> 20, wanted >> 20)
                    .saw(passed.gpu().path() + "/resource", (wanted >> 20) + " MiB");
        }
        int better = (int) Math.max(LEAST_WINDOW, Long.highestOneBit(Math.max(1, wanted - 1)) * 4 >> 20);
        return Finding.warn("OVMF has {0} MiB for {1} MiB of BARs", window.get() >> 20, wanted >> 20)
                .because("What has no room is switched off: Windows says code 12, Linux \"BAR 0: no space\".")
                .solve("Give OVMF a larger window, let the guest have the host's own processor, or turn Resizable BAR off.")
                .saw(passed.gpu().path() + "/resource", (wanted >> 20) + " MiB")
                .saw("cpu@mode", domain.get("/cpu@mode").orElse("not there"))
                .remedy(Remedy.settings(passed.s().values().with(VfioFields.MMIO64, better), "Give OVMF {0} MiB",
                        better));
    }

    private static Stream<Bar> wideBars(PciFunction function) {
        return function.bars().optional().orElse(List.of()).stream()
                .filter(bar -> bar.isMemory() && bar.is64Bit() && !bar.isRom());
    }

    private static Finding resized(Passed passed) {
        for (Bar bar : passed.gpu().bars().optional().orElse(List.of())) {
            if (bar.index() < BARS && bar.isMemory() && bar.size() > LARGE_BAR
                    && passed.gpu().barSizes(bar.index()).optional().filter(sizes -> sizes.contains(LARGE_BAR))
                            .isPresent()) {
                return Finding.warn("The GPU's memory window is resized to {0} MiB", bar.size() >> 20)
                        .because(
                                "Some cards and guest drivers come up black with a window that the host has made larger.")
                        .solve("If the guest stays black, turn Resizable BAR off in the firmware's setup, or make the window "
                                + "{0} MiB before vfio-pci has the card.", LARGE_BAR >> 20)
                        .saw(passed.gpu().path() + "/resource",
                                "BAR " + bar.index() + ": " + (bar.size() >> 20) + " MiB")
                        .remedy(Remedy.plan(Plans.shrink(passed, bar.index(), LARGE_BAR)));
            }
        }
        return Finding.pass("The GPU's memory window has its usual size").saw(passed.gpu().path() + "/resource",
                "no resizable BAR above 256 MiB");
    }

    private static Finding hugePages(Passed passed, Domain domain) {
        Optional<Element> wish = domain.find("/memoryBacking/hugepages");
        Optional<Long> memory = Memory.of(domain).size().value();
        if (wish.isEmpty() || memory.isEmpty() || passed.isLive()) {
            return Finding.notApplicable();
        }
        List<HugePages> pools = passed.host().memory().hugePages().optional().orElse(List.of());
        Optional<Long> size = Memory.of(domain).hugePages().stream().findFirst().flatMap(Setting::value)
                .or(() -> usual(passed.host()).optional());
        Optional<HugePages> pool = pools.stream().filter(one -> size.filter(n -> n == one.pageSize()).isPresent())
                .findFirst();
        String file = "hugepages/hugepages-" + size.map(n -> n >> 10).orElse(0L) + "kB/free_hugepages";
        String nodes = strictNodes(domain);
        OptionalLong part = freeOn(passed.host(), nodes, file);
        long pages = part.orElseGet(() -> pool.map(HugePages::free).orElse(0L));
        long free = pages * pool.map(HugePages::pageSize).orElse(0L);
        String path = part.isPresent() ? HostState.NODES + "/node" + nodes + "/" + file : "/sys/kernel/mm/" + file;
        if (free >= memory.get()) {
            return Finding.pass("There are enough huge pages").saw(path, (free >> 20) + " MiB");
        }
        Finding finding = Finding.block("Huge pages for {0} MiB are missing", memory.get() - free >> 20)
                .about(wish.get())
                .because("The machine's memory must come from them: \"unable to map backing store for "
                        + "guest RAM\".")
                .solve(part.isPresent()
                        ? "Set more of them aside on node {0}, by nr_hugepages beside the file below, or let other nodes give "
                                + "memory too."
                        : "Set more of them aside: vm.nr_hugepages for 2 MiB pages, hugepagesz=1G hugepages=N on the "
                                + "kernel's command line for large ones. Or take <hugepages/> away.",
                        nodes)
                .saw(path, pool.map(one -> (free >> 20) + " MiB in " + pages + " pages").orElse("not there"))
                .saw("memory", (memory.get() >> 20) + " MiB");
        return finding.remedy(Remedy.edit(domain, draft -> draft.root().clear("/memoryBacking/hugepages"),
                "Do without huge pages"));
    }

    /** The NUMA nodes that alone may give the machine its memory, as libvirt writes them; empty when all may. */
    private static String strictNodes(Domain domain) {
        return domain.find("/numatune/memory").filter(memory -> !memory.is("@mode", "preferred"))
                .filter(memory -> !memory.is("@mode", "interleave")).flatMap(memory -> memory.get("@nodeset"))
                .orElse("");
    }

    /** How many pages are free on some nodes together; empty where that of one is not known, or none is named. */
    private static OptionalLong freeOn(HostSnapshot host, String nodes, String file) {
        List<String> counts = HostState.cpus(nodes).stream()
                .mapToObj(node -> host.text(HostState.NODES + "/node" + node + "/" + file).or("").strip()).toList();
        return counts.isEmpty() || !counts.stream().allMatch(count -> count.matches("\\d{1,12}"))
                ? OptionalLong.empty()
                : OptionalLong.of(counts.stream().mapToLong(Long::parseLong).sum());
    }

    /** The size that a domain gets which names none. */
    private static Fact<Long> usual(HostSnapshot host) {
        return host.text("/proc/meminfo")
                .flatMap(table -> table.lines().filter(line -> line.startsWith("Hugepagesize:"))
                        .map(line -> line.replaceAll("\\D", "")).filter(digits -> digits.matches("\\d{1,12}"))
                        .findFirst()
                        .map(digits -> Fact.known(Long.parseLong(digits) << 10)).orElseGet(Fact::absent))
                .ifAbsent(() -> host.kernel().arguments().flatMap(SizeChecks::usual));
    }

    /** x86's is 2 MiB unless the kernel is told another: Documentation/admin-guide/mm/hugetlbpage.rst. */
    private static Fact<Long> usual(KernelArguments arguments) {
        return switch (arguments.value("default_hugepagesz").orElse("2M").toUpperCase(Locale.ROOT)) {
            case "2M" -> Fact.known(2L << 20);
            case "1G" -> Fact.known(1L << 30);
            default -> Fact.unknown("/proc/meminfo has no line \"Hugepagesize\"");
        };
    }
}
