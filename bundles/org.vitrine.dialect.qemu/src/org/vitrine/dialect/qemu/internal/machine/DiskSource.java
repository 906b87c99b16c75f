// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** Where a disk's data is: QEMU's file names and libvirt's {@code <source>}. */
final class DiskSource {

    private static final Pattern URL = Pattern
            .compile("(nbd|http|https|ftp|ftps|iscsi|ssh|sftp)://([A-Za-z0-9_.-]+)(?::(\\d{1,5}))?(?:/(.*))?");
    private static final Pattern RBD = Pattern.compile("rbd:([^:@=]+)");
    private static final Pattern PROTOCOL = Pattern.compile("[a-z][a-z0-9+.-]+:.*", Pattern.DOTALL);
    private static final Map<String, String> PORTS = Map.of("nbd", "10809", "http", "80", "https", "443", "ftp", "21",
            "ftps", "990", "iscsi",
            "3260", "ssh", "22");

    private DiskSource() {
    }

    /** Whether libvirt can say this file name. */
    static boolean canSay(String file) {
        return URL.matcher(file).matches() || RBD.matcher(file).matches()
                || file.startsWith("fat:") && !file.contains("rw:")
                || file.startsWith("file:") || !PROTOCOL.matcher(file).matches();
    }

    /** The type of a disk with this file. */
    static String type(String file) {
        if (URL.matcher(file).matches() || RBD.matcher(file).matches()) {
            return "network";
        }
        if (file.startsWith("fat:")) {
            return "dir";
        }
        return file.startsWith("/dev/") && !file.startsWith("/dev/shm/") ? "block" : "file";
    }

    /** Says in an element where its data is; nothing for an empty drive. */
    static void write(Reading r, Editable disk, String file) {
        Matcher url = URL.matcher(file);
        Matcher rbd = RBD.matcher(file);
        if (url.matches()) {
            disk.set("source@protocol", url.group(1));
            Optional.ofNullable(url.group(4)).filter(n -> !n.isEmpty()).ifPresent(n -> disk.set("source@name", n));
            disk.set("source/host@name", url.group(2));
            Optional.ofNullable(url.group(3)).ifPresent(p -> disk.set("source/host@port", p));
        } else if (rbd.matches()) {
            disk.set("source@protocol", "rbd").set("source@name", rbd.group(1));
        } else if (file.startsWith("fat:")) {
            disk.set("source@dir", file.substring(file.lastIndexOf(':') + 1));
        } else if (!file.isEmpty()) {
            String path = file.startsWith("file:") ? file.substring(5) : file;
            disk.set(type(path).equals("block") ? "source@dev" : "source@file", r.path(path));
        }
    }

    /** QEMU's file name for the source of a disk; empty where it has none. */
    static Optional<String> read(Ledger ledger, Element disk) {
        String type = ledger.take(disk, "@type").orElse("file");
        return switch (type) {
            case "file" -> Optional.of(ledger.take(disk, "source@file").orElse(""));
            case "block" -> Optional.of(ledger.take(disk, "source@dev").orElse(""));
            case "dir" -> ledger.take(disk, "source@dir").map(dir -> "fat:" + dir);
            case "network" -> network(ledger, disk);
            default -> Optional.empty();
        };
    }

    private static Optional<String> network(Ledger ledger, Element disk) {
        String protocol = ledger.take(disk, "source@protocol").orElse("");
        String name = ledger.take(disk, "source@name").orElse("");
        if (protocol.equals("rbd") && disk.find("source/host").isEmpty() && disk.find("auth").isEmpty()) {
            return Optional.of("rbd:" + name);
        }
        Optional<String> host = ledger.take(disk, "source/host@name");
        if (!PORTS.containsKey(protocol) || host.isEmpty()) {
            return Optional.empty();
        }
        String port = ledger.take(disk, "source/host@port").map(p -> ":" + p).orElse("");
        return Optional.of(protocol + "://" + host.get() + port + (name.isEmpty() ? "" : "/" + name));
    }
}
