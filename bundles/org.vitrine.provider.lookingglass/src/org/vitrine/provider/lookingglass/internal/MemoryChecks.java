// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.domain.QemuOption;
import org.vitrine.domain.QemuPassThrough;
import org.vitrine.domain.SharedMemory;
import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;
import org.vitrine.provider.Values;

/** Checks of the memory's size and of who else has such memory. */
final class MemoryChecks {
    private static final long MEBIBYTE = 1L << 20;
    private static final long WIDTH = 1920;
    private static final long HEIGHT = 1080;
    private static final String SIZES = Kvmfr.OPTIONS + " " + Kvmfr.SIZES;

    private MemoryChecks() {
    }

    static List<Check> all() {
        return List.of(CommonChecks.settings("lg-settings", GlassFields.BACKINGS),
                Check.ofUse("LG-005", "Is the memory's size a power of two?", MemoryChecks::powerOfTwo),
                Check.ofUse("LG-006", "Does the memory hold the screen?", MemoryChecks::screen),
                Check.ofUse("LG-007", "Has kvmfr's device the size of the machine's memory?", MemoryChecks::kvmfr),
                Check.ofUse("LG-010", "Has the file the size of the machine's memory?", MemoryChecks::file),
                Check.ofUse("LG-018", "Is it the machine's only shared memory?", MemoryChecks::only));
    }

    /** Of the use where there is one. */
    static Finding about(Situation s, Finding finding) {
        return s.use().map(use -> finding.about(use.anchor())).orElse(finding);
    }

    /** With other settings, where there is a use to have them. */
    static Finding settle(Situation s, Finding finding, Values values, String title, Object... arguments) {
        Finding about = about(s, finding);
        return s.use().isPresent() ? about.remedy(Remedy.settings(values, title, arguments)) : about;
    }

    static boolean isLive(Situation s) {
        return s.connection().filter(ConnectionInfo::live).isPresent();
    }

    private static Finding powerOfTwo(Situation s) {
        Optional<Text> problem = s.values().text(GlassFields.SIZE).flatMap(GlassFields.SIZE::problem);
        if (problem.isEmpty()) {
            return Finding.pass("{0} MiB are a power of two", s.get(GlassFields.SIZE)).saw("size",
                    s.get(GlassFields.SIZE));
        }
        String size = Told.literal(s, s.values().text(GlassFields.SIZE).orElse(""));
        Optional<Long> number = Stream.of(size).filter(text -> text.matches("\\d{1,5}")).map(Long::parseLong)
                .findFirst();
        Finding finding = Finding.block("The memory's size is not a power of two, from 1 MiB on")
                .because("QEMU ends with \"Assertion `is_power_of_2(size)' failed\", and libvirt refuses the domain.")
                .solve("Round it up.").saw("size", size);
        return number.map(n -> settle(s, finding,
                s.values().with(GlassFields.SIZE, FrameSize.ceilingPowerOfTwo(n)), "Use {0} MiB",
                FrameSize.ceilingPowerOfTwo(n))).orElseGet(() -> about(s, finding));
    }

    private static Finding screen(Situation s) {
        Optional<Long> width = s.values().find(GlassFields.WIDTH);
        Optional<Long> height = s.values().find(GlassFields.HEIGHT);
        if (width.isEmpty() || height.isEmpty()) {
            return usual(s);
        }
        boolean hdr = s.get(GlassFields.HDR);
        long wanted = new FrameSize(width.get(), height.get(), hdr, GlassFields.isNext(s.values())).mebibytes();
        long size = s.get(GlassFields.SIZE);
        if (size >= wanted) {
            return Finding.pass("{0} MiB hold the screen", size).saw("size", size);
        }
        return settle(s, Finding.warn("The bottom of the screen will be missing")
                .because("{0} × {1}{2} takes {3} MiB and there are {4}.", Long.toString(width.get()),
                        Long.toString(height.get()), hdr ? " in HDR" : "", wanted, size)
                .solve("Use {0} MiB; the file must be deleted, or kvmfr loaded anew, before the next start.", wanted)
                .saw("size", size + " MiB").saw("screen", width.get() + " × " + height.get()),
                s.values().with(GlassFields.SIZE, wanted), "Use {0} MiB", wanted);
    }

    /** Where nobody says how large the screen is, it is hardly smaller than most are. */
    private static Finding usual(Situation s) {
        long wanted = new FrameSize(WIDTH, HEIGHT, false, GlassFields.isNext(s.values())).mebibytes();
        long size = s.get(GlassFields.SIZE);
        return size >= wanted
                ? Finding.notApplicable()
                : settle(s, Finding.warn("The bottom of a screen of usual size will be missing")
                        .because("{0} × {1} takes {2} MiB and there are {3}.", Long.toString(WIDTH),
                                Long.toString(HEIGHT), wanted, size)
                        .solve("Use {0} MiB; the file must be deleted, or kvmfr loaded anew, before the next start. If the "
                                + "guest's screen is smaller, say so.", wanted)
                        .saw("size", size + " MiB"), s.values().with(GlassFields.SIZE, wanted), "Use {0} MiB", wanted);
    }

