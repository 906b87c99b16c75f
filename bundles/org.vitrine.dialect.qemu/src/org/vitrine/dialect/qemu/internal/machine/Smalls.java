// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Balloon, random numbers, watchdog, IOMMU, vsock, panic, file systems: devices with little to say. */
final class Smalls implements Family {

    static final Props BALLOON = Props.NONE.with("deflate-on-oom", "@autodeflate", Codec.ON_OFF).with(
            "free-page-reporting",
            "@freePageReporting", Codec.ON_OFF);
    static final Props IOMMU = Props.NONE.with("intremap", "driver@intremap", Codec.ON_OFF)
            .with("caching-mode", "driver@caching_mode", Codec.ON_OFF).with("eim", "driver@eim", Codec.ON_OFF)
            .with("device-iotlb", "driver@iotlb", Codec.ON_OFF).with("aw-bits", "driver@aw_bits", Codec.NUMBER);
    static final Map<String, String> SECURITY = Map.of("passthrough", "passthrough", "mapped", "mapped", "mapped-xattr",
            "mapped", "none",
            "squash");

    /** How a folder of the host is shared. */
    static final Props SHARED = Props.NONE.with("fmode", "@fmode", Codec.SAME).with("dmode", "@dmode", Codec.SAME)
            .with("multidevs", "@multidevs", Codec.oneOf("default", "remap", "forbid", "warn"))
            .with("writeout", "driver@wrpolicy", Codec.oneOf("immediate"));

    private static final Set<String> SHARE = Set.of("fsdriver", "id", "path", "mount_tag", "security_model",
            "security-model", "readonly", "fmode", "dmode", "multidevs", "writeout");

    @Override
    public void read(Reading r) {
        balloon(r);
        r.given().devices(Set.of("virtio-rng-pci", "virtio-rng")).toList().forEach(arg -> random(r, arg));
        watchdog(r);
        r.given().devices("intel-iommu"::equals).toList().forEach(arg -> {
            Editable iommu = r.device("iommu").set("@model", "intel");
            IOMMU.read(arg, iommu);
            r.finish(arg, iommu);
        });
        r.given().devices("virtio-iommu-pci"::equals).toList()
                .forEach(arg -> r.finish(arg, r.device("iommu").set("@model", "virtio")));
        r.given().devices("vhost-vsock-pci"::equals).toList().forEach(arg -> {
            Editable vsock = r.device("vsock").set("@model", "virtio");
            arg.take("guest-cid").ifPresent(cid -> vsock.set("cid@auto", "no").set("cid@address", cid));
            r.finish(arg, vsock);
        });
        r.given().devices("pvpanic"::equals).toList().forEach(arg -> {
            Editable panic = r.device("panic").set("@model", "isa");
            arg.take("ioport").flatMap(Codec.HEX.toXml())
                    .ifPresent(port -> panic.set("address[@type='isa']@iobase", port));
            r.finish(arg, panic);
        });
        r.given().devices("vmcoreinfo"::equals).toList().forEach(arg -> {
            r.root().set("features/vmcoreinfo@state", "on");
            arg.taken();
        });
        fileSystems(r);
    }

    private static void balloon(Reading r) {
        List<Arg> devices = r.given().devices(Set.of("virtio-balloon-pci", "virtio-balloon")).toList();
        devices.forEach(arg -> {
            Editable balloon = r.device("memballoon").set("@model", "virtio");
            BALLOON.read(arg, balloon);
            r.finish(arg, balloon);
        });
        boolean old = r.given().last("balloon").filter(a -> a.text().startsWith("virtio")).isPresent();
        if (devices.isEmpty()) {
            r.device("memballoon").set("@model", old ? "virtio" : "none");
        }
    }

    private static void random(Reading r, Arg arg) {
        Optional<Arg> object = r.given().backend("object", arg.peek("rng"));
        String type = object.flatMap(o -> o.peek("qom-type")).orElse("rng-builtin");
        boolean known = object.isEmpty() && arg.peek("rng").isEmpty()
                || object.filter(o -> o.hasOnly(Set.of("qom-type", "id", "filename"))).isPresent()
                        && (type.equals("rng-random") || type.equals("rng-builtin"));
        if (!known) {
            return;
        }
        Editable rng = r.device("rng").set("@model", "virtio");
        rng.set("backend@model", type.equals("rng-random") ? "random" : "builtin");
        if (type.equals("rng-random")) {
            rng.set("backend", object.flatMap(o -> o.peek("filename")).orElse("/dev/urandom"));
        }
        object.ifPresent(Arg::taken);
        arg.take("rng");
        arg.take("max-bytes").flatMap(Codec.NUMBER.toXml()).ifPresent(n -> rng.set("rate@bytes", n));
        arg.take("period").flatMap(Codec.NUMBER.toXml()).filter(n -> rng.element().get("rate@bytes").isPresent())
                .ifPresent(n -> rng.set("rate@period", n));
        r.finish(arg, rng);
    }

