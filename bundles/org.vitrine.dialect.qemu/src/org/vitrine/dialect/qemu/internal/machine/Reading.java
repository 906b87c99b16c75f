// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.dialect.qemu.internal.args.CommandLine;
import org.vitrine.dialect.qemu.internal.shell.Script;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Loss;

/** A command line on its way into a domain. Used by one thread. */
final class Reading {

    private static final Set<String> TYPES = Set.of("true", "false");

    private final List<Arg> args;
    private final Draft draft;
    private final HostSnapshot host;
    private final String program;
    private final List<Loss> losses = new ArrayList<>();
    private final PciBuses pci;
    private final List<String> kept = new ArrayList<>();
    private final Map<String, Integer> usb = new HashMap<>();
    private final List<String> ioThreads = new ArrayList<>();
    private final Optional<String> folder;
    private final List<Script.Command> commands;
    private final Set<Script.Command> understood = new HashSet<>();
    private final Map<String, Integer> serial = new HashMap<>();
    private final List<String> audio = new ArrayList<>();
    private int aliases;
    private boolean usbByDefault;

    Reading(CommandLine line, List<Arg> args, Draft draft, HostSnapshot host, Optional<String> folder) {
        this.args = args;
        this.commands = line.script().commands();
        this.draft = draft;
        this.host = host;
        this.program = line.program().text();
        this.folder = folder;
        this.pci = new PciBuses(this);
    }

    Draft draft() {
        return draft;
    }

    HostSnapshot host() {
        return host;
    }

    /** The program as the script calls it. */
    String program() {
        return program;
    }

    /** The emulated architecture in libvirt's words. */
    String arch() {
        int at = program.lastIndexOf("qemu-system-");
        String arch = at < 0 ? "x86_64" : program.substring(at + "qemu-system-".length()).replace(".exe", "");
        return arch.equals("i386") ? "i686" : arch;
    }

    boolean isX86() {
        return arch().equals("x86_64") || arch().equals("i686");
    }

    /** The machine type as it is written; QEMU's default where none is. */
    String machine() {
        return args.stream().filter(a -> a.option().equals("machine")).flatMap(a -> a.properties().stream())
                .filter(p -> p.key().equals("type")).map(Arg.Property::value).reduce((a, b) -> b)
                .orElse(isX86() ? "pc" : "virt");
    }

    /** Whether the machine has PCI Express at its root. */
    boolean isExpress() {
        return machine().contains("q35") || machine().startsWith("virt");
    }

    PciBuses pci() {
        return pci;
    }

    /** The options of these names that nobody has translated yet, in their order. */
    Stream<Arg> options(String... names) {
        Set<String> wanted = Set.of(names);
        return args.stream().filter(a -> !a.isTaken() && wanted.contains(a.option()));
    }

