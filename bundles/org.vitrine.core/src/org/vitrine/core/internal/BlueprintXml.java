// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.Optional;

import org.vitrine.core.Blueprint;
import org.vitrine.core.Blueprint.Firmware;
import org.vitrine.provider.GuestSystem;
import org.vitrine.core.Blueprint.Network;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;

/**
 * Writes a blueprint as domain XML: what libvirt's own installer makes for such a guest (virt-install 4.1), with everything
 * left out that libvirt adds by itself, the balloon among it: what draws for the guest may need there to be none.
 *
 * @param plan one without problems
 */
public record BlueprintXml(Blueprint plan) {
    private static final String SKELETON = """
            <domain>
              <name/>
              <metadata>
                <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
                  <libosinfo:os id=""/>
                </libosinfo:libosinfo>
              </metadata>
              <memory unit='MiB'/>
              <vcpu/>
              <os>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <features>
                <acpi/>
                <apic/>
              </features>
              <devices>
              </devices>
            </domain>
            """;

    /** The document. */
    public Domain domain() {
        Domain skeleton = Domain.of(SKELETON);
        return skeleton.apply(skeleton.edit(this::fill));
    }

    private boolean isWindows() {
        return plan.guest() == GuestSystem.WINDOWS;
    }

    private void fill(Draft draft) {
        Editable root = draft.root();
        root.set("@type", plan.kvm() ? "kvm" : "qemu").set("name", plan.name());
        plan.guest().write(draft);
        root.set("memory", plan.memoryMiB()).set("vcpu", plan.vcpus());
        firmware(root);
        features(root);
        clock(root);
        if (plan.kvm()) {
            root.set("cpu@mode", "host-passthrough").set("cpu@check", "none").set("cpu@migratable", "on");
        }
        media(draft);
        network(draft);
        common(draft);
    }

    private void firmware(Editable root) {
        if (plan.firmware() != Firmware.BIOS) {
            root.set("os@firmware", "efi");
        }
        if (plan.firmware() == Firmware.UEFI_SECURE) {
            root.set("os/firmware/feature[@name='secure-boot']@enabled", "yes");
            root.set("os/firmware/feature[@name='enrolled-keys']@enabled", "yes");
            root.set("features/smm@state", "on");
        }
    }

    /** Windows is slow under KVM without these, and libvirt adds none by itself. */
    private void features(Editable root) {
        if (isWindows()) {
            root.set("features/hyperv@mode", "custom").set("features/hyperv/relaxed@state", "on")
                    .set("features/hyperv/vapic@state", "on").set("features/hyperv/spinlocks@state", "on")
                    .set("features/hyperv/spinlocks@retries", "8191");
        }
    }

    private void clock(Editable root) {
        root.set("clock@offset", isWindows() ? "localtime" : "utc")
                .set("clock/timer[@name='rtc']@tickpolicy", "catchup")
                .set("clock/timer[@name='pit']@tickpolicy", "delay").set("clock/timer[@name='hpet']@present", "no");
        if (isWindows()) {
            root.set("clock/timer[@name='hypervclock']@present", "yes");
        }
    }

    private void media(Draft draft) {
        plan.media().disk().ifPresent(file -> {
            // Windows finds a virtio disk only with the drivers at hand; SATA it always finds.
            boolean virtio = !isWindows() || plan.media().drivers().isPresent();
            Editable disk = draft.addDevice("disk").set("@type", "file").set("@device", "disk");
            disk.set("driver@name", "qemu").set("driver@type", plan.media().format()).set("driver@discard", "unmap");
            disk.set("source@file", file).set("target@dev", virtio ? "vda" : "sdc")
                    .set("target@bus", virtio ? "virtio" : "sata").set("boot@order", 1);
        });
        // An empty disk boots nothing, so the installer's turn comes by itself, and not again once it has written.
        cdrom(draft, plan.media().installer(), "sda", Optional.of(2));
        cdrom(draft, plan.media().drivers(), "sdb", Optional.empty());
    }

    private static void cdrom(Draft draft, Optional<String> image, String target, Optional<Integer> order) {
        image.ifPresent(file -> {
            Editable cdrom = draft.addDevice("disk").set("@type", "file").set("@device", "cdrom");
            cdrom.set("driver@name", "qemu").set("driver@type", "raw").set("source@file", file)
                    .set("target@dev", target).set("target@bus", "sata");
            cdrom.ensure("readonly");
            order.ifPresent(number -> cdrom.set("boot@order", number));
        });
    }

    private void network(Draft draft) {
        if (plan.network() instanceof Network.None) {
            return;
        }
        Editable card = draft.addDevice("interface");
        switch (plan.network()) {
            case Network.Virtual(String name) -> card.set("@type", "network").set("source@network", name);
            case Network.Bridge(String device) -> card.set("@type", "bridge").set("source@bridge", device);
            case Network.User(),Network.None() -> card.set("@type", "user");
        }
        card.set("model@type", isWindows() && plan.media().drivers().isEmpty() ? "e1000e" : "virtio");
    }

    private void common(Draft draft) {
        draft.addDevice("controller").set("@type", "usb").set("@model", "qemu-xhci").set("@ports", 15);
        draft.addDevice("input").set("@type", "tablet").set("@bus", "usb");
        draft.addDevice("channel").set("@type", "unix").set("target@type", "virtio").set("target@name",
                "org.qemu.guest_agent.0");
        if (plan.tpm()) {
            draft.addDevice("tpm").set("@model", "tpm-crb").set("backend@type", "emulator").set("backend@version",
                    "2.0");
        }
        draft.addDevice("rng").set("@model", "virtio").set("backend", "/dev/urandom").set("backend@model", "random");
    }
}
