// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.vitrine.host.Text;
import org.vitrine.provider.DialectGuide.Key;
import org.vitrine.provider.DialectGuide.Kind;

/** Every key of the file: src/libvfio/types/config.nim, environment.nim, hardware.nim, connectivity.nim, process.nim. */
final class Schema {
    static final String TAG = "tag:nimyaml.org,2016:custom:Config";
    static final String NULL = "!!null ~";
    private static final List<String> GPU_TYPES = List.of("sriovdev", "sysfsdev", "passthrough");
    private static final List<String> SCRIPTS = List.of("startupCommands", "teardownCommands", "installCommands",
            "appCommands");

    static final List<Key> KEYS = keys();
    private static final Map<String, Key> BY_PATH = KEYS.stream()
            .collect(Collectors.toMap(Key::path, Function.identity()));

    private Schema() {
    }

    /** The key of a path with positions. */
    static Optional<Key> key(String path) {
        return Optional.ofNullable(BY_PATH.get(path.replaceAll("\\[\\d+\\]", "[]")));
    }

    /** The keys directly in a group: "" for the file, {@code gpus[]} for a GPU. */
    static List<Key> in(String group) {
        return KEYS.stream().filter(key -> parent(key.path()).equals(group)).toList();
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    private static List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        machine(keys);
        container(keys);
        gpus(keys);
        rest(keys);
        return List.copyOf(keys);
    }

    private static void machine(List<Key> keys) {
        text(keys, "name", "The machine's name.", Optional.of(""));
        toggle(keys, "startintro", false, "Open Looking Glass as soon as the machine is started.");
        toggle(keys, "startapp", false, "Run appCommands as soon as the machine is started.");
        choice(keys, "installOs", "none", List.of("none", "win10"),
                "The system that \"arcd create\" installs by itself.");
        toggle(keys, "nographics", false, "No emulated display: the guest sees only its GPUs.");
        toggle(keys, "spice", false, "A SPICE server on 127.0.0.1, with USB redirection and a shared clipboard.");
        toggle(keys, "showhypervisor", true,
                "Let the guest see that it is a virtual machine; some drivers refuse then.");
        choice(keys, "introspect", "looking-glass", List.of("none", "looking-glass"),
                "Shared memory through which the host sees the guest's screen.");
        add(keys, "shareddir", Kind.OPTIONAL_TEXT, Optional.of(NULL),
                "A folder of the host that the guest sees as a disk.");
        integer(keys, "spicePort", 5900, "The TCP port of SPICE.");
        integer(keys, "sshPort", 2222, "The host's port that leads to the guest's SSH; negative for none.");
        integer(keys, "vncPort", -1, "The TCP port of VNC, 5900 to 5999; anything else for no VNC.");
        add(keys, "connectivity", Kind.GROUP, Optional.of(""), "Ports of the guest that the host passes on.");
        add(keys, "connectivity.exposedPorts", Kind.GROUPS, Optional.of("[]"), "One for each port.");
        add(keys, "connectivity.exposedPorts[].guest", Kind.INTEGER, Optional.empty(), "The port in the guest.");
        add(keys, "connectivity.exposedPorts[].host", Kind.INTEGER, Optional.empty(), "The port on the host.");
        choice(keys, "connectivity.exposedPorts[].protocol", "tcp", List.of("tcp", "udp"), "The protocol.");
    }

    private static void container(List<Key> keys) {
        add(keys, "container", Kind.GROUP, Optional.empty(), "The machine's disks.");
        text(keys, "container.kernel", "The disk image, in the folder \"kernel\" below root.", Optional.empty());
        add(keys, "container.state", Kind.TEXTS, Optional.empty(),
                "More disk images, in the folder \"states\" below root.");
        add(keys, "container.initialSize", Kind.INTEGER, Optional.empty(),
                "How large \"arcd create\" makes the image, in GiB.");
        add(keys, "container.iso", Kind.OPTIONAL_TEXT, Optional.empty(), "A CD image.");
        add(keys, "cpus", Kind.GROUP, Optional.of(""), "Processors and memory.");
        integer(keys, "cpus.cores", 4, "Cores of each socket.");
        integer(keys, "cpus.sockets", 1, "Sockets.");
        integer(keys, "cpus.threads", 1, "Threads of each core.");
        integer(keys, "cpus.ramAlloc", 8192, "Memory in MiB.");
    }

