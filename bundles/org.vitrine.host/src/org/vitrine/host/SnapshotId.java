// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names a snapshot: over what was asked, for what was not asked is unknown rather than absent, and over all answers but the
 * volatile. That something volatile is there, and for whom, lasts; its content does not. Each part of the tree, a device for
 * example, has a digest of its own, so that a change of one costs that part and not the whole tree. Immutable.
 */
final class SnapshotId {
    // segments of a path that make a part: /sys/bus/pci/devices/0000:00:02.0
    private static final int DEPTH = 5;
    private final SortedMap<String, byte[]> parts;
    private final ProbeIndex passing;
    // what was asked and what commands answered
    private final byte[] rest;
    private final String text;

    private SnapshotId(SortedMap<String, byte[]> parts, ProbeIndex passing, byte[] rest) {
        this.parts = parts;
        this.passing = passing;
        this.rest = rest;
        MessageDigest all = sha256();
        all.update(rest);
        parts.values().forEach(all::update);
        text = HexFormat.of().formatHex(all.digest(), 0, 16);
    }

    static SnapshotId of(SortedMap<String, Entry> tree, Map<HostCommand, Fact<CommandOutput>> outputs,
            List<Probe> probes) {
        ProbeIndex passing = ProbeIndex
                .of(probes.stream().filter(probe -> probe.volatility() == Volatility.VOLATILE).toList());
        Map<String, MessageDigest> running = new TreeMap<>();
        tree.forEach((path, entry) -> add(running.computeIfAbsent(part(path), part -> sha256()), path, entry, passing));
        var parts = new TreeMap<String, byte[]>();
        running.forEach((part, digest) -> parts.put(part, digest.digest()));
        return new SnapshotId(parts, passing, rest(outputs, probes));
    }

    /** The id after some entries changed, while what was asked and what commands answered did not. */
    SnapshotId after(TreeMap<String, Entry> tree, Collection<String> changed) {
        var next = new TreeMap<>(parts);
        changed.stream().map(SnapshotId::part).distinct().forEach(part -> {
            MessageDigest digest = sha256();
            SortedMap<String, Entry> entries = entries(tree, part);
            entries.forEach((path, entry) -> add(digest, path, entry, passing));
            if (entries.isEmpty()) {
                next.remove(part);
            } else {
                next.put(part, digest.digest());
            }
        });
        return new SnapshotId(next, passing, rest);
    }

    /** Hexadecimal. */
    String text() {
        return text;
    }

    private static SortedMap<String, Entry> entries(TreeMap<String, Entry> tree, String part) {
        var entries = new TreeMap<String, Entry>();
        if (tree.get(part) instanceof Entry itself) {
            entries.put(part, itself);
        }
        if (part.chars().filter(character -> character == '/').count() == DEPTH) {
            entries.putAll(tree.subMap(part + "/", part + "0"));
        }
        return entries;
    }

    private static String part(String path) {
        int slash = 0;
        for (int depth = 0; depth < DEPTH; depth++) {
            slash = path.indexOf('/', slash + 1);
            if (slash < 0) {
                return path;
            }
        }
        return path.substring(0, slash);
    }

    private static byte[] rest(Map<HostCommand, Fact<CommandOutput>> outputs, List<Probe> probes) {
        MessageDigest digest = sha256();
        probes.stream().map(Probe::toString).sorted().distinct().forEach(probe -> add(digest, probe));
        outputs.forEach((command, output) -> {
            add(digest, command.name());
            add(digest, command.volatility() == Volatility.VOLATILE ? "" : output.toString());
        });
        return digest.digest();
    }

    private static void add(MessageDigest digest, String path, Entry entry, ProbeIndex passing) {
        add(digest, path);
        add(digest,
                (passing.covers(path) ? entry.with(Fact.absent()).stamped(-1, -1) : lasting(path, entry)).toString());
    }

    private static Entry lasting(String path, Entry entry) {
        return path.equals(Cpu.INFO) ? entry.with(entry.content().map(Cpu::lasting)) : entry;
    }

    /** Each text goes in with its length before it, so that no content can pass for another path's entry. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