    private static void watchdog(Reading r) {
        Optional<String> old = r.given().last("watchdog").map(Arg::text);
        Optional<String> action = r.given().last("watchdog-action").map(Arg::text)
                .or(() -> r.given().options("action").map(a -> a.take("watchdog")).flatMap(Optional::stream)
                        .findFirst());
        r.given().options("action").filter(a -> a.leftKeys().isEmpty()).toList().forEach(Arg::taken);
        chipset(r, action);
        old.ifPresent(model -> r.device("watchdog").set("@model", model).set("@action", action.orElse("reset")));
        r.given().devices(Set.of("i6300esb", "ib700", "diag288")).toList().forEach(arg -> {
            Editable watchdog = r.device("watchdog").set("@model", arg.peek("driver").orElse(""));
            action.ifPresent(a -> watchdog.set("@action", a.equals("inject-nmi") ? "inject-nmi" : a));
            r.finish(arg, watchdog);
        });
    }

    /** The watchdog of the ICH9 is there always, and without effect until it may reboot. */
    private static void chipset(Reading r, Optional<String> action) {
        r.given().options("global").filter(g -> g.text().matches("ICH9-LPC\\.noreboot=(off|false|no)")).toList()
                .forEach(global -> {
                    r.device("watchdog").set("@model", "itco").set("@action", action.orElse("reset"));
                    global.taken();
                });
    }

    private static void fileSystems(Reading r) {
        for (Arg arg : r.given().options("virtfs").toList()) {
            Optional<String> mode = arg.peek("security_model").or(() -> arg.peek("security-model")).map(SECURITY::get);
            boolean known = arg.hasOnly(SHARE);
            if (arg.is("fsdriver", "local") && mode.isPresent() && known && arg.peek("path").isPresent()) {
                fileSystem(r, arg, mode.get(), arg.peek("mount_tag").orElse("share"));
                arg.taken();
            }
        }
        for (Arg arg : r.given().devices(Set.of("virtio-9p-pci", "virtio-9p")).toList()) {
            Optional<Arg> backend = r.given().backend("fsdev", arg.peek("fsdev"))
                    .filter(b -> b.is("fsdriver", "local") && b.peek("path").isPresent() && b.hasOnly(SHARE));
            Optional<String> mode = backend.flatMap(b -> b.peek("security_model").or(() -> b.peek("security-model")))
                    .map(SECURITY::get);
            if (mode.isPresent()) {
                Editable fs = fileSystem(r, backend.get(), mode.get(), arg.take("mount_tag").orElse("share"));
                backend.get().taken();
                arg.take("fsdev");
                r.finish(arg, fs);
            }
        }
        r.given().devices("vhost-user-fs-pci"::equals).toList()
                .forEach(arg -> r.given().backend("chardev", arg.peek("chardev"))
                        .filter(c -> c.is("backend", "socket") && c.peek("path").isPresent()).ifPresent(chardev -> {
                            Editable fs = r.device("filesystem").set("@type", "mount").set("driver@type", "virtiofs");
                            arg.take("queue-size").flatMap(Codec.NUMBER.toXml())
                                    .ifPresent(n -> fs.set("driver@queue", n));
                            fs.set("source@socket", chardev.peek("path").orElse(""));
                            fs.set("target@dir", arg.take("tag").orElse("share"));
                            chardev.taken();
                            arg.take("chardev");
                            r.finish(arg, fs);
                        }));
    }

    private static Editable fileSystem(Reading r, Arg backend, String mode, String tag) {
        Editable fs = r.device("filesystem").set("@type", "mount").set("@accessmode", mode);
        fs.set("source@dir", r.path(backend.peek("path").orElse(""))).set("target@dir", tag);
        SHARED.read(backend, fs);
        if (backend.peek("readonly").filter(Codec::isOn).isPresent()) {
            fs.ensure("readonly");
        }
        return fs;
    }
}
