// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevType;
import org.vitrine.host.PciFunction;
import org.vitrine.yaml.Node;

/** The devices of a machine. */
final class DeviceMaker {
    private static final String DEVICES = "domain.devices.";
    private final Manifests manifests;
    private final Carried carried;
    private final HostSnapshot host;
    private final Draft draft;
    private final Set<PciFunction> used = new HashSet<>();
    private int disks;

    DeviceMaker(Manifests manifests, Carried carried, HostSnapshot host, Draft draft) {
        this.manifests = manifests;
        this.carried = carried;
        this.host = host;
        this.draft = draft;
    }

    void make() {
        for (int i = 0; i < carried.count(DEVICES + "disks"); i++) {
            disk(DEVICES + "disks[" + i + "]");
        }
        for (int i = 0; i < carried.count(DEVICES + "interfaces"); i++) {
            network(DEVICES + "interfaces[" + i + "]");
        }
        screen();
        for (int i = 0; i < carried.count(DEVICES + "gpus"); i++) {
            device(DEVICES + "gpus[" + i + "]");
        }
        for (int i = 0; i < carried.count(DEVICES + "hostDevices"); i++) {
            device(DEVICES + "hostDevices[" + i + "]");
        }
        if (carried.node(DEVICES + "rng").isPresent()) {
            draft.addDevice("rng").set("@model", "virtio").set("backend@model", "random").set("backend",
                    "/dev/urandom");
            carried.all(DEVICES + "rng");
        }
        if (carried.node(DEVICES + "tpm").isPresent()) {
            draft.addDevice("tpm").set("@model", "tpm-crb").set("backend@type", "emulator").set("backend@version",
                    "2.0");
            carried.all(DEVICES + "tpm");
        }
        for (int i = 0; i < carried.count(DEVICES + "inputs"); i++) {
            String input = DEVICES + "inputs[" + i + "]";
            draft.addDevice("input").set("@type", carried.get(input + ".type").orElse("tablet")).set("@bus",
                    carried.get(input + ".bus").orElse("usb"));
            carried.all(input);
        }
        if (!carried.isOn(DEVICES + "autoattachMemBalloon", true)) {
            draft.addDevice("memballoon").set("@model", "none");
        }
    }

    private void screen() {
        boolean isOn = carried.isOn(DEVICES + "autoattachGraphicsDevice", true);
        String type = carried.get(DEVICES + "video.type").orElse("vga");
        if (isOn) {
            draft.addDevice("graphics").set("@type", "vnc").set("listen@type", "socket");
        }
        draft.addDevice("video").set("model@type", isOn ? type : "none");
    }

    private void disk(String path) {
        String name = carried.get(path + ".name").orElse("");
        boolean isCd = carried.node(path + ".cdrom").isPresent();
        String kind = isCd ? "cdrom" : carried.node(path + ".lun").isPresent() ? "lun" : "disk";
        String bus = carried.get(path + "." + kind + ".bus").orElse(isCd ? "sata" : "virtio");
        List<Node> volumes = manifests.items("volumes");
        int number = 0;
        while (number < volumes.size() && volumes.get(number).get("name").filter(name::equals).isEmpty()) {
            number++;
        }
        Optional<String> file = carried.get("volumes[" + number + "].hostDisk.path");
        carried.all(path + "." + kind);
        if (number < volumes.size() && file.isPresent()) {
            carried.all("volumes[" + number + "]");
            Editable disk = draft.addDevice("disk").set("@type", "file").set("@device", isCd ? "cdrom" : "disk")
                    .set("driver@name", "qemu").set("driver@type", "raw").set("source@file", file.get())
                    .set("target@dev", target(bus)).set("target@bus", bus);
            if (isCd || carried.isOn(path + "." + kind + ".readonly", false)) {
                disk.ensure("readonly");
            }
        } else {
            carried.all(path);
            carried.lose("volumes[" + number + "]",
                    "Its content lies in the cluster: fetch it (virtctl vmexport download) and add a disk with the file for \"{0}\".",
                    name);
        }
    }

