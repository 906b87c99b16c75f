// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Ledger;
import org.vitrine.yaml.YamlValue.Fields;

/** The devices of a domain, and what the cluster must permit for them. */
final class DeviceParts {
    private final Ledger ledger;
    private final Fields spec;
    private final Fields devices;
    private final String name;
    private final HostDeviceParts hostDevices;

    DeviceParts(Ledger ledger, HostSnapshot host, Fields spec, String name) {
        this.ledger = ledger;
        this.spec = spec;
        this.name = name;
        devices = spec.at("domain").at("devices");
        hostDevices = new HostDeviceParts(ledger, host, devices);
    }

    /** The KubeVirt resource with what these devices need; empty when they need nothing. */
    Optional<Fields> cluster() {
        return hostDevices.cluster();
    }

    void take() {
        screens();
        int number = 0;
        for (Element disk : ledger.domain().devices("disk").toList()) {
            disk(disk, name + "-" + number++);
        }
        List<Element> networks = ledger.domain().devices("interface").toList();
        for (Element network : networks) {
            network(network, networks.indexOf(network));
        }
        ledger.domain().devices("hostdev").forEach(hostDevices::take);
        ledger.domain().devices("input").forEach(this::input);
        ledger.domain().devices("rng").findFirst().ifPresent(rng -> {
            devices.put("rng", new Fields());
            ledger.all(rng);
        });
        ledger.domain().devices("tpm").findFirst().ifPresent(tpm -> {
            devices.put("tpm", new Fields());
            ledger.all(tpm);
        });
        ledger.domain().devices("memballoon").forEach(balloon -> {
            if (balloon.is("@model", "none")) {
                devices.put("autoattachMemBalloon", false);
            }
            ledger.all(balloon);
        });
        List.of("emulator", "controller", "serial", "console").forEach(kind -> ledger.domain().devices(kind)
                .forEach(ledger::all));
        for (String kind : List.of("disk", "interface", "hostdev", "video", "rng", "tpm")) {
            ledger.domain().devices(kind).forEach(device -> List.of("address", "alias")
                    .forEach(part -> device.children(part).forEach(ledger::all)));
        }
    }

    private void screens() {
        List<Element> videos = ledger.domain().devices("video").toList();
        Optional<Element> video = videos.stream().findFirst();
        boolean isOff = videos.isEmpty() || video.filter(one -> one.is("model@type", "none")).isPresent();
        devices.put("autoattachGraphicsDevice", !isOff);
        videos.stream().skip(1)
                .forEach(other -> ledger.lose(other, "KubeVirt gives a machine one video device with one head."));
        video.ifPresent(one -> video(one, isOff));
        ledger.domain().devices("graphics").forEach(graphics -> {
            if (graphics.is("@type", "vnc") && !isOff) {
                ledger.all(graphics);
            } else {
                ledger.lose(graphics, isOff
                        ? "Without a video device KubeVirt shows no screen."
                        : "KubeVirt shows screens by VNC only.");
            }
        });
        ledger.domain().devices("shmem")
                .forEach(memory -> ledger.lose(memory, "KubeVirt has no shared memory, hence no Looking Glass."));
    }

    private void video(Element video, boolean isOff) {
        String type = video.get("model@type").orElse("vga");
        ledger.take(video, "model@type");
        ledger.take(video, "model@primary");
        ledger.take(video, "model@vram");
        ledger.takeIf(video, "model@heads", "1");
        if (isOff) {
            return;
        }
        boolean isKnown = List.of("vga", "cirrus", "virtio", "ramfb", "bochs").contains(type);
        devices.at("video").put("type", isKnown ? type : "vga");
        if (!isKnown) {
            ledger.losePart(video, "model@type", "KubeVirt refuses the video type \"{0}\"; it is vga now.", type);
        }
        video.find("model/acceleration").filter(acceleration -> acceleration.is("@accel3d", "yes"))
                .ifPresent(acceleration -> ledger.lose(acceleration,
                        "KubeVirt has no OpenGL for a virtual display (virgl)."));
    }

    private void disk(Element disk, String volume) {
        boolean isCd = disk.is("@device", "cdrom");
        boolean isFloppy = disk.is("@device", "floppy");
        Optional<String> source = disk.get("source@file").or(() -> disk.get("source@dev"));
        if (isFloppy || source.isEmpty()) {
            ledger.lose(disk,
                    isFloppy
                            ? "KubeVirt has no floppies."
                            : "Only disks that are files or block devices can be uploaded.");
            return;
        }
        String bus = disk.get("target@bus").filter(name -> List.of("virtio", "sata", "scsi", "usb").contains(name))
                .orElse("sata");
        Fields one = new Fields().put("name", volume);
        one.at(isCd ? "cdrom" : "disk").put("bus", isCd && bus.equals("virtio") ? "sata" : bus);
        devices.add("disks", one);
        Fields claim = new Fields().put("name", volume);
        claim.at("persistentVolumeClaim").put("claimName", volume);
        spec.add("volumes", claim);
        ledger.losePart(disk, disk.get("source@file").isPresent() ? "source@file" : "source@dev",
                "The cluster does not see this host: upload it with virtctl image-upload pvc {0} --image-path {1}",
                volume,
                source.get());
        List.of("@type", "@device", "driver@name", "driver@type", "target@dev", "target@bus")
                .forEach(path -> ledger.take(disk, path));
        disk.find("readonly").filter(readonly -> isCd).ifPresent(ledger::all);
    }

    private void network(Element network, int number) {
        String own = number == 0 ? "default" : "net" + number;
        Fields one = new Fields().put("name", own).put("masquerade", new Fields());
        network.get("mac@address").ifPresent(mac -> one.put("macAddress", mac));
        network.get("model@type")
                .filter(model -> List.of("virtio", "e1000", "e1000e", "rtl8139", "ne2k_pci", "pcnet").contains(model))
                .ifPresent(model -> one.put("model", model));
        if (number > 0) {
            ledger.lose(network,
                    "A machine has one interface in the pod's network; others need networks of the cluster (Multus).");
            return;
        }
        devices.add("interfaces", one);
        Fields pod = new Fields().put("name", own).put("pod", new Fields());
        spec.add("networks", pod);
        if (!network.is("@type", "user")) {
            network.find("source").ifPresent(source -> ledger.lose(source,
                    "The host's network is not the cluster's: the guest is behind the pod's address now."));
        }
        List.of("@type", "mac@address", "model@type").forEach(path -> ledger.take(network, path));
    }

    private void input(Element input) {
        if (input.is("@type", "tablet") && (input.is("@bus", "usb") || input.is("@bus", "virtio"))) {
            devices.add("inputs",
                    new Fields().put("type", "tablet").put("bus", input.get("@bus").orElse("usb")).put("name",
                            "tablet"));
            ledger.all(input);
        } else if (!input.is("@type", "evdev") && !input.is("@type", "passthrough")) {
            ledger.all(input);
        }
    }
}
