// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.dialect.qemu.internal.args.Arg.Property;

/** Finds what is behind a drive: a {@code -drive}, or the nodes of {@code -blockdev} down to the file. */
final class BlockGraph {

    private static final Set<String> FILES = Set.of("file", "host_device", "host_cdrom");
    private static final Set<String> FORMATS = Set.of("raw", "qcow2", "qcow", "vmdk", "vdi", "vpc", "vhdx", "qed",
            "luks", "cloop", "dmg",
            "bochs", "parallels");
    private static final Set<String> KNOWN = Set.of("driver", "filename", "node-name", "auto-read-only", "file",
            "locking", "id", "throttle-group");
    private static final Map<String, String> RENAMED = Map.of("read-only", "readonly", "cache.direct", "cache.direct",
            "cache.no-flush", "cache.no-flush", "discard", "discard", "detect-zeroes", "detect-zeroes", "aio", "aio");

    private final Reading reading;

    BlockGraph(Reading reading) {
        this.reading = reading;
    }

    /** What a drive or node of this id holds; its options are taken. Empty where it is none that libvirt could have. */
    Optional<Block> take(Optional<String> id) {
        Optional<Block> found = find(id);
        found.ifPresent(block -> block.args().forEach(Arg::taken));
        return found;
    }

    Optional<Block> find(Optional<String> id) {
        return reading.given().backend("drive", id).map(BlockGraph::drive)
                .or(() -> reading.given().backend("blockdev", id).flatMap(this::node));
    }

    static Block drive(Arg drive) {
        return new Block(drive.peek("file").orElse(""), drive.peek("format"),
                drive.peek("readonly").or(() -> drive.peek("read-only")).filter(Codec::isOn).isPresent(), drive,
                List.of(drive));
    }

    private Optional<Block> node(Arg top) {
        List<Arg> args = new ArrayList<>();
        List<Property> settings = new ArrayList<>();
        Arg node = top;
        Optional<String> format = Optional.empty();
        String prefix = "";
        for (int depth = 0; depth < 4; depth++) {
            if (!args.contains(node)) {
                args.add(node);
            }
            String driver = node.peek(prefix + "driver").orElse("");
            settings(node, prefix, settings);
            if (FILES.contains(driver)) {
                return known(node)
                        ? Optional.of(block(node.peek(prefix + "filename").orElse(""), format, settings, args, top))
                        : Optional.empty();
            }
            boolean throttle = driver.equals("throttle");
            if (throttle
                    ? !unlimited(node.peek(prefix + "throttle-group"), args)
                    : !FORMATS.contains(driver)
                            || format.isPresent()) {
                return Optional.empty();
            }
            if (!throttle) {
                format = Optional.of(driver);
            }
            Optional<Arg> next = node.peek(prefix + "file")
                    .flatMap(file -> reading.given().backend("blockdev", Optional.of(file)));
            if (next.isPresent()) {
                node = next.get();
                prefix = "";
            } else {
                prefix += "file.";
            }
        }
        return Optional.empty();
    }

    /** Whether a group of drives has no limits, as Proxmox VE writes one for each; it is no more needed then. */
    private boolean unlimited(Optional<String> group, List<Arg> args) {
        Optional<Arg> object = reading.given().backend("object", group)
                .filter(o -> o.is("qom-type", "throttle-group") && o.hasOnly(Set.of("qom-type", "id")));
        object.ifPresent(args::add);
        return object.isPresent();
    }

    /** A node with more to it than libvirt could say stays where it is. */
    private static boolean known(Arg node) {
        return node.leftKeys().stream().map(k -> k.replaceFirst("^(?:file\\.)+", ""))
                .allMatch(k -> RENAMED.containsKey(k) || KNOWN.contains(k));
    }

    private static void settings(Arg node, String prefix, List<Property> settings) {
        RENAMED.forEach((key, drive) -> node.peek(prefix + key)
                .ifPresent(value -> settings.add(new Property(drive, value, node.offset()))));
    }

    private static Block block(String file, Optional<String> format, List<Property> settings, List<Arg> args, Arg top) {
        Arg drive = new Arg("drive", top.offset(), Optional.of(top.text()), settings);
        boolean readOnly = drive.take("readonly").filter(Codec::isOn).isPresent();
        boolean direct = drive.take("cache.direct").filter(Codec::isOn).isPresent();
        boolean noFlush = drive.take("cache.no-flush").filter(Codec::isOn).isPresent();
        if (direct) {
            drive.put("cache", "none");
        } else if (noFlush) {
            drive.put("cache", "unsafe");
        }
        return new Block(file, format, readOnly, drive, args);
    }
}