    private String target(String bus) {
        String prefix = bus.equals("virtio") ? "vd" : "sd";
        int number = disks++;
        return number < 26
                ? prefix + (char) ('a' + number)
                : prefix + (char) ('a' + number / 26 - 1) + (char) ('a' + number % 26);
    }

    private void network(String path) {
        String name = carried.get(path + ".name").orElse("");
        Editable network = draft.addDevice("interface").set("@type", "user");
        carried.get(path + ".macAddress").ifPresent(mac -> network.set("mac@address", mac));
        network.set("model@type", carried.get(path + ".model").orElse("virtio"));
        List<Node> networks = manifests.items("networks");
        for (int i = 0; i < networks.size(); i++) {
            if (networks.get(i).get("name").filter(name::equals).isPresent()) {
                if (networks.get(i).find("pod").isEmpty()) {
                    carried.lose("networks[" + i + "]",
                            "The network is the cluster's: attach the interface to a network of the host.");
                }
                carried.all("networks[" + i + "]");
            }
        }
        if (carried.count(path + ".ports") > 0) {
            carried.lose(path + ".ports", "Forward them on the host, by <portForward> of a passt network.");
        }
        carried.all(path);
    }

    /** A device by its resource, which the KubeVirt resource resolves to a selector, and the host to a device. */
    private void device(String path) {
        String resource = carried.get(path + ".deviceName").orElse("");
        carried.get(path + ".name");
        Optional<String> claim = carried.get(path + ".claimName");
        if (claim.isPresent()) {
            carried.lose(path, "Which device the claim \"{0}\" gets is decided in the cluster: add the device by hand.",
                    claim.get());
            return;
        }
        Optional<Permitted> permitted = Permitted.of(manifests, resource);
        if (permitted.isEmpty()) {
            carried.lose(path, "What \"{0}\" stands for is in the cluster's KubeVirt resource: put it into the file, "
                    + "or add the device by hand.", resource);
        } else if (permitted.get().isMdev()) {
            mediated(path, permitted.get());
        } else {
            pci(path, permitted.get());
        }
    }

    private void pci(String path, Permitted permitted) {
        Optional<PciFunction> function = Devices.matching(host, permitted.selector()).stream().filter(used::add)
                .findFirst();
        if (function.isEmpty()) {
            carried.lose(path, "No free device of this host is {0}: add the device by hand.", permitted.selector());
            return;
        }
        Editable device = draft.addDevice("hostdev").set("@mode", "subsystem").set("@type", "pci").set("@managed",
                "yes");
        Devices.set(device, function.get().address());
        carried.all(path);
    }

    private void mediated(String path, Permitted permitted) {
        Optional<MdevType> type = Devices.type(host, permitted.selector());
        String uuid = UUID
                .nameUUIDFromBytes(("kubevirt:" + manifests.machine().get("metadata.name").orElse("") + ":" + path)
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
        boolean isShown = carried.isOn(path + ".virtualGPUOptions.display.enabled", true);
        Editable device = draft.addDevice("hostdev").set("@mode", "subsystem").set("@type", "mdev")
                .set("@model", "vfio-pci").set("@display", isShown ? "on" : "off");
        if (isShown && carried.isOn(path + ".virtualGPUOptions.display.ramFB.enabled", true)) {
            device.set("@ramfb", "on");
        }
        device.set("source/address@uuid", uuid);
        type.ifPresent(known -> draft.root().ensure("metadata/vitrine:devices")
                .set("@xmlns:vitrine", "urn:vitrine:domain:1.0").add("vitrine:device").set("@name", uuid)
                .set("@parent", known.parent()).set("@type", known.id()));
        carried.lose(path, "The node makes it; here make it before each start: mdevctl start -u {0} -p {1} -t {2}",
                uuid,
                type.map(MdevType::parent).orElse("PARENT"),
                type.map(MdevType::id).orElse("the type called " + permitted.selector()));
    }
}
