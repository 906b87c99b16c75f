// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Name, identity, accelerator, memory, processors: what every machine has. */
final class Basics implements Family {

    private static final Map<String, String> ACCELERATORS = Map.of("kvm", "kvm", "hvf", "hvf", "tcg", "qemu", "xen",
            "xen");
    private static final long DEFAULT_MEMORY = 128L << 20;

    @Override
    public void read(Reading r) {
        Editable root = r.root();
        root.set("@type", accelerator(r));
        name(r, root);
        r.given().last("uuid").map(a -> a.take("").orElse("")).ifPresent(uuid -> uuid(r, root, uuid));
        r.given().devices("vmgenid"::equals).findFirst().ifPresent(a -> {
            a.take("guid").filter(g -> !g.equals("auto")).ifPresentOrElse(g -> root.set("genid", g),
                    () -> root.ensure("genid"));
            a.drop(List.of("driver", "id"));
            a.taken();
        });
        memory(r, root);
        processors(r, root);
    }

    private static String accelerator(Reading r) {
        Optional<Arg> accel = r.given().options("accel").findFirst();
        Optional<Arg> machine = r.given().options("machine").findFirst();
        String named = accel.flatMap(a -> a.take("accel")).or(() -> machine.flatMap(m -> m.take("accel")))
                .orElse(r.given().flag("enable-kvm") || r.program().endsWith("/kvm") || r.program().equals("kvm")
                        || r.program().endsWith("qemu-kvm") ? "kvm" : "tcg");
        machine.ifPresent(m -> m.take("accel"));
        r.given().flag("enable-kvm");
        r.given().options("accel").skip(1).toList().forEach(other -> {
            other.taken();
            r.lose(other, "A domain has one accelerator; it is {0} here, without another to fall back to.", named);
        });
        // ":" alone splits into nothing
        String first = named.split(":", 2)[0];
        if (named.contains(":")) {
            r.lose("-machine accel=" + named,
                    "A domain has one accelerator; it is {0} here, without another to fall back to.",
                    first);
        }
        accel.ifPresent(a -> {
            a.take("kernel-irqchip", "kernel_irqchip").ifPresent(chip -> Features.irqchip(r, chip));
            if (a.leftKeys().isEmpty()) {
                a.taken();
            } else {
                a.put("accel", named);
            }
        });
        return Optional.ofNullable(ACCELERATORS.get(first)).orElse("qemu");
    }

    private static void name(Reading r, Editable root) {
        Optional<Arg> arg = r.given().last("name");
        String name = arg.flatMap(a -> a.take("guest")).orElse("");
        root.set("name", name.isBlank() ? "machine" : name.replace('/', '-').strip());
        if (name.contains("/")) {
            r.lose("-name " + name, "libvirt allows no \"/\" in a name; it is \"-\" here.");
        }
        arg.flatMap(a -> a.take("process")).ifPresent(process -> r.lose("-name process=" + process,
                "libvirt names the process itself."));
    }

    private static void uuid(Reading r, Editable root, String uuid) {
        if (uuid.matches("[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")) {
            root.set("uuid", uuid);
        } else {
            r.lose("-uuid " + uuid, "It is not a UUID such as \"uuidgen\" prints.");
        }
    }

    private static void memory(Reading r, Editable root) {
        Optional<Arg> arg = r.given().last("m");
        String size = arg.flatMap(a -> a.take("size", "mem")).orElse("");
        OptionalLong bytes = Sizes.bytes(size, 'm');
        if (!size.isEmpty() && bytes.isEmpty()) {
            r.lose("-m " + size, "It is not a size such as 8G; the machine gets QEMU's default.");
        }
        arg.flatMap(a -> a.take("maxmem")).ifPresent(max -> Sizes.bytes(max, 'm').ifPresent(m -> root
                .set("maxMemory@slots", arg.flatMap(a -> a.take("slots")).orElse("16")).set("maxMemory@unit", "KiB")
                .set("maxMemory", m / 1024)));
        root.set("memory@unit", "KiB").set("memory", bytes.orElse(DEFAULT_MEMORY) / 1024);
    }

    private static void processors(Reading r, Editable root) {
        Optional<Arg> arg = r.given().last("smp");
        Map<String, Long> topology = new LinkedHashMap<>();
        for (String part : new String[]{"sockets", "dies", "cores", "threads"}) {
            arg.flatMap(a -> a.take(part)).flatMap(Codec::number).filter(n -> n > 0 && n < 4096)
                    .ifPresent(n -> topology.put(part, n));
        }
        Optional<Long> cpus = arg.flatMap(a -> a.take("cpus")).flatMap(Codec::number).filter(n -> n > 0 && n < 4096);
        Optional<Long> max = arg.flatMap(a -> a.take("maxcpus")).flatMap(Codec::number).filter(n -> n > 0 && n < 4096);
        long product = topology.values().stream().reduce(1L, (a, b) -> a * b);
        long total = max.or(() -> cpus).orElse(product);
        root.set("vcpu", total);
        cpus.filter(now -> now < total).ifPresent(now -> root.set("vcpu@current", now));
        if (!topology.isEmpty()) {
            complete(topology, total);
            product = topology.values().stream().reduce(1L, (a, b) -> a * b);
            if (product == total) {
                topology.forEach((part, n) -> root.set("cpu/topology@" + part, n));
            } else {
                r.lose("-smp " + arg.map(Arg::text).orElse(""),
                        "{0} processors do not fill {1} places; libvirt wants as many, so the topology is left to it.",
                        total,
                        product);
            }
        }
        arg.filter(a -> !a.leftKeys().isEmpty())
                .ifPresent(a -> r.lose(a, "Of its topology, {0} has no place in a domain.",
                        String.join(", ", a.leftKeys())));
    }

    /** What is not said, as QEMU from 6.2 on fills it in: cores before sockets. */
    private static void complete(Map<String, Long> topology, long total) {
        long threads = topology.getOrDefault("threads", 1L);
        long dies = topology.getOrDefault("dies", 1L);
        Optional<Long> sockets = Optional.ofNullable(topology.get("sockets"));
        Optional<Long> cores = Optional.ofNullable(topology.get("cores"));
        if (cores.isEmpty()) {
            topology.put("cores", Math.max(1, total / (sockets.orElse(1L) * dies * threads)));
        }
        if (sockets.isEmpty()) {
            topology.put("sockets", Math.max(1, total / (topology.getOrDefault("cores", 1L) * dies * threads)));
        }
        if (!topology.containsKey("threads")) {
            topology.put("threads", Math.max(1,
                    total / (topology.getOrDefault("sockets", 1L) * dies * topology.getOrDefault("cores", 1L))));
        }
    }
}
