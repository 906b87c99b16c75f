// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;

/**
 * The settings of one shared memory. Where it stands differs: a {@code <shmem>}, or arguments of QEMU for kvmfr. The screen
 * that it is sized for, and how the client is started, have no place in libvirt's XML and stand in the domain's metadata.
 */
final class GlassFields {
    /** Memory in a file of the host. */
    static final String FILE = "file";
    /** Memory of the kernel module kvmfr. */
    static final String KVMFR = "kvmfr";
    /** Where files for shared memory are. */
    static final String FOLDER = "/dev/shm/";
    /** What QEMU and libvirt take at most; more than any screen needs. */
    private static final long MOST = 1L << 16;
    private static final String KNOWN = "b7";
    private static final String NEXT = "next";
    private static final String MEMORY = "Shared memory";
    private static final String SCREEN = "Screen";
    private static final String CLIENT = "Client";
    /** The client's usual escape key, by its number in input-event-codes.h. */
    static final String SCROLL_LOCK = "70";

    static final Field<String> BACKING = Field
            .choice("backing", List.of(Choice.of(FILE, "A file in /dev/shm"), Choice.of(KVMFR, "The module kvmfr")))
            .labelled("Backed by", "").in(MEMORY)
            .explained(
                    "kvmfr lets the host's GPU read the frames without a copy, but is a module that must be built on the "
                            + "host. A file works everywhere.");
    static final Field<String> NAME = Field.text("name").byDefault("looking-glass")
            .where(name -> name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"),
                    "name must be letters, digits, dots and hyphens, at most 64")
            .labelled("Name", "").in(MEMORY)
            .explained(
                    "The file's name in /dev/shm. The client looks for looking-glass; give another to a second machine "
                            + "and tell its client with -f. Of no meaning with kvmfr.");
    static final Field<String> DEVICE = Field.device("device").byDefault("/dev/kvmfr0")
            .from((host, values) -> devices(host))
            .where(path -> path.matches("/dev/kvmfr\\d{1,2}"), "device must be /dev/kvmfr0 or another of its numbers")
            .labelled("kvmfr's device", "").in(MEMORY)
            .explained("Each machine needs its own. The module makes as many as static_size_mb names sizes.");
    static final Field<Long> SIZE = Field.number("size").byDefault(32L)
            .where(n -> n >= 1 && n <= MOST && Long.bitCount(n) == 1,
                    "size must be a power of two, from 1 to {0} MiB", MOST)
            .from((host, values) -> sizes(values)).labelled("Size", "MiB").in(MEMORY)
            .explained(
                    "Must hold the frames of the guest's screen: 32 MiB for 1920 × 1080, 64 for 2560 × 1440, 128 for "
                            + "3840 × 2160; twice that for HDR up to B7. Too small cuts the picture off at the bottom.");
    static final Field<Long> WIDTH = Field.number("x").where(n -> n >= 1, "x must be 1 or more")
            .labelled("Width", "pixels").in(SCREEN)
            .explained("The guest's largest screen, from which the size follows; kept in the domain's metadata.");
    static final Field<Long> HEIGHT = Field.number("y").where(n -> n >= 1, "y must be 1 or more")
            .labelled("Height", "pixels").in(SCREEN).explained("The guest's largest screen.");
    static final Field<Boolean> HDR = Field.toggle("hdr", "yes", "no").labelled("High dynamic range", "").in(SCREEN)
            .explained("Frames in HDR take twice the memory up to B7.");
    static final Field<String> RELEASE = Field
            .choice("release", List.of(Choice.of(KNOWN, "B7 or older"), Choice.of(NEXT, "After B7")))
            .labelled("Looking Glass", "").in(SCREEN)
            .explained(
                    "Which release runs in the guest and on the host, which must be the same. Those after B7 keep three "
                            + "frames.");

    static final Field<Boolean> FULL_SCREEN = Field.toggle("fullscreen", "yes", "no").labelled("Full screen", "")
            .in(CLIENT)
            .explained("The client covers the whole screen (win:fullScreen). The escape key and F switch it.");
    static final Field<Boolean> AWAKE = Field.toggle("awake", "yes", "no").labelled("Keep the host's screen on", "")
            .in(CLIENT)
            .explained("No screen saver while the client runs (win:noScreensaver), as for films.");
    static final Field<Boolean> RAW_MOUSE = Field.toggle("rawmouse", "yes", "no").labelled("Raw mouse", "").in(CLIENT)
            .explained("Movements reach the guest without the host's acceleration while the mouse is captured "
                    + "(input:rawMouse), as games want it.");
    static final Field<String> ESCAPE = Field
            .choice("escape", List.of(Choice.of(SCROLL_LOCK, "Scroll Lock"), Choice.of("97", "Right Ctrl"),
                    Choice.of("100", "Right Alt"), Choice.of("119", "Pause"), Choice.of("125", "Left Super"),
                    Choice.of("127", "Menu"), Choice.of("88", "F12")))
            .labelled("Escape key", "").in(CLIENT)
            .explained("Captures and releases mouse and keyboard, and begins the client's key combinations "
                    + "(input:escapeKey); many keyboards have no Scroll Lock.");

    /** What backs the memory; its size has checks of its own. */
    static final List<Field<?>> BACKINGS = List.of(BACKING, NAME, DEVICE);
    /** Those that the domain's metadata holds. */
    static final List<Field<?>> WISHES = List.of(WIDTH, HEIGHT, HDR, RELEASE, FULL_SCREEN, AWAKE, RAW_MOUSE, ESCAPE);
    static final List<Field<?>> ALL = Stream.concat(Stream.of(BACKING, NAME, DEVICE, SIZE), WISHES.stream()).toList();

    private GlassFields() {
    }

    private static List<Choice> devices(HostSnapshot host) {
        return host.sharedMemory().kvmfr().or(List.of()).stream().map(path -> Choice.of(path, "{0}", path)).toList();
    }

    private static List<Choice> sizes(Values values) {
        boolean next = isNext(values);
        return LongStream.of(16, 32, 64, 128, 256, 512).mapToObj(size -> Choice.of(size, "{0} MiB{1}", size,
                fitting(size, next))).toList();
    }

    private static String fitting(long size, boolean next) {
        String screens = Stream.of(new long[]{1920, 1080}, new long[]{2560, 1440}, new long[]{3440, 1440},
                new long[]{3840, 2160}, new long[]{5120, 2880})
                .filter(screen -> new FrameSize(screen[0], screen[1], false, next).mebibytes() == size)
                .map(screen -> screen[0] + " × " + screen[1]).collect(Collectors.joining(", "));
        return screens.isEmpty() ? "" : ": " + screens;
    }

    static boolean isNext(Values values) {
        return values.text(RELEASE).filter(NEXT::equals).isPresent();
    }

    /** The choice of release for what a guest has. */
    static String release(boolean isNext) {
        return isNext ? NEXT : KNOWN;
    }

    static boolean isKvmfr(Values values) {
        return values.text(BACKING).filter(KVMFR::equals).isPresent();
    }

    /** The path of the memory on the host. */
    static String path(Values values) {
        return isKvmfr(values) ? values.get(DEVICE) : FOLDER + values.get(NAME);
    }
}
