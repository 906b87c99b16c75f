// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Values;

/**
 * Writes the elements of one GPU. One that names a function already goes on to name it, the anchor names the GPU, and others
 * are made, used again or taken away.
 */
final class GpuWriter {
    private static final String MULTIFUNCTION = "address@multifunction";

    private final Draft draft;
    private final Values values;

    GpuWriter(Draft draft, Values values) {
        this.draft = draft;
        this.values = values;
    }

    /** @param have the elements that the use has, the anchor among them */
    void write(Element anchor, List<Element> have) {
        List<PciAddress> wanted = VfioFields.functions(values);
        List<Element> spare = new ArrayList<>();
        Map<PciAddress, Element> named = new HashMap<>();
        for (Element element : have) {
            Optional<PciAddress> address = new Hostdev(element).address();
            if (element.id() != anchor.id() && address.filter(wanted.subList(Math.min(1, wanted.size()),
                    wanted.size())::contains).isPresent() && !named.containsKey(address.get())) {
                named.put(address.get(), element);
            } else if (element.id() != anchor.id()) {
                spare.add(element);
            }
        }
        List<Editable> written = new ArrayList<>();
        for (int i = 0; i < Math.max(1, wanted.size()); i++) {
            Element known = i == 0 ? anchor : named.get(wanted.get(i));
            Editable hostdev = known != null
                    ? draft.at(known)
                    : spare.isEmpty() ? Hostdev.add(draft) : draft.at(spare.removeFirst());
            if (!wanted.isEmpty()) {
                Hostdev.point(hostdev, wanted.get(i));
            }
            written.add(hostdev);
        }
        spare.forEach(element -> draft.at(element).remove());
        values.only(VfioFields.OWN).write(written.getFirst());
        written.stream().skip(1).forEach(this::writeCompanion);
        place(written);
    }

    /** What holds for all functions of a card alike. */
    private void writeCompanion(Editable hostdev) {
        values.only(List.of(VfioFields.MANAGED)).write(hostdev);
    }

    private void place(List<Editable> hostdevs) {
        Editable gpu = hostdevs.getFirst();
        boolean was = gpu.element().is(MULTIFUNCTION, "on");
        if (!values.get(VfioFields.TOGETHER)) {
            if (was) {
                hostdevs.forEach(hostdev -> hostdev.clear("address"));
            }
            return;
        }
        PciAddress slot = new Hostdev(gpu.element()).guestAddress().orElseGet(() -> freeSlot(draft.now()));
        Set<Integer> taken = new HashSet<>();
        taken.add(slot.function());
        Hostdev.place(gpu, slot);
        gpu.set(MULTIFUNCTION, "on");
        List<Editable> rest = hostdevs.subList(1, hostdevs.size());
        rest.stream().map(hostdev -> new Hostdev(hostdev.element()).guestAddress()).flatMap(Optional::stream)
                .filter(slot::isSameSlot).forEach(place -> taken.add(place.function()));
        for (Editable hostdev : rest) {
            if (new Hostdev(hostdev.element()).guestAddress().filter(slot::isSameSlot).isEmpty()) {
                int function = Stream.iterate(0, n -> n + 1).filter(taken::add).findFirst().orElseThrow();
                hostdev.clear("address");
                Hostdev.place(hostdev, new PciAddress(slot.domain(), slot.bus(), slot.slot(), function & 7));
            }
        }
    }

    /**
     * A slot on a bus that nothing stands on yet; libvirt makes the controller for it, and those for the buses between. A
     * PCI Express root port has the slot 0 alone, a conventional bridge keeps it for itself.
     */
    private static PciAddress freeSlot(Domain domain) {
        Stream<String> indexes = domain.devices("controller").filter(controller -> controller.is("@type", "pci"))
                .flatMap(controller -> controller.get("@index").stream());
        Stream<String> buses = domain.find("/devices").stream().flatMap(Element::children)
                .flatMap(device -> device.children("address")).filter(address -> address.is("@type", "pci"))
                .flatMap(address -> address.get("@bus").stream());
        int last = Stream.concat(indexes, buses).mapToInt(GpuWriter::number).max().orElse(0);
        boolean isExpress = domain.get("/os/type@machine").filter(machine -> machine.contains("q35")).isPresent();
        return new PciAddress(0, Math.min(last + 1, 0xff), isExpress ? 0 : 1, 0);
    }

    private static int number(String text) {
        return text.matches("0x[0-9a-fA-F]{1,4}|\\d{1,5}") ? Integer.decode(text) : 0;
    }
}
