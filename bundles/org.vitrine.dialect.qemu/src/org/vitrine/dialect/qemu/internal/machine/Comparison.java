// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.dialect.qemu.internal.args.CommandLine;
import org.vitrine.provider.Loss;

/**
 * What one command line says of the machine that another lacks: of devices, the processor, memory and screens. Ids, places and
 * backends do not count: each side chooses its own.
 */
public final class Comparison {
    /** Ids and places, which each side chooses, and backends, whose ids they are. */
    private static final Set<String> CHOSEN = Set.of("id", "bus", "addr", "drive", "netdev", "chardev", "audiodev",
            "memdev", "rng", "tpmdev", "fsdev", "iothread", "multifunction", "chassis", "port", "cad", "vectors", "mq",
            "bootindex",
            "num_queues", "nr", "index", "unit", "channel", "scsi-id", "lun", "iommufd");
    /** Other names of the same driver. */
    private static final Map<String, String> SAME = Map.of("ahci", "ich9-ahci", "lsi", "lsi53c895a", "e1000-82540em",
            "e1000", "vhost-user-gpu", "vhost-user-gpu-pci");
    /** What a CPU has where nothing is said. */
    private static final Set<String> DEFAULTS = Set.of("kvm", "check");
    /** Options of which there is one, and what of them a domain says. */
    private static final Map<String, Set<String>> OPTIONS = Map.of("m", Set.of("size"), "smp",
            Set.of("cpus", "maxcpus", "sockets", "dies", "cores", "threads"), "machine",
            Set.of("vmport", "smm", "kernel-irqchip", "hpet", "mem-merge", "dump-guest-core"), "spice",
            Set.of("port", "tls-port", "unix", "gl", "rendernode", "image-compression", "jpeg-wan-compression",
                    "zlib-glz-wan-compression", "streaming-video", "playback-compression", "agent-mouse",
                    "disable-copy-paste", "disable-agent-file-xfer"),
            "vnc", Set.of("vnc", "share", "websocket", "power-control"));

    private final List<Map<String, String>> devices;
    private final Map<String, Map<String, String>> single = new LinkedHashMap<>();

    /** @param other what is looked into */
    public Comparison(CommandLine other) {
        devices = devices(other).stream().map(Comparison::properties).toList();
        singles().forEach((option, read) -> single.put(option, read.apply(other)));
    }

    private static Map<String, Function<CommandLine, Map<String, String>>> singles() {
        Map<String, Function<CommandLine, Map<String, String>>> singles = new LinkedHashMap<>();
        singles.put("cpu", Comparison::cpu);
        OPTIONS.keySet().stream().sorted().forEach(option -> singles.put(option, line -> option(line, option)));
        return singles;
    }

    /** Each device and each property of the rest that the other line lacks, in the order of this one. */
    public List<Loss> missing(CommandLine line) {
        List<Loss> missing = new ArrayList<>();
        List<Map<String, String>> left = new ArrayList<>(devices);
        for (Arg device : devices(line)) {
            Map<String, String> wanted = properties(device);
            Optional<Map<String, String>> found = left.stream()
                    .filter(there -> there.entrySet().containsAll(wanted.entrySet())).findFirst();
            found.ifPresentOrElse(left::remove, () -> missing.add(lost(device, wanted)));
        }
        singles().forEach((option, read) -> {
            Map<String, String> there = single.getOrDefault(option, Map.of());
            read.apply(line).forEach((key, value) -> {
                boolean said = option.equals("cpu") && DEFAULTS.contains(key) && value.equals("on")
                        && !there.containsKey(key);
                if (!value.equals(there.get(key)) && !said) {
                    missing.add(Loss.of("-" + option + " " + key + "=" + value,
                            "The command line that libvirt makes of the domain has {0} there.",
                            Optional.ofNullable(there.get(key)).map(other -> key + "=" + other)
                                    .orElse("nothing of it")));
                }
            });
        });
        return missing;
    }

