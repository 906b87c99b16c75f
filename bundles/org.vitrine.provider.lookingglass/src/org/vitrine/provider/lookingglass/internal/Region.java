// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.domain.QemuOption;
import org.vitrine.domain.QemuPassThrough;
import org.vitrine.domain.SharedMemory;
import org.vitrine.provider.Values;

/** A piece of shared memory of a domain that Looking Glass can use, as it is written. */
sealed interface Region {
    /** The only model that Looking Glass's driver takes. */
    String MODEL = "ivshmem-plain";
    // LibVF.IO names its files so
    Pattern NAMES = Pattern.compile("(?:looking-glass|kvmfr).*");
    long MEBIBYTE = 1L << 20;

    /** All of a domain, in document order. */
    static List<Region> all(Domain domain) {
        List<Region> regions = new ArrayList<>();
        SharedMemory.of(domain).stream().filter(memory -> memory.model().is(MODEL))
                .filter(memory -> memory.name().value().filter(name -> NAMES.matcher(name).matches()).isPresent())
                .forEach(memory -> regions.add(new Shmem(memory)));
        QemuPassThrough qemu = QemuPassThrough.of(domain);
        qemu.options("device").stream().filter(device -> device.kind().filter(MODEL::equals).isPresent())
                .forEach(device -> qemu.options("object").stream()
                        .filter(object -> object.get("id").isPresent() && object.get("id").equals(device.get("memdev")))
                        .filter(object -> object.get("mem-path").filter(Region::isOurs).isPresent()).findFirst()
                        .ifPresent(object -> regions.add(new Arguments(device, object))));
        return List.copyOf(regions);
    }

    /** The one of this anchor. */
    static Optional<Region> of(Domain domain, Element anchor) {
        return all(domain).stream().filter(region -> region.anchor().id() == anchor.id()).findFirst();
    }

    private static boolean isOurs(String path) {
        return NAMES.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    /** The element that it is known by. */
    Element anchor();

    /** All of its elements. */
    List<Element> elements();

    /** The settings as they are written, without the screen. */
    Values values();

    /** What the domain's metadata names it by. */
    default String key() {
        String path = GlassFields.path(values());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Writes settings of the same backing; what is not set stays. */
    void write(Draft draft, Values values);

    /**
     * A {@code <shmem>}.
     *
     * @param memory it
     */
    record Shmem(SharedMemory memory) implements Region {
        @Override
        public Element anchor() {
            return memory.element();
        }

        @Override
        public List<Element> elements() {
            return List.of(anchor());
        }

        @Override
        public Values values() {
            Values values = Values.of(GlassFields.ALL).with(GlassFields.BACKING, GlassFields.FILE)
                    .with(GlassFields.NAME, memory.name().or(""));
            return size(values, memory.size().text(), memory.size().value());
        }

        @Override
        public void write(Draft draft, Values values) {
            values.text(GlassFields.NAME).ifPresent(name -> draft.at(anchor()).set("@name", name));
            values.text(GlassFields.SIZE).filter(size -> !values().text(GlassFields.SIZE).equals(Optional.of(size)))
                    .ifPresent(size -> draft.at(anchor()).set("size@unit", "M").set("size", size));
        }
    }

    /**
     * Two options of QEMU, the only way to name another file than libvirt's: {@code -device ivshmem-plain} and its memory.
     *
     * @param device the device
     * @param object the memory
     */
    record Arguments(QemuOption device, QemuOption object) implements Region {
        private static final Pattern SIZE = Pattern.compile("(['\"]?size['\"]?\\s*[:=]\\s*['\"]?)(\\d+[kKMGT]?)");

        @Override
        public Element anchor() {
            return device.elements().getLast();
        }

        @Override
        public List<Element> elements() {
            return Stream.concat(device.elements().stream(), object.elements().stream()).toList();
        }

        @Override
        public Values values() {
            String path = object.get("mem-path").orElse("");
            Values values = Values.of(GlassFields.ALL);
            return size(path.startsWith(GlassFields.FOLDER)
                    ? values.with(GlassFields.BACKING, GlassFields.FILE).with(GlassFields.NAME,
                            path.substring(GlassFields.FOLDER.length()))
                    : values.with(GlassFields.BACKING, GlassFields.KVMFR).with(GlassFields.DEVICE, path),
                    object.get("size"), object.get("size").flatMap(Region::bytes));
        }

        @Override
        public void write(Draft draft, Values values) {
            String text = object.text();
            Values now = values();
            Optional<String> size = values.text(GlassFields.SIZE).filter(wanted -> !now.text(GlassFields.SIZE)
                    .equals(Optional.of(wanted)));
            if (size.isPresent()) {
                long bytes = Long.parseLong(size.get()) * MEBIBYTE;
                text = SIZE.matcher(text).replaceFirst(found -> found.group(1) + bytes);
            }
            String path = GlassFields.path(now);
            String wanted = GlassFields.path(values.text(GlassFields.DEVICE).isPresent() ? values : now);
            draft.at(object.elements().getLast()).set("@value", text.replace(path, wanted));
        }

        /** Adds both, in the form that QEMU 6.2 with libvirt 7.9 needs. */
        static void add(Draft draft, Values values) {
            String path = values.get(GlassFields.DEVICE);
            String id = path.substring(path.lastIndexOf('/') + 1);
            var line = draft.root().ensure("qemu:commandline");
            line.add("qemu:arg").set("@value", "-device");
            line.add("qemu:arg").set("@value",
                    "{\"driver\":\"" + MODEL + "\",\"id\":\"shmem-" + id + "\",\"memdev\":\"" + id + "\"}");
            line.add("qemu:arg").set("@value", "-object");
            line.add("qemu:arg").set("@value",
                    "{\"qom-type\":\"memory-backend-file\",\"id\":\"" + id + "\",\"mem-path\":\"" + path
                            + "\",\"size\":" + values.get(GlassFields.SIZE) * MEBIBYTE + ",\"share\":true}");
        }
    }

    /** The bytes of a size as QEMU writes it, with K, M, G or T at its end; empty when it is none. */
    static Optional<Long> bytes(String text) {
        try {
            int unit = "kKMGT".indexOf(text.charAt(text.length() - 1));
            long factor = switch (unit) {
                case 0, 1 -> 1L << 10;
                case 2 -> 1L << 20;
                case 3 -> 1L << 30;
                case 4 -> 1L << 40;
                default -> 1;
            };
            return Optional.of(Math.multiplyExact(factor,
                    Long.parseLong(unit < 0 ? text : text.substring(0, text.length() - 1))));
        } catch (ArithmeticException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** What is no size stays as it is written. */
    private static Values size(Values values, Optional<String> text, Optional<Long> bytes) {
        Optional<String> size = bytes.map(n -> n % MEBIBYTE == 0 ? Long.toString(n / MEBIBYTE) : n + " bytes")
                .or(() -> text);
        return size.map(one -> values.with(GlassFields.SIZE.id(), one)).orElse(values);
    }
}
