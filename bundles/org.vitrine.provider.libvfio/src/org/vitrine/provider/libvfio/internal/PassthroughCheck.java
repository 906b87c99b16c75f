// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Verdict;

/** LVF-007: arcd gives a whole PCI device to QEMU but binds no driver to it; only virtual functions get vfio-pci. */
@Component(service = Check.class)
public final class PassthroughCheck extends LibvfioCheck {

    /** The check. */
    public PassthroughCheck() {
        super("LVF-007", "Are passed-through GPUs bound to vfio-pci?");
    }

    @Override
    Finding answer(Arcd arcd) {
        List<Arcd.Gpu> gpus = arcd.gpus("passthrough");
        for (Arcd.Gpu gpu : gpus) {
            Optional<PciAddress> address = PciAddress.of(gpu.get("bdf"));
            Finding finding = address.map(where -> bound(gpu, arcd.host().pci().function(where)))
                    .orElseGet(() -> Finding.block("\"{0}\" is no PCI address", gpu.get("bdf")).about(gpu.place("bdf"))
                            .solve("Write it as lspci -D does: 0000:01:00.0.").saw("bdf", gpu.get("bdf")));
            if (finding.verdict() != Verdict.PASS) {
                return finding;
            }
        }
        return gpus.isEmpty()
                ? Finding.notApplicable()
                : Finding.pass("Each GPU is bound to vfio-pci").saw("GPUs", gpus.size());
    }

    private static Finding bound(Arcd.Gpu gpu, PciFunction function) {
        if (gpu.arcd().host().entry(function.path()).optional().isEmpty()) {
            return Finding.block("There is no PCI device {0}", function.address()).about(gpu.place("bdf"))
                    .solve("Look the address up in lspci -D.").saw(function.path(), "not there");
        }
        Optional<String> driver = function.driver().optional();
        return driver.filter("vfio-pci"::equals).isPresent()
                ? Finding.pass("{0} is bound to vfio-pci", function.address())
                : Finding.block("{0} is not bound to vfio-pci", function.address()).about(gpu.place("bdf"))
                        .because("It belongs to {0}; arcd binds virtual functions only, so QEMU cannot open it.",
                                driver.orElse("no driver"))
                        .solve("Bind it before arcd starts, by driverctl set-override or by the passthrough provider's plan; "
                                + "or open it as a domain, which libvirt binds (managed).")
                        .saw(function.path() + "/driver", driver.orElse("not there"));
    }
}
