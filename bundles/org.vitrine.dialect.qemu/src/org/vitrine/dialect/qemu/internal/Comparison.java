// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.dialect.qemu.internal.args.CommandLine;
import org.vitrine.provider.Loss;

/**
 * What one command line says of devices and the processor that another lacks. Ids, places and backends do not count: each
 * side chooses its own.
 */
final class Comparison {
    /** Ids and places, which each side chooses, and backends, whose ids they are. */
    private static final Set<String> CHOSEN = Set.of("id", "bus", "addr", "drive", "netdev", "chardev", "audiodev",
            "memdev", "rng", "tpmdev", "fsdev", "multifunction", "chassis", "port", "cad", "vectors", "mq", "bootindex",
            "num_queues", "nr", "index", "unit", "channel", "scsi-id", "lun");
    /** Other names of the same driver. */
    private static final Map<String, String> SAME = Map.of("virtio-serial", "virtio-serial-pci", "virtio-balloon",
            "virtio-balloon-pci", "virtio-gpu-gl", "virtio-gpu-gl-pci");

    private final List<Map<String, String>> devices;
    private final Map<String, String> cpu;

    /** @param other what is looked into */
    Comparison(CommandLine other) {
        devices = devices(other).stream().map(Comparison::properties).toList();
        cpu = cpu(other);
    }

    /** Each device and each property of the processor that the other line lacks, in the order of this one. */
    List<Loss> missing(CommandLine line) {
        List<Loss> missing = new ArrayList<>();
        List<Map<String, String>> left = new ArrayList<>(devices);
        for (Arg device : devices(line)) {
            Map<String, String> wanted = properties(device);
            Optional<Map<String, String>> found = left.stream()
                    .filter(there -> there.entrySet().containsAll(wanted.entrySet())).findFirst();
            found.ifPresentOrElse(left::remove, () -> missing.add(lost(device, wanted)));
        }
        cpu(line).forEach((key, value) -> {
            if (!value.equals(cpu.get(key))) {
                missing.add(Loss.of("-cpu " + key + "=" + value,
                        "The command line that libvirt makes of the domain has {0} there.",
                        Optional.ofNullable(cpu.get(key)).map(other -> key + "=" + other).orElse("nothing of it")));
            }
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

    private static List<Arg> devices(CommandLine line) {
        return line.args().stream().filter(arg -> arg.option().equals("device")).toList();
    }

    private static Map<String, String> properties(Arg arg) {
        Map<String, String> device = new LinkedHashMap<>();
        for (Arg.Property property : arg.properties()) {
            if (!CHOSEN.contains(property.key())) {
                device.put(property.key(), value(property.value()));
            }
        }
        device.computeIfPresent("driver", (key, driver) -> SAME.getOrDefault(driver, driver));
        return device;
    }

    private static Map<String, String> cpu(CommandLine line) {
        Map<String, String> flags = new LinkedHashMap<>();
        line.args().stream().filter(arg -> arg.option().equals("cpu")).flatMap(arg -> arg.properties().stream())
                .forEach(property -> {
                    boolean off = property.key().startsWith("-");
                    String key = property.key().replaceFirst("^[+-]", "").replace('_', '-');
                    flags.put(key, off ? "off" : value(property.value()));
                });
        return flags;
    }

    private static String value(String text) {
        return switch (text) {
            case "yes", "true" -> "on";
            case "no", "false" -> "off";
            default -> text.matches("0x[0-9a-fA-F]{1,8}") ? Long.decode(text).toString() : text;
        };
    }
}
