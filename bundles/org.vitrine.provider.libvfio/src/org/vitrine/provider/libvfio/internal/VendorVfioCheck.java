// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.NvidiaVgpu;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/**
 * LVF-006: arcd makes mediated devices only (src/libvfio/control/iommu.nim). From kernel 6.8 on NVIDIA's driver gives virtual
 * functions with files of its own instead.
 */
@Component(service = Check.class)
public final class VendorVfioCheck extends LibvfioCheck {
    private static final int NVIDIA = 0x10de;

    /** The check. */
    public VendorVfioCheck() {
        super("LVF-006", "Does the host make virtual GPUs as mediated devices?");
    }

    @Override
    Finding answer(Arcd arcd) {
        List<Arcd.Gpu> gpus = arcd.gpus("sysfsdev").stream().filter(gpu -> !gpu.get("mdevType").startsWith("i915"))
                .toList();
        if (gpus.isEmpty()) {
            return Finding.notApplicable();
        }
        List<PciFunction> functions = arcd.host().pci().functions().optional().orElse(List.of()).stream()
                .filter(function -> function.vendor().is(NVIDIA)).toList();
        Optional<PciFunction> vendor = functions.stream()
                .filter(function -> new NvidiaVgpu(arcd.host(), function).current().optional().isPresent()).findFirst();
        if (vendor.isEmpty()) {
            return Finding.pass("No virtual function has files of NVIDIA's own").saw("NVIDIA functions",
                    functions.size());
        }
        return Finding.block("arcd cannot make virtual GPUs on this host").about(gpus.getFirst().place("mdevType"))
                .because(
                        "NVIDIA's driver gives {0} its type through {1}, as from kernel 6.8 on; arcd knows mediated devices only.",
                        vendor.get().address(), "nvidia/current_vgpu_type")
                .solve("Open it as a domain and take the virtual function as a PCI device, its type set beforehand.")
                .saw(vendor.get().path() + "/nvidia/current_vgpu_type", "there");
    }
}
