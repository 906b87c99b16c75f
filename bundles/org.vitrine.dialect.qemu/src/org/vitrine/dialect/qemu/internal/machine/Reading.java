// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.dialect.qemu.internal.args.CommandLine;
import org.vitrine.dialect.qemu.internal.shell.Script;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Loss;

/** A command line on its way into a domain. Used by one thread. */
final class Reading {

    private final Given given;
    private final Numbers numbers = new Numbers();
    private final DeviceEnd end = new DeviceEnd(this);
    private final Draft draft;
    private final HostSnapshot host;
    private final String program;
    private final List<Loss> losses = new ArrayList<>();
    private final PciBuses pci;
    private final List<String> kept = new ArrayList<>();
    private final Optional<String> folder;
    private final List<Script.Command> commands;
    private final Set<Script.Command> understood = new HashSet<>();
    private boolean usbByDefault;

    Reading(CommandLine line, List<Arg> args, Draft draft, HostSnapshot host, Optional<String> folder) {
        this.given = new Given(args);
        this.commands = line.script().commands();
        this.draft = draft;
        this.host = host;
        this.program = line.program().text();
        this.folder = folder;
        this.pci = new PciBuses(this);
    }

    /** The options. */
    Given given() {
        return given;
    }

    /** What the script names and libvirt numbers. */
    Numbers numbers() {
        return numbers;
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
        return at < 0
                ? "x86_64"
                : Architectures.libvirt(program.substring(at + "qemu-system-".length()).replace(".exe", ""));
    }

    boolean isX86() {
        return arch().equals("x86_64") || arch().equals("i686");
    }

    /** The machine type, without what only Proxmox VE's own QEMU knows of it; QEMU's default where none is said. */
    String machine() {
        return given.machine("type").map(type -> type.replaceFirst("\\+pve\\d*$", "")).orElse(isX86() ? "pc" : "virt");
    }

    /** Whether the machine has PCI Express at its root. */
    boolean isExpress() {
        return machine().contains("q35") || machine().startsWith("virt");
    }

    PciBuses pci() {
        return pci;
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
        given.backend("object", Optional.of(id)).ifPresent(Arg::taken);
        int number = numbers.ioThread(id);
        root().element().get("iothreads").flatMap(Codec::number).filter(count -> count >= number)
                .ifPresentOrElse(enough -> {
                    // as many are there
                }, () -> root().set("iothreads", number));
        return number;
    }

    /** What libvirt will call a bus of the script, for options that stay as they are. */
    Optional<String> libvirtBus(String bus) {
        return pci.libvirtName(bus).or(() -> numbers.libvirtBus(bus));
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

    /** What was named so far. */
    List<Loss> losses() {
        return List.copyOf(losses);
    }

    /** Ends a device that became an element: its address, its turn at booting, and what libvirt has no word for. */
    void finish(Arg arg, Editable element) {
        end.finish(arg, element);
    }
}