    private static void gpus(List<Key> keys) {
        add(keys, "gpus", Kind.GROUPS, Optional.of("[]"),
                "The GPUs that the machine gets; each a list of one-key mappings.");
        add(keys, "gpus[].gpuType", Kind.CHOICE, Optional.empty(), GPU_TYPES, "",
                "How the GPU is given: a virtual function of AMD's GIM, a mediated device, or a whole PCI device.");
        integer(keys, "gpus[].maxVRam", 2000,
                "The most memory the virtual GPU may have, in MB; -1 for any, with sriovdev.");
        integer(keys, "gpus[].minVRam", 1000, "The least memory the virtual GPU may have, in MB.");
        add(keys, "gpus[].acceptableTypes", Kind.TEXTS, Optional.empty(), List.of(), "gpuType=sriovdev",
                "Models that will do, as GIM calls them: S7150.");
        add(keys, "gpus[].mdevType", Kind.TEXT, Optional.empty(), List.of(), "gpuType=sysfsdev",
                "The folder of the type in mdev_supported_types; empty to choose by memory and suffix.");
        add(keys, "gpus[].parentPort", Kind.OPTIONAL_TEXT, Optional.of(NULL), List.of(), "gpuType=sysfsdev",
                "The device in /sys/class/mdev_bus to take it of; nothing for any.");
        add(keys, "gpus[].devId", Kind.TEXT, Optional.of("hostdev0"), List.of(), "gpuType=sysfsdev",
                "QEMU's id of the device, for -set in commands.");
        add(keys, "gpus[].suffix", Kind.TEXT, Optional.of(""), List.of(), "gpuType=sysfsdev",
                "How the type's name must end: Q.");
        add(keys, "gpus[].bdf", Kind.TEXT, Optional.empty(), List.of(), "gpuType=passthrough",
                "The PCI address: 0000:01:00.0. It must be bound to vfio-pci before.");
        add(keys, "gpus[].passthroughType", Kind.OPTIONAL_TEXT, Optional.of(NULL), List.of(), "gpuType=passthrough",
                "Read by nothing.");
    }

    private static void rest(List<Key> keys) {
        add(keys, "nics", Kind.GROUPS, Optional.of("[]"), "Virtual functions of network cards.");
        text(keys, "nics[].mac", "The MAC address it gets.", Optional.empty());
        text(keys, "root", "The folder with everything of LibVF.IO: ~/.local/libvf.io", Optional.empty());
        toggle(keys, "sudo", false, "Run QEMU as root; so it is whenever there are gpus or nics.");
        add(keys, "commands", Kind.GROUPS, Optional.of("[]"), "More arguments of QEMU.");
        text(keys, "commands[].arg", "The option: -set", Optional.empty());
        add(keys, "commands[].values", Kind.TEXTS, Optional.empty(), "Its values, joined by commas.");
        for (String script : SCRIPTS) {
            add(keys, script, Kind.GROUPS, Optional.of("[]"), switch (script) {
                case "startupCommands" -> "Run on the host before the machine starts.";
                case "teardownCommands" -> "Run on the host after the machine ended.";
                case "installCommands" -> "Run after an installation; #uuid# and #ssh# are replaced.";
                default -> "Run by startapp and \"arcd app\"; #uuid# and #ssh# are replaced.";
            });
            add(keys, script + "[].is_root", Kind.TOGGLE, Optional.empty(), "Run them as root.");
            add(keys, script + "[].list", Kind.GROUPS, Optional.empty(), "The commands.");
            text(keys, script + "[].list[].exec", "The program.", Optional.empty());
            add(keys, script + "[].list[].args", Kind.TEXTS, Optional.empty(), "Its arguments.");
        }
        add(keys, "blacklistedPci", Kind.TEXTS, Optional.of("[]"), "PCI addresses that are never used.");
    }

    private static void text(List<Key> keys, String path, String meaning, Optional<String> fallback) {
        add(keys, path, Kind.TEXT, fallback, meaning);
    }

    private static void toggle(List<Key> keys, String path, boolean fallback, String meaning) {
        add(keys, path, Kind.TOGGLE, Optional.of(String.valueOf(fallback)), meaning);
    }

    private static void integer(List<Key> keys, String path, int fallback, String meaning) {
        add(keys, path, Kind.INTEGER, Optional.of(String.valueOf(fallback)), meaning);
    }

    private static void choice(List<Key> keys, String path, String fallback, List<String> choices, String meaning) {
        add(keys, path, Kind.CHOICE, Optional.of(fallback), choices, "", meaning);
    }

    private static void add(List<Key> keys, String path, Kind kind, Optional<String> fallback, String meaning) {
        add(keys, path, kind, fallback, List.of(), "", meaning);
    }

    private static void add(List<Key> keys, String path, Kind kind, Optional<String> fallback, List<String> choices,
            String when, String meaning) {
        keys.add(new Key(path, kind, Text.of(meaning), fallback, choices, when));
    }
}
