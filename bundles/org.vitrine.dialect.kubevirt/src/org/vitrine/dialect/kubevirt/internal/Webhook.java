// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.vitrine.dialect.kubevirt.internal.Schemas.Fault;
import org.vitrine.yaml.Node;
import org.vitrine.yaml.YamlPath;

/** What the admission webhook refuses although the schema takes it. */
final class Webhook {
    private static final Set<String> VIDEO = Set.of("vga", "cirrus", "virtio", "ramfb", "bochs");
    private static final Set<String> VIDEO_OTHERS = Set.of("virtio", "ramfb");
    private final Manifests manifests;
    private final List<Fault> faults = new ArrayList<>();

    private Webhook(Manifests manifests) {
        this.manifests = manifests;
    }

    static List<Fault> faults(Manifests manifests) {
        Webhook webhook = new Webhook(manifests);
        webhook.video();
        webhook.devices();
        webhook.disks();
        webhook.firmware();
        return webhook.faults;
    }

    private void add(String path, String message) {
        List<YamlPath.Step> steps = new ArrayList<>(YamlPath.of(manifests.specPath()).steps());
        steps.addAll(YamlPath.of(path).steps());
        faults.add(new Fault(new YamlPath(steps), message));
    }

    private void video() {
        Node spec = manifests.spec();
        String architecture = spec.get("architecture").orElse("amd64");
        Set<String> known = architecture.equals("amd64")
                ? VIDEO
                : architecture.equals("s390x") ? Set.of("virtio") : VIDEO_OTHERS;
        spec.get("domain.devices.video.type").filter(type -> !known.contains(type)).ifPresent(type -> add(
                "domain.devices.video.type", "KubeVirt refuses the video type " + type + " on " + architecture
                        + "; it takes " + String.join(", ", known.stream().sorted().toList())));
        boolean isOff = spec.get("domain.devices.autoattachGraphicsDevice").filter("false"::equals).isPresent();
        if (isOff && spec.find("domain.devices.video").isPresent()) {
            add("domain.devices.video", "there is no video device where autoattachGraphicsDevice is false");
        }
    }

    private void devices() {
        Set<String> names = new HashSet<>();
        int framebuffers = 0;
        for (String list : List.of("gpus", "hostDevices")) {
            List<Node> devices = manifests.items("domain.devices." + list);
            for (int i = 0; i < devices.size(); i++) {
                Node device = devices.get(i);
                String path = "domain.devices." + list + "[" + i + "]";
                String name = device.get("name").orElse("");
                if (!names.add(name)) {
                    add(path, "two devices are called \"" + name + "\"");
                }
                boolean isNamed = device.get("deviceName").isPresent();
                if (isNamed == device.get("claimName").isPresent()) {
                    add(path, "a device has either a deviceName or a claimName");
                }
                framebuffers += device.get("virtualGPUOptions.display.ramFB.enabled").filter("true"::equals).isPresent()
                        ? 1
                        : 0;
            }
        }
        if (framebuffers > 1) {
            add("domain.devices.gpus", "at most one virtual GPU has a ramfb display");
        }
    }

    private void disks() {
        Set<String> volumes = new HashSet<>();
        manifests.items("volumes").forEach(volume -> volume.get("name").ifPresent(volumes::add));
        List<Node> disks = manifests.items("domain.devices.disks");
        for (int i = 0; i < disks.size(); i++) {
            String name = disks.get(i).get("name").orElse("");
            if (!volumes.contains(name)) {
                add("domain.devices.disks[" + i + "]", "no volume is called \"" + name + "\"");
            }
        }
        Set<String> networks = new HashSet<>();
        manifests.items("networks").forEach(network -> network.get("name").ifPresent(networks::add));
        List<Node> interfaces = manifests.items("domain.devices.interfaces");
        for (int i = 0; i < interfaces.size(); i++) {
            String name = interfaces.get(i).get("name").orElse("");
            if (!networks.contains(name)) {
                add("domain.devices.interfaces[" + i + "]", "no network is called \"" + name + "\"");
            }
        }
    }

    /** Secure boot, which EFI has unless it is switched off, needs SMM. */
    private void firmware() {
        Node spec = manifests.spec();
        boolean isEfi = spec.find("domain.firmware.bootloader.efi").isPresent();
        boolean isSecure = isEfi
                && spec.get("domain.firmware.bootloader.efi.secureBoot").filter("false"::equals).isEmpty();
        boolean hasSmm = spec.find("domain.features.smm").isPresent()
                && spec.get("domain.features.smm.enabled").filter("false"::equals).isEmpty();
        if (isSecure && !hasSmm) {
            add("domain.firmware.bootloader.efi",
                    "secure boot needs features.smm; enable it, or set secureBoot to false");
        }
    }
}
