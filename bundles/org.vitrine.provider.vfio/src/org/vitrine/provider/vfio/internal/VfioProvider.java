// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** PCI passthrough of whole GPUs: each GPU is a use, with the {@code <hostdev>}s of its companion functions. */
@Component(property = {GraphicsProvider.ID + "=vfio", GraphicsProvider.DEVICES + "=hostdev @type=pci"})
public final class VfioProvider implements GraphicsProvider {
    /** Its id. */
    static final String ID = "vfio";

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of(ID, "GPU passthrough", "The guest gets a whole GPU of the host, with its own driver",
                Trait.PASSED_THROUGH, Trait.ACCELERATED);
    }

    @Override
    public List<Field<?>> fields() {
        return VfioFields.ALL;
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return Gpus.of(host).stream().map(Gpus::candidate).toList();
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return new GpuUses(host).of(domain);
    }

    @Override
    public void add(Draft draft, Values values) {
        Editable anchor = Hostdev.add(draft);
        new GpuWriter(draft, values).write(anchor.element(), List.of(anchor.element()));
        values.text(VfioFields.MMIO64).ifPresent(size -> MmioWindow.write(draft, size));
    }

    @Override
    public void change(Draft draft, Use use, Values values) {
        Editable anchor = draft.at(use.anchor());
        if (values.equals(use.values())) {
            return;
        }
        new GpuWriter(draft, values).write(use.anchor(),
                use.elements().stream().filter(element -> element.name().equals("hostdev")).toList());
        values.text(VfioFields.HUGE_PAGES)
                .filter(size -> !use.values().text(VfioFields.HUGE_PAGES).equals(Optional.of(size)))
                .ifPresent(size -> HugePageUnit.clear(draft));
        values.only(VfioFields.SHARED).write(anchor);
        values.text(VfioFields.MMIO64).ifPresent(size -> MmioWindow.write(draft, size));
        switches(values).forEach(need -> need.make(draft));
    }

    @Override
    public List<Need> needs(Values values) {
        List<Need> needs = new ArrayList<>();
        needs.add(Need.of("/devices/memballoon@model", "none",
                "All memory of a machine with a device of the host is locked, so a balloon gives nothing back")
                .checkedBy("VFIO-033"));
        for (Field<?> field : VfioFields.SHARED) {
            values.text(field).ifPresent(text -> field.at().ifPresent(place -> needs
                    .add(Need.of(place, text, "{0} is a setting of the whole machine", field.label()))));
        }
        needs.addAll(switches(values));
        return List.copyOf(needs);
    }

    /** What must stand beside a shared setting for it to count. */
    private static List<Need> switches(Values values) {
        List<Need> needs = new ArrayList<>();
        values.text(VfioFields.VENDOR_ID).ifPresent(id -> needs.add(Need.of("/features/hyperv/vendor_id@state", "on",
                "The vendor id counts only when it is switched on")));
        values.text(VfioFields.ADDRESS_BITS).ifPresent(bits -> needs.add(Need.of("/cpu/maxphysaddr@mode", "passthrough",
                "A limit belongs to the host's own number of address bits")));
        return needs;
    }

    @Override
    public List<Check> checks() {
        return VfioChecks.ALL;
    }

    @Override
    public List<Probe> probes() {
        return VfioProbes.ALL;
    }
}
