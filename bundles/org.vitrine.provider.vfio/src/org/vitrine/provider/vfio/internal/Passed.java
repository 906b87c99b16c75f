// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.domain.Domain;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.KernelArguments;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Field;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/** A GPU that a situation is about. Immutable; all checks of a situation share one, and so what each of them asks of it. */
final class Passed {
    /** Vendor ids. */
    static final int NVIDIA = 0x10de;
    static final int AMD = 0x1002;
    static final int INTEL = 0x8086;

    private final Situation s;
    private final List<PciFunction> functions;
    // computed when first asked for; two threads that race compute the same
    private @Nullable List<PciFunction> gpusOfHost;

    private Passed(Situation s, List<PciFunction> functions) {
        this.s = s;
        this.functions = functions;
    }

    /** Empty while the settings name no function. */
    static Optional<Passed> of(Situation s) {
        return s.once(Passed.class, Passed::read);
    }

    private static Optional<Passed> read(Situation s) {
        List<PciFunction> functions = VfioFields.functions(s.values()).stream().map(s.host().pci()::function).toList();
        return functions.isEmpty() ? Optional.empty() : Optional.of(new Passed(s, functions));
    }

    /** The situation. */
    Situation s() {
        return s;
    }

    /** What is taken, the GPU first. */
    List<PciFunction> functions() {
        return functions;
    }

    HostSnapshot host() {
        return s.host();
    }

    Optional<Domain> domain() {
        return s.domain();
    }

    PciFunction gpu() {
        return functions.getFirst();
    }

    /** Whether the host surely has no such device. */
    boolean isMissing() {
        return host().entry(gpu().path()) instanceof Fact.Absent;
    }

    <T> T get(Field<T> field) {
        return s.get(field);
    }

    /** About the GPU's element, unless the finding says what it is about. */
    Finding at(Finding finding) {
        return finding.verdict() == Verdict.NOT_APPLICABLE || finding.subject().isPresent()
                ? finding
                : s.use().map(use -> finding.about(use.anchor())).orElse(finding);
    }

    /** Whether the machine is the running one, which holds its devices itself. */
    boolean isLive() {
        return s.connection().filter(connection -> connection.live()).isPresent();
    }

    boolean isOf(int vendor) {
        return gpu().vendor().is(vendor);
    }

    /** Whether VFIO has a function already. */
    static Fact<Boolean> isBound(PciFunction function) {
        return function.driver().map(driver -> driver.contains("vfio")).ifAbsent(() -> Fact.known(false));
    }

    /** The ids that vfio-pci is told to take by the kernel's arguments and modprobe.d; the module does not show them. */
    Set<String> idsForVfio() {
        Stream<String> booted = host().kernel().arguments().map((KernelArguments all) -> all.values("vfio-pci.ids"))
                .optional().stream().flatMap(List::stream);
        Stream<String> configured = host().modprobe().options("vfio_pci").optional().stream().flatMap(List::stream)
                .filter(word -> word.startsWith("ids=")).map(word -> word.substring("ids=".length()));
        return Stream.of(booted, configured).flatMap(words -> words)
                .flatMap(words -> Stream.of(words.split(","))).map(Passed::pair).filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The first two of the up to six numbers that stand for one id. */
    private static String pair(String id) {
        String[] parts = id.strip().toLowerCase().split(":");
        return parts.length < 2 ? "" : parts[0] + ":" + parts[1];
    }

    /** Vendor and device as ids are written: {@code 10de:2206}. */
    static Fact<String> id(PciFunction function) {
        return function.vendor()
                .flatMap(vendor -> function.device().map(device -> "%04x:%04x".formatted(vendor, device)));
    }

    /** The GPUs that the host keeps when this domain runs. */
    List<PciFunction> gpusOfHost() {
        List<PciFunction> known = gpusOfHost;
        if (known == null) {
            List<PciFunction> all = host().pci().gpus().optional().orElse(List.of());
            Set<PciAddress> gone = domain().stream().flatMap(Hostdev::in).flatMap(hostdev -> hostdev.address().stream())
                    .collect(Collectors.toSet());
            functions.forEach(function -> gone.add(function.address()));
            known = all.stream().filter(gpu -> !gone.contains(gpu.address())).toList();
            gpusOfHost = known;
        }
        return known;
    }

    /**
     * Whether the host's screen goes with this GPU: no other is left, or it is the one that the host booted on and no other
     * has a screen. One that is not there takes nothing; VFIO-036 tells of it.
     */
    boolean takesHostScreen() {
        if (isMissing()) {
            return false;
        }
        List<PciFunction> left = gpusOfHost();
        if (left.isEmpty()) {
            return true;
        }
        if (!gpu().isBootVga().is(true)) {
            return false;
        }
        List<Fact<Boolean>> screens = new ArrayList<>();
        left.forEach(other -> screens.add(host().drm().card(other).flatMap(card -> card.hasScreen())));
        return !screens.contains(Fact.known(true)) && Fact.all(screens).optional().isPresent();
    }

    /** The lines of the kernel's log that name a function, as far as the log may be read. */
    List<String> log(PciFunction function) {
        return host().command(org.vitrine.host.HostCommand.KERNEL_LOG)
                .map(output -> output.succeeded() ? output.standardOutput() : "").or("").lines()
                .filter(line -> line.contains(function.address().toString())).toList();
    }

    /** Whether the kernel's log may be read. */
    boolean hasLog() {
        return host().command(org.vitrine.host.HostCommand.KERNEL_LOG).map(output -> output.succeeded()).or(false);
    }
}
