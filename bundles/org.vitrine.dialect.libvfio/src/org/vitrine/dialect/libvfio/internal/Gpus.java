// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Editable;
import org.vitrine.host.MdevType;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;

/** The GPUs. arcd chooses and makes devices as it starts; libvirt wants them named and there. */
final class Gpus {
    private static final int DISPLAY = 0x0300;
    private final Making making;
    private final Set<String> aliases = new HashSet<>();
    private final List<PciFunction> functions;
    private int taken;

    private Gpus(Making making) {
        this.making = making;
        functions = VirtualFunctions.on(making.host(), DISPLAY, making.config().texts("blacklistedPci"));
    }

    static void add(Making making) {
        Gpus gpus = new Gpus(making);
        for (int i = 0; i < making.config().count("gpus"); i++) {
            gpus.add(i, "gpus[" + i + "]");
        }
    }

    private void add(int number, String gpu) {
        switch (making.config().choice(gpu + ".gpuType")) {
            case "sysfsdev" -> mediated(number, gpu);
            case "sriovdev" -> function(gpu);
            case "passthrough" -> whole(gpu);
            default -> making.lose(gpu, "Its gpuType is none that LibVF.IO knows, so the machine is made without it.");
        }
    }

    private void mediated(int number, String gpu) {
        String uuid = making.uuid(number);
        Optional<MdevType> type = MdevChoice.of(making.config(), gpu).on(making.host());
        String id = type.map(MdevType::id).or(() -> making.config().text(gpu + ".mdevType")).orElse("");
        Optional<String> parent = type.map(MdevType::parent).or(() -> making.config().text(gpu + ".parentPort"));
        Editable device = making.device("hostdev").set("@mode", "subsystem").set("@type", "mdev")
                .set("@model", "vfio-pci").set("@display", "off").set("source/address@uuid", uuid);
        alias(device, making.config().text(gpu + ".devId").orElse(""));
        Editable wish = making.wish(uuid);
        parent.ifPresent(name -> wish.set("@parent", name));
        if (!id.isEmpty()) {
            wish.set("@type", id);
        }
        remember(wish, gpu, "maxVRam", "minVRam", "suffix");
        if (id.isEmpty()) {
            making.lose(gpu + ".mdevType",
                    "No type on this host has {0} to {1} MB and a name that ends in \"{2}\": choose one, and make the device {3} of it.",
                    making.config().number(gpu + ".minVRam"), making.config().number(gpu + ".maxVRam"),
                    making.config().text(gpu + ".suffix").orElse(""), uuid);
        } else {
            making.lose(gpu + ".mdevType",
                    "libvirt takes a mediated device that is there: before each start, mdevctl start -u {0} -p {1} -t {2}",
                    uuid, parent.orElse("PARENT (a name of /sys/class/mdev_bus)"), id);
        }
    }

    /** Keeps how a device was to be chosen, where it was said, since no domain can say it. */
    private void remember(Editable wish, String gpu, String... keys) {
        for (String key : keys) {
            making.config().node(gpu + "." + key).flatMap(node -> making.config().text(gpu + "." + key))
                    .ifPresent(value -> wish.set("@" + key, value));
        }
    }

    private void alias(Editable device, String id) {
        if (id.matches("[A-Za-z0-9_-]+") && aliases.add(id)) {
            device.set("alias@name", Making.alias(id));
        }
    }

    private void function(String gpu) {
        if (taken >= functions.size()) {
            making.lose(gpu,
                    "No virtual function of a GPU is known on this host: make them (sriov_numvfs), then add one "
                            + "as a PCI <hostdev>.");
            return;
        }
        PciAddress address = functions.get(taken++).address();
        pci(address);
        Editable wish = making.wish(address.toString());
        remember(wish, gpu, "maxVRam", "minVRam");
        List<String> types = making.config().texts(gpu + ".acceptableTypes");
        if (!types.isEmpty()) {
            wish.set("@acceptableTypes", String.join(" ", types));
        }
        making.lose(gpu,
                "arcd chooses a free virtual function by model and memory as it starts; libvirt wants it named: it is {0}.",
                address);
    }

    private void whole(String gpu) {
        String written = making.config().text(gpu + ".bdf").orElse("");
        Optional<PciAddress> address = PciAddress.of(written);
        if (address.isEmpty()) {
            making.lose(gpu + ".bdf",
                    "\"{0}\" is no PCI address such as 0000:01:00.0, so the machine is made without it.",
                    written);
            return;
        }
        pci(address.get());
        making.config().text(gpu + ".passthroughType").ifPresent(type -> making.lose(gpu + ".passthroughType",
                "Nothing reads it, arcd neither."));
    }

    private void pci(PciAddress address) {
        Editable device = making.device("hostdev").set("@mode", "subsystem").set("@type", "pci").set("@managed", "yes");
        PciSource.set(device, "source/address", address);
    }
}
