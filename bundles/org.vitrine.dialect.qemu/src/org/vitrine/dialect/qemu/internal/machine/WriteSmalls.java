// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Map;
import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** Balloon, random numbers, watchdog, IOMMU, vsock, panic, file systems. */
final class WriteSmalls {

    private static final Map<String, String> SECURITY = Map.of("passthrough", "passthrough", "mapped", "mapped-xattr",
            "squash", "none");

    private final Writing w;
    private final Ledger ledger;

    WriteSmalls(Writing w) {
        this.w = w;
        this.ledger = w.ledger();
    }

    void write() {
        balloon();
        w.devices("rng").toList().forEach(this::random);
        w.devices("watchdog").toList().forEach(watchdog -> {
            ledger.take(watchdog, "@action").ifPresent(action -> w.add(Opt.plain("watchdog-action", action)));
            String model = ledger.take(watchdog, "@model").orElse("i6300esb");
            if (model.equals("itco")) {
                // It is a part of the chipset that QEMU leaves off
                w.add(Opt.plain("global", "ICH9-LPC.noreboot=off"));
            } else {
                w.finish(watchdog, Opt.of("device", model).with("id", w.id(watchdog, "watchdog")));
            }
        });
        w.devices("vsock").toList().forEach(vsock -> {
            ledger.take(vsock, "@model");
            ledger.takeIf(vsock, "cid@auto", "no");
            Optional<String> cid = ledger.take(vsock, "cid@address");
            w.finish(vsock, Opt.of("device", "vhost-vsock-pci").with("id", w.id(vsock, "vsock")).with("guest-cid",
                    cid.orElse("3")));
        });
        w.devices("panic").filter(p -> p.get("@model").orElse("isa").equals("isa")).toList().forEach(panic -> {
            ledger.take(panic, "@model");
            Opt device = Opt.of("device", "pvpanic");
            panic.find("address[@type='isa']").ifPresent(address -> {
                ledger.take(address, "@type");
                device.with("ioport", ledger.take(address, "@iobase"));
            });
            w.finish(panic, device);
        });
        w.devices("filesystem").toList().forEach(this::fileSystem);
    }

    /** Comes before all other devices: those that are there before it are not behind it. */
    void iommu() {
        w.devices("iommu").toList().forEach(iommu -> {
            String model = ledger.take(iommu, "@model").orElse("");
            if (model.equals("smmuv3")) {
                w.add(Opt.of("machine").with("iommu", model));
                return;
            }
            if (!model.equals("intel") && !model.equals("virtio")) {
                ledger.lose(iommu, "This dialect has no driver for an IOMMU of this model.");
                return;
            }
            Opt device = Opt.of("device", model.equals("intel") ? "intel-iommu" : "virtio-iommu-pci").with("id",
                    w.id(iommu, "iommu"));
            Smalls.IOMMU.write(ledger, iommu, device);
            w.finish(iommu, device);
        });
    }

    /** libvirt gives a machine a balloon where nothing is said. */
    private void balloon() {
        Optional<Element> balloon = w.devices("memballoon").findFirst();
        if (balloon.isEmpty()) {
            w.add(Opt.of("device", "virtio-balloon-pci").with("id", "balloon0"));
            return;
        }
        String model = ledger.take(balloon.get(), "@model").orElse("virtio");
        if (!model.equals("none")) {
            Opt device = Opt.of("device", "virtio-balloon-pci").with("id", w.id(balloon.get(), "balloon"));
            Smalls.BALLOON.write(ledger, balloon.get(), device);
            w.finish(balloon.get(), device);
        }
    }

    private void random(Element rng) {
        String model = ledger.take(rng, "backend@model").orElse("");
        ledger.take(rng, "@model");
        String id = w.id(rng, "rng");
        if (model.equals("random")) {
            w.add(Opt.of("object", "rng-random").with("id", "obj" + id).with("filename",
                    ledger.take(rng, "backend").orElse("/dev/urandom")));
        } else if (model.equals("builtin")) {
            ledger.take(rng, "backend");
            w.add(Opt.of("object", "rng-builtin").with("id", "obj" + id));
        } else {
            ledger.lose(rng, "This dialect writes random numbers of the host and of QEMU only.");
            return;
        }
        w.finish(rng, Opt.of("device", "virtio-rng-pci").with("rng", "obj" + id).with("id", id)
                .with("max-bytes", ledger.take(rng, "rate@bytes")).with("period", ledger.take(rng, "rate@period")));
    }

    private void fileSystem(Element fs) {
        String id = w.id(fs, "fs");
        ledger.takeIf(fs, "@type", "mount");
        Optional<String> tag = ledger.take(fs, "target@dir");
        if (ledger.takeIf(fs, "driver@type", "virtiofs") && fs.get("source@socket").isPresent()) {
            w.add(Opt.of("chardev", "socket").with("id", "char" + id).with("path", ledger.take(fs, "source@socket")));
            w.finish(fs,
                    Opt.of("device", "vhost-user-fs-pci").with("id", id)
                            .with("queue-size", ledger.take(fs, "driver@queue"))
                            .with("chardev", "char" + id).with("tag", tag));
            return;
        }
        Optional<String> dir = ledger.take(fs, "source@dir");
        Optional<String> mode = Optional.ofNullable(SECURITY.get(ledger.take(fs, "@accessmode").orElse("passthrough")));
        if (fs.is("driver@type", "virtiofs") || dir.isEmpty() || mode.isEmpty()) {
            ledger.lose(fs, "libvirt starts virtiofsd itself; a script has to start it and name its socket.");
            return;
        }
        Opt backend = Opt.of("fsdev", "local").with("id", "fsdev-" + id).with("path", dir.get()).with("security_model",
                mode.get());
        if (fs.find("readonly").isPresent()) {
            ledger.take(fs, "readonly");
            backend.with("readonly", "on");
        }
        ledger.takeIf(fs, "driver@type", "path");
        Smalls.SHARED.write(ledger, fs, backend);
        w.add(backend);
        w.finish(fs,
                Opt.of("device", "virtio-9p-pci").with("id", id).with("fsdev", "fsdev-" + id).with("mount_tag", tag));
    }
}