    /** The last such option, which is the one that counts where only one can be; the others are taken. */
    Optional<Arg> last(String... names) {
        List<Arg> all = options(names).toList();
        all.forEach(Arg::taken);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Takes an option without an argument. */
    boolean flag(String name) {
        return last(name).isPresent();
    }

    /** Whether an option stands in the command line at all, translated or not. */
    boolean has(String name) {
        return args.stream().anyMatch(a -> a.option().equals(name));
    }

    /** The devices with one of these drivers that nobody has translated yet. */
    Stream<Arg> devices(Predicate<String> driver) {
        return options("device").filter(a -> a.peek("driver").filter(driver).isPresent());
    }

    /** The devices with one of these drivers that nobody has translated yet. */
    Stream<Arg> devices(Set<String> drivers) {
        return devices(drivers::contains);
    }

    /** Whether there is such a device, translated or not. */
    boolean hasDevice(Predicate<String> driver) {
        return args.stream().filter(a -> a.option().equals("device"))
                .anyMatch(
                        a -> a.properties().stream().anyMatch(p -> p.key().equals("driver") && driver.test(p.value())));
    }

    /** The backend of this option with this id that nobody has translated yet. */
    Optional<Arg> backend(String option, Optional<String> id) {
        return id.flatMap(
                wanted -> options(option).filter(a -> a.is("id", wanted) || a.is("node-name", wanted)).findFirst());
    }

    /** How often a value stands as a property anywhere: a backend that two devices share cannot become a part of one. */
    long uses(String id) {
        return args.stream().flatMap(a -> a.properties().stream())
                .filter(p -> p.value().equals(id) && !p.key().equals("id") && !p.key().equals("node-name")).count();
    }

    /** A new element below devices. */
    Editable device(String kind) {
        return draft.addDevice(kind);
    }

    Editable root() {
        return draft.root();
    }

    void lose(Arg arg, String why, Object... arguments) {
        losses.add(Loss.of(arg.toString(), why, arguments));
    }

    void lose(String part, String why, Object... arguments) {
        losses.add(Loss.of(part, why, arguments));
    }

    /** A path as a domain needs it: from the root; one that is not is said to be wrong. */
    String path(String path) {
        if (path.startsWith("/") || path.startsWith("$") || path.startsWith("`")) {
            return path;
        }
        if (folder.isPresent() && !path.startsWith("~")) {
            return folder.get() + "/" + (path.startsWith("./") ? path.substring(2) : path);
        }
        lose(path, "libvirt needs a path from the root; write the whole path into the domain.");
        return path;
    }

    /** The number of a thread for disks in the domain; its option is taken. */
    int ioThread(String id) {
        backend("object", Optional.of(id)).ifPresent(Arg::taken);
        if (!ioThreads.contains(id)) {
            ioThreads.add(id);
            root().set("iothreads", ioThreads.size());
        }
        return ioThreads.indexOf(id) + 1;
    }

    /** A USB bus of the script and its number in the domain. */
    void usbBus(String id, int index) {
        usb.put(id, index);
    }

    Optional<Integer> usbIndex(String id) {
        return Optional.ofNullable(usb.get(id));
    }

    /** A bus for serial ports of virtio and its number in the domain. */
    void serialBus(String id, int index) {
        serial.put(id, index);
    }

    Optional<Integer> serialIndex(String id) {
        return Optional.ofNullable(serial.get(id));
    }

    /** What libvirt will call a bus of the script, for options that stay as they are. */
    Optional<String> libvirtBus(String bus) {
        String id = bus.replaceFirst("\\.0$", "");
        return pci.libvirtName(bus).or(() -> usbIndex(id).map(n -> n == 0 ? "usb.0" : "usb" + n + ".0"))
                .or(() -> serialIndex(id).map(n -> "virtio-serial" + n + ".0"));
    }

    /** Numbers a backend for sound. */
    int addAudio(String id) {
        audio.add(id);
        return audio.size();
    }

    /** The number of a backend for sound in the domain. */
    Optional<String> audio(String id) {
        return audio.contains(id) ? Optional.of(String.valueOf(audio.indexOf(id) + 1)) : Optional.empty();
    }

    /** Whether the machine has an adapter that draws. */
    boolean hasPicture() {
        return draft.now().devices("video").anyMatch(v -> !v.is("model@type", "none"));
    }

    /** All commands of the script. */
    List<Script.Command> commands() {
        return commands;
    }

    /** A command beside QEMU is a part of the machine after all. */
    void understood(Script.Command command) {
        understood.add(command);
    }

    Set<Script.Command> understood() {
        return Set.copyOf(understood);
    }

    /** Gives a device that no option names the properties that {@code -global} sets for its driver. */
    void globals(String driver, Arg device) {
        options("global").filter(g -> g.text().startsWith(driver + ".") && g.text().contains("=")).toList()
                .forEach(g -> {
                    String pair = g.text().substring(driver.length() + 1);
                    device.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                    g.taken();
                });
    }

    /** Adds words to what libvirt hands to QEMU as it stands. */
    void keep(String... words) {
        kept.addAll(List.of(words));
    }

    /** The words that were kept so far. */
    List<String> kept() {
        return List.copyOf(kept);
    }

    /** The machine gets the USB controllers of its chipset. */
    void usbByDefault() {
        usbByDefault = true;
    }

    boolean isUsbByDefault() {
        return usbByDefault;
    }

    /** Whether some device says its own place in the boot order. */
    boolean hasBootIndex() {
        return args.stream().anyMatch(a -> a.properties().stream().anyMatch(p -> p.key().equals("bootindex")));
    }

    /** Whether some device's place in the boot order is this one; libvirt counts from 1. */
    private boolean hasBootIndex(String index) {
        return args.stream().flatMap(a -> a.properties().stream())
                .anyMatch(p -> p.key().equals("bootindex") && p.value().equals(index));
    }

    /** What was named so far. */
    List<Loss> losses() {
        return List.copyOf(losses);
    }

    /**
     * Ends a device that became an element: its address, and what libvirt has no word for as properties that libvirt hands to
     * QEMU ({@code qemu:override}, libvirt 8.2).
     */
    void finish(Arg arg, Editable element) {
        arg.take("driver");
        Optional<String> id = arg.take("id");
        arg.taken();
        arg.take("bootindex").flatMap(Codec::number)
                .ifPresent(index -> element.set("boot@order", index + (hasBootIndex("0") ? 1 : 0)));
        if (arg.peek("addr").isPresent() || arg.peek("bus").isPresent() || arg.peek("multifunction").isPresent()) {
            pci.address(arg, element);
        }
        if (arg.leftKeys().isEmpty()) {
            return;
        }
        String alias = "ua-"
                + id.map(i -> i.replaceAll("[^A-Za-z0-9_.-]", "-")).orElse(element.element().name() + aliases++);
        element.set("alias@name", alias);
        Editable device = root().ensure("qemu:override").add("qemu:device").set("@alias", alias);
        Editable frontend = device.add("qemu:frontend");
        for (Map.Entry<String, String> left : ordered(arg)) {
            Editable property = frontend.add("qemu:property").set("@name", left.getKey());
            typed(left.getValue(), property);
        }
    }

    private static List<Map.Entry<String, String>> ordered(Arg arg) {
        Map<String, String> left = arg.left();
        return arg.leftKeys().stream().map(key -> Map.entry(key, left.get(key) + "")).toList();
    }

    /** libvirt hands properties over as JSON, so their types count. */
    private static void typed(String value, Editable property) {
        if (Codec.isOn(value) || Codec.isOff(value) || TYPES.contains(value)) {
            property.set("@type", "bool").set("@value", Codec.isOn(value) ? "true" : "false");
        } else if (Codec.number(value).isPresent()) {
            property.set("@type", "unsigned").set("@value", Codec.number(value).get());
        } else if (value.matches("\\d+(\\.\\d+)?[KMGTkmgt]") && Sizes.bytes(value, 'b').isPresent()) {
            property.set("@type", "unsigned").set("@value", Sizes.bytes(value, 'b').getAsLong());
        } else {
            property.set("@type", "string").set("@value", value);
        }
    }
}
