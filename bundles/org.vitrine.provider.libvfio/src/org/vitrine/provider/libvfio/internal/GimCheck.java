// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Pci;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** LVF-014: arcd finds virtual functions of GPUs by the file gpuvf of AMD's GIM only (src/libvfio/control/iommu.nim). */
@Component(service = Check.class)
public final class GimCheck extends LibvfioCheck {
    private static final String FILE = "gpuvf";

    /** The check. */
    public GimCheck() {
        super("LVF-014", "Does the host tell its virtual functions as AMD's GIM does?",
                Probe.path(Pci.DEVICES + "/*/" + FILE));
    }

    @Override
    Finding answer(Arcd arcd) {
        List<Arcd.Gpu> gpus = arcd.gpus("sriovdev");
        if (gpus.isEmpty()) {
            return Finding.notApplicable();
        }
        List<PciFunction> cards = arcd.host().pci().gpus().optional().orElse(List.of()).stream()
                .filter(card -> card.numVfs().optional().filter(count -> count > 0).isPresent()).toList();
        boolean isGim = cards.stream().anyMatch(card -> card.read(FILE).optional().isPresent());
        if (isGim) {
            return Finding.pass("A card has GIM's file {0}", FILE).saw(FILE, "there");
        }
        return Finding.block("arcd will find no virtual function").about(gpus.getFirst().place("gpuType"))
                .because(cards.isEmpty()
                        ? "No GPU of this host has virtual functions."
                        : "arcd reads the file {0} of AMD's GIM (S7150), and no card here has it; others' SR-IOV it does not know.",
                        FILE)
                .solve("Open it as a domain and take the virtual function as a PCI device.")
                .saw(cards.isEmpty() ? Pci.DEVICES : cards.getFirst().path() + "/" + FILE,
                        cards.isEmpty() ? "no GPU with virtual functions" : "not there");
    }
}
