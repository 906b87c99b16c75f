// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.Probe;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** SR-IOV: each virtual function of a GPU that a domain takes is a use. */
@Component(property = {GraphicsProvider.ID + "=" + SriovProvider.ID, GraphicsProvider.DEVICES + "=hostdev @type=pci"})
public final class SriovProvider implements GraphicsProvider {
    /** Its id. */
    static final String ID = "sriov";
    private static final String VENDOR_STATE = "/features/hyperv/vendor_id@state";

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of(ID, "SR-IOV",
                "The guest gets a virtual function of a GPU that the host and others share",
                Trait.MEDIATED, Trait.ACCELERATED);
    }

    @Override
    public List<Field<?>> fields() {
        return SriovFields.ALL;
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return Physical.of(host).stream()
                .flatMap(gpu -> gpu.addresses().stream().map(address -> candidate(gpu, address))).toList();
    }

    private static Candidate candidate(Physical gpu, PciAddress address) {
        Values values = Values.of(SriovFields.ALL).with(SriovFields.VF, address.toString())
                .with(SriovFields.PF, gpu.function().address().toString()).with(SriovFields.MANAGED, true);
        int number = gpu.index(address).orElse(0) + 1;
        return number > gpu.count()
                ? Candidate.of(values, "Virtual function {0} of {1}, not there yet", number, gpu.title())
                : Candidate.of(values, "Virtual function {0} of {1}", number, gpu.title());
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return new SriovUses(domain, host).all();
    }

    @Override
    public void add(Draft draft, Values values) {
        Editable hostdev = draft.addDevice("hostdev").set("@mode", "subsystem").set("@type", "pci");
        function(values).ifPresentOrElse(address -> {
            point(hostdev, address);
            DeviceWish.write(draft, address.toString(), SriovFields.WISHES, values);
            DeviceWish.claim(draft, address.toString(), ID);
        }, () -> Unchosen.claim(draft, hostdev));
        values.only(SriovFields.OWN).write(hostdev);
    }

    @Override
    public void change(Draft draft, Use use, Values values) {
        Editable hostdev = draft.at(use.anchor());
        if (values.equals(use.values())) {
            return;
        }
        Optional<PciAddress> old = SriovUses.address(use.anchor());
        Optional<PciAddress> now = function(values);
        if (now.isPresent() && !now.equals(old)) {
            point(hostdev, now.get());
            old.ifPresentOrElse(address -> forget(draft, address), () -> Unchosen.forget(draft, hostdev));
        }
        now.or(() -> old).ifPresent(
                address -> {
                    DeviceWish.write(draft, address.toString(), SriovFields.WISHES, values);
                    DeviceWish.claim(draft, address.toString(), ID);
                });
        values.only(SriovFields.OWN).write(hostdev);
        values.only(List.of(SriovFields.VENDOR_ID)).write(hostdev);
        vendorState(values).ifPresent(need -> need.make(draft));
    }

    @Override
    public void remove(Draft draft, Use use) {
        Unchosen.forget(draft, draft.at(use.anchor()));
        draft.at(use.anchor()).remove();
        SriovUses.address(use.anchor()).ifPresent(address -> forget(draft, address));
    }

    /** What was wanted of a function goes with the last that has it. */
    private static void forget(Draft draft, PciAddress address) {
        if (draft.now().devices("hostdev")
                .noneMatch(other -> SriovUses.address(other).filter(address::equals).isPresent())) {
            DeviceWish.remove(draft, address.toString());
        }
    }

    private static Optional<PciAddress> function(Values values) {
        return PciAddress.of(values.get(SriovFields.VF));
    }

    /** Makes an element name a function of the host. */
    static void point(Editable hostdev, PciAddress address) {
        hostdev.set("source/address@domain", "0x%04x".formatted(address.domain()))
                .set("source/address@bus", "0x%02x".formatted(address.bus()))
                .set("source/address@slot", "0x%02x".formatted(address.slot()))
                .set("source/address@function", "0x%x".formatted(address.function()));
    }

    @Override
    public List<Need> needs(Values values) {
        List<Need> needs = new ArrayList<>();
        needs.add(Need.of("/devices/memballoon@model", "none",
                "All memory of a machine with a device of the host is locked, so a balloon gives nothing back"));
        values.text(SriovFields.VENDOR_ID).ifPresent(id -> needs.add(Need.of("/features/hyperv/vendor_id@value", id,
                "The vendor id is a setting of the whole machine")));
        vendorState(values).ifPresent(needs::add);
        return List.copyOf(needs);
    }

    private static Optional<Need> vendorState(Values values) {
        return values.text(SriovFields.VENDOR_ID)
                .map(id -> Need.of(VENDOR_STATE, "on", "The vendor id counts only when it is switched on"));
    }

    @Override
    public List<Check> checks() {
        return SriovChecks.ALL;
    }

    @Override
    public List<Probe> probes() {
        return SriovProbes.ALL;
    }
}
