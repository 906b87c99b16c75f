// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Fact;
import org.vitrine.host.Mdev;
import org.vitrine.host.MdevParent;
import org.vitrine.host.MdevType;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/**
 * LVF-003: no mediated device fits, so arcd starts the machine without it (src/libvfio/control/iommu.nim), and QEMU ends
 * with 'there is no device "hostdev0" defined' where commands set properties of it.
 */
@Component(service = Check.class)
public final class MdevTypeCheck extends LibvfioCheck {

    /** The check. */
    public MdevTypeCheck() {
        super("LVF-003", "Can the host make the mediated devices?");
    }

    @Override
    Finding answer(Arcd arcd) {
        List<Arcd.Gpu> gpus = arcd.gpus("sysfsdev");
        if (gpus.isEmpty()) {
            return Finding.notApplicable();
        }
        List<MdevParent> parents = arcd.host().mdev().parents().optional().orElse(List.of());
        for (Arcd.Gpu gpu : gpus) {
            if (parents.stream().noneMatch(parent -> offers(gpu, parent))) {
                return missing(arcd, gpu, parents);
            }
        }
        return Finding.pass("The host has a type for each mediated device").saw(Mdev.PARENTS, names(parents));
    }

    private static boolean offers(Arcd.Gpu gpu, MdevParent parent) {
        String wanted = gpu.get("parentPort");
        return (wanted.isEmpty() || wanted.equals(parent.name())) && parent.types().optional().orElse(List.of())
                .stream()
                .anyMatch(type -> fits(gpu, type) && type.available().optional().filter(left -> left > 0).isPresent());
    }

    private static boolean fits(Arcd.Gpu gpu, MdevType type) {
        String id = gpu.get("mdevType");
        if (!id.isEmpty()) {
            return type.id().equals(id);
        }
        Optional<Integer> memory = type.memory().optional();
        return memory.isPresent() && memory.get() >= gpu.least() && memory.get() <= gpu.most()
                && type.name().optional().filter(name -> name.endsWith(gpu.get("suffix"))).isPresent();
    }

    private static Finding missing(Arcd arcd, Arcd.Gpu gpu, List<MdevParent> parents) {
        String id = gpu.get("mdevType");
        boolean isSet = arcd.source().below("commands").stream()
                .anyMatch(entry -> entry.value().startsWith("device." + devId(gpu) + "."));
        Finding finding = isSet
                ? Finding.block("QEMU will not start: no mediated device fits, and commands set properties of it")
                : Finding.block("arcd starts the machine without this GPU: no mediated device fits");
        return finding.about(gpu.place("mdevType"))
                .because(id.isEmpty()
                        ? "No type with {0} to {1} MB whose name ends in \"{2}\" has an instance left."
                        : "No type \"{3}\" has an instance left.", gpu.least(), gpu.most(), gpu.get("suffix"), id)
                .solve("Name a type that the host has, free an instance, or have the types made (gvm-post.service with GVM).")
                .saw(Mdev.PARENTS, parents.isEmpty() ? "not there" : names(parents));
    }

    private static String devId(Arcd.Gpu gpu) {
        return gpu.get("devId").isEmpty() ? "hostdev0" : gpu.get("devId");
    }

    private static String names(List<MdevParent> parents) {
        return String.join(", ", parents.stream().map(parent -> parent.name() + ": " + String.join(" ",
                (parent.types() instanceof Fact.Known<List<MdevType>>(List<MdevType> types)
                        ? types
                        : List.<MdevType>of())
                        .stream().map(MdevType::id).toList()))
                .toList());
    }
}
