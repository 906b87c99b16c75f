// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who owns the screen that the host booted on: framebuffers and virtual consoles.
 *
 * @param host the snapshot it is seen in
 */
public record BootScreen(HostSnapshot host) {
    private static final String FRAMEBUFFERS = "/proc/fb";
    private static final String CONSOLES = "/sys/class/vtconsole";
    private static final String DRIVERS = "/sys/bus/platform/drivers";
    private static final String MEMORY = "/proc/iomem";
    private static final List<String> FIRMWARE = List.of("efi-framebuffer", "simple-framebuffer", "vesa-framebuffer");

    // the names under which the kernel and its drivers claim it
    private static final Set<String> IN_USE = Set.of("BOOTFB", "efifb", "simpledrm", "simplefb", "vesafb");

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = List.of(Probe.path(FRAMEBUFFERS), Probe.path(CONSOLES + "/*/name"),
            Probe.path(CONSOLES + "/*/bind"), Probe.path(DRIVERS + "/*-framebuffer/*-framebuffer.*"),
            Probe.path(MEMORY));

    /** The framebuffers, for example {@code i915drmfb} or {@code EFI VGA}; absent where the kernel has none built in. */
    public Fact<List<Framebuffer>> framebuffers() {
        return host.file(FRAMEBUFFERS).map(table -> table.lines().map(line -> line.strip().split(" ", 2))
                .filter(words -> words.length == 2 && words[0].matches("\\d{1,4}"))
                .map(words -> new Framebuffer(Integer.parseInt(words[0]), words[1].strip())).toList());
    }

    /** The virtual consoles. */
    public Fact<List<VirtualConsole>> consoles() {
        return host.list(CONSOLES).flatMap(names -> Fact.all(names.stream().map(this::console).toList()));
    }

    /** The function that the firmware used for the boot screen; absent when it used none. */
    public Fact<PciFunction> owner() {
        return only(function -> function.isBootVga().ifAbsent(() -> Fact.known(false)));
    }

    /**
     * The platform device of the firmware's framebuffer while a driver uses it, for example {@code efi-framebuffer.0} or
     * {@code simple-framebuffer.0}; absent once a GPU's own driver took over, or when it was never used.
     */
    public Fact<String> firmwareDevice() {
        return Fact.all(FIRMWARE.stream().map(driver -> host.list(DRIVERS + "/" + driver)
                .flatMap(names -> names.stream().filter(name -> name.startsWith(driver + ".")).findFirst()
                        .map(Fact::known).orElseGet(Fact::absent)))
                .toList()).flatMap(names -> names.isEmpty() ? Fact.absent() : Fact.known(names.getFirst()));
    }

    /**
     * The function in whose memory the firmware's framebuffer lies: VFIO cannot have that memory while it is in use. Absent
     * when nothing uses it; unknown to users who may not see addresses.
     */
    public Fact<PciFunction> framebufferOwner() {
        return host.text(MEMORY).flatMap(map -> {
            Optional<String> used = map.lines().filter(BootScreen::isFramebuffer).findFirst();
            return used.isEmpty() ? Fact.absent() : start(used.get()).flatMap(this::at);
        });
    }

    private Fact<PciFunction> at(long start) {
        return start == 0
                ? Fact.unknown(MEMORY + ": addresses are shown to root only")
                : only(function -> function.bars().map(bars -> bars.stream().anyMatch(
                        bar -> bar.isMemory() && start >= bar.start() && start - bar.start() < bar.size())));
    }

    private Fact<VirtualConsole> console(String name) {
        return host.file(CONSOLES + "/" + name + "/name").flatMap(title -> host.file(CONSOLES + "/" + name + "/bind")
                .flatMap(Numbers::flag).map(bound -> new VirtualConsole(name, title, bound)));
    }

    /** The first of the GPUs that matches. */
    private Fact<PciFunction> only(Function<PciFunction, Fact<Boolean>> test) {
        return host.pci().gpus().flatMap(gpus -> Fact.all(gpus.stream()
                .map(gpu -> test.apply(gpu).flatMap(is -> is ? Fact.known(gpu) : Fact.<PciFunction>absent())).toList()))
                .flatMap(found -> found.isEmpty() ? Fact.absent() : Fact.known(found.getFirst()));
    }

    private static boolean isFramebuffer(String line) {
        String name = line.substring(line.lastIndexOf(':') + 1).strip();
        return IN_USE.contains(name);
    }

    private static Fact<Long> start(String line) {
        return Numbers.hexadecimal(line.strip().split("-", 2)[0]);
    }
}