    /** The module hides its parameter (mode 0000), so that its configuration tells. */
    private static Finding kvmfr(Situation s) {
        if (!GlassFields.isKvmfr(s.values())) {
            return Finding.notApplicable();
        }
        long size = s.get(GlassFields.SIZE);
        Optional<Long> there = Kvmfr.of(s.host()).size(s.get(GlassFields.DEVICE)).optional();
        if (there.filter(mebibytes -> mebibytes == size).isPresent()) {
            return Finding.pass("{0} has {1} MiB, as the machine", s.get(GlassFields.DEVICE), size).saw(SIZES, size);
        }
        if (there.isEmpty()) {
            Plan plan = Plan.on(s.host(), "Give kvmfr {0} MiB", size).step(
                    Text.of("Write {0}; it holds from the next time that the module is loaded", Kvmfr.OPTIONS),
                    new Change.WriteFile(Kvmfr.OPTIONS, "options kvmfr " + Kvmfr.SIZES + "=" + size + "\n"));
            Finding finding = about(s, Finding.warn("Nothing says how large {0} is", s.get(GlassFields.DEVICE))
                    .because(
                            "The module makes its devices as large as static_size_mb says; a size that differs from the "
                                    + "machine's keeps QEMU from starting.")
                    .solve("Write \"options kvmfr static_size_mb={0}\" into {1}.", size, Kvmfr.OPTIONS)
                    .saw(SIZES, "not there"));
            return s.get(GlassFields.DEVICE).equals("/dev/kvmfr0") ? finding.remedy(Remedy.plan(plan)) : finding;
        }
        return settle(s, Finding.block("{0} has {1} MiB and the machine wants {2}", s.get(GlassFields.DEVICE),
                there.get(), size).because("QEMU maps the whole device, whose size does not change while it is loaded.")
                .solve("Make both equal; after a change of static_size_mb load the module anew.")
                .saw(SIZES, there.get())
                .saw("size", size), s.values().with(GlassFields.SIZE, there.get()), "Use {0} MiB", there.get());
    }

    /** The row says WARN; QEMU refuses a file that is smaller ("backing store size ... does not match 'size' option"). */
    private static Finding file(Situation s) {
        if (GlassFields.isKvmfr(s.values()) || isLive(s)) {
            return Finding.notApplicable();
        }
        HostSnapshot host = s.host();
        String path = GlassFields.path(s.values());
        Fact<Long> length = host.sharedMemory().size(path);
        Optional<Long> there = length.optional();
        long wanted = s.get(GlassFields.SIZE) * MEBIBYTE;
        if (there.isEmpty() || there.get() == 0 || there.get() == wanted) {
            return Finding.pass(there.isPresent() ? "{0} has the right size" : "{0} is not there yet", path).saw(path,
                    length);
        }
        Finding finding = there.get() < wanted
                ? Finding.block("{0} is left from an earlier size and too small", path)
                : Finding.warn("{0} is left from an earlier size", path);
        Finding told = finding.because("QEMU takes a file that is there as it is: {0} bytes, where {1} are wanted.",
                Long.toString(there.get()), Long.toString(wanted))
                .solve("Delete it while the machine is off (what is in it is worth nothing then): rm {0}", path)
                .saw(path, there.get() + " bytes").saw("size", wanted + " bytes").with(delete(host, path));
        long size = there.get() / MEBIBYTE;
        return there.get() > wanted && size * MEBIBYTE == there.get() && Long.bitCount(size) == 1
                ? settle(s, told, s.values().with(GlassFields.SIZE, size), "Use its {0} MiB", size)
                : about(s, told);
    }

    /** A way to delete the file of a machine that is off; QEMU makes it anew. Empty for a path that is no plain one. */
    static Optional<Remedy> delete(HostSnapshot host, String path) {
        return Change.SharedFile.isShared(path)
                ? Optional.of(Remedy.plan(Plan.on(host, "Delete {0}", path).step(
                        Text.of("Delete {0}; what is in it is worth nothing while the machine is off", path),
                        new Change.SharedFile(path, Change.SharedFile.GONE))))
                : Optional.empty();
    }

    /** The row blames Scream, sound over shared memory, which LibVF.IO adds. */
    private static Finding only(Situation s) {
        if (s.domain().isEmpty() || s.use().isEmpty()) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        Element anchor = s.use().get().anchor();
        List<Element> shmems = SharedMemory.of(domain).stream()
                .filter(memory -> memory.model().is(Region.MODEL) && memory.element().id() != anchor.id())
                .map(SharedMemory::element).toList();
        long devices = QemuPassThrough.of(domain).options("device").stream()
                .filter(device -> device.kind().filter(Region.MODEL::equals).isPresent())
                .map(QemuOption::elements).filter(elements -> elements.stream().noneMatch(e -> e.id() == anchor.id()))
                .count();
        if (shmems.isEmpty() && devices == 0) {
            Told.isAll(s);
            return Finding.pass("The guest sees one shared memory");
        }
        Finding finding = Finding.warn("The guest sees {0} shared memories", shmems.size() + devices + 1).about(anchor)
                .because("Looking Glass in the guest takes the first unless it is told another; Scream takes one too.")
                .solve("Leave sound to SPICE and take the others away, or name the device in the guest (os:shmDevice).")
                .saw("shmem", shmems.size() + devices + 1);
        boolean removable = devices == 0 && shmems.stream().noneMatch(e -> Region.of(domain, e).isPresent());
        return removable
                ? finding.remedy(Remedy.edit(domain, draft -> shmems.forEach(other -> draft.at(other).remove()),
                        "Take the others away"))
                : finding;
    }
}