    private Loss lost(Arg device, Map<String, String> wanted) {
        String part = "-device " + device.text();
        String driver = wanted.getOrDefault("driver", "");
        return devices.stream().filter(there -> driver.equals(there.get("driver"))).findFirst()
                .map(there -> Loss.of(part, "The command line that libvirt makes of the domain lacks {0} of it.",
                        wanted.entrySet().stream().filter(e -> !e.getValue().equals(there.get(e.getKey())))
                                .map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", "))))
                .orElseGet(
                        () -> Loss.of(part, "The command line that libvirt makes of the domain has no {0}.", driver));
    }

    private static Stream<Arg> options(CommandLine line, String option) {
        return line.args().stream().filter(arg -> arg.option().equals(option));
    }

    private static List<Arg> devices(CommandLine line) {
        return options(line, "device").toList();
    }

    private static Map<String, String> properties(Arg arg) {
        Map<String, String> device = new LinkedHashMap<>();
        for (Arg.Property property : arg.properties()) {
            if (!CHOSEN.contains(property.key())) {
                sized(device, property);
            }
        }
        device.computeIfPresent("driver", (key, driver) -> driver(driver));
        device.computeIfPresent("host",
                (key, host) -> PciAddress.of(host).map(PciAddress::toString).orElse(host));
        return device;
    }

    /** Some sizes may be said in bytes and in MiB. */
    private static void sized(Map<String, String> device, Arg.Property property) {
        OptionalLong bytes = property.key().endsWith("_mb")
                ? Sizes.bytes(value(property.value()), 'm')
                : property.value().matches("\\d+[KMGT]") ? Sizes.bytes(property.value(), 'b') : OptionalLong.empty();
        device.put(bytes.isEmpty() ? property.key() : property.key().replaceFirst("_mb$", ""),
                bytes.isEmpty() ? value(property.value()) : String.valueOf(bytes.getAsLong()));
    }

    /** QEMU completes the names of virtio's devices itself. */
    private static String driver(String name) {
        boolean complete = name.matches(".*-(pci|device|ccw|transitional|nohotplug)") || name.startsWith("virtio-vga");
        return name.startsWith("virtio-") && !complete ? name + "-pci" : SAME.getOrDefault(name, name);
    }

    private static Map<String, String> cpu(CommandLine line) {
        Map<String, String> flags = new LinkedHashMap<>();
        options(line, "cpu").flatMap(arg -> arg.properties().stream()).forEach(property -> {
            boolean off = property.key().startsWith("-");
            String key = property.key().replaceFirst("^[+-]", "").replace('_', '-');
            flags.put(Processor.feature(key), off ? "off" : value(property.value()));
        });
        options(line, "global").map(Arg::text).filter(text -> text.matches("[a-z0-9_]+-cpu\\.[^=]+=.*"))
                .forEach(text -> flags.put(text.substring(text.indexOf('.') + 1, text.indexOf('=')).replace('_', '-'),
                        value(text.substring(text.indexOf('=') + 1))));
        return flags;
    }

    private static Map<String, String> option(CommandLine line, String option) {
        Map<String, String> said = new LinkedHashMap<>();
        options(line, option).flatMap(arg -> arg.properties().stream()).forEach(property -> {
            String key = property.key().replace('_', '-');
            if (OPTIONS.getOrDefault(option, Set.of()).contains(key) && !property.value().equals("none")) {
                said.put(key, switch (option) {
                    case "m" -> String.valueOf(Sizes.bytes(property.value(), 'm').orElse(0));
                    case "vnc" -> value(property.value().replaceFirst("^:", "0.0.0.0:"));
                    default -> value(property.value());
                });
            }
        });
        return said;
    }

    private static String value(String text) {
        return switch (text) {
            case "yes", "true" -> "on";
            case "no", "false" -> "off";
            default -> text.matches("0x[0-9a-fA-F]{1,8}") ? Long.decode(text).toString() : text;
        };
    }
}
