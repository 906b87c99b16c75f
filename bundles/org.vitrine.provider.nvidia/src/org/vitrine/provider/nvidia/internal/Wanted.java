// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;
import org.vitrine.provider.WantedMdev;

/**
 * A {@code <hostdev>} that may be a virtual GPU of NVIDIA's. The domain's metadata tells first, so that the answer is the same
 * on every host; then the host.
 *
 * @param host    where the machine is to run
 * @param domain  the domain
 * @param element its {@code <hostdev>}
 */
record Wanted(HostSnapshot host, Domain domain, Element element) {

    /** The element of the domain's metadata that says what it is to be; empty when there is none. */
    Optional<Element> wish() {
        return hostdev().device().flatMap(device -> DeviceWish.entry(domain, device));
    }

    private Hostdev hostdev() {
        return new Hostdev(element);
    }

    private WantedMdev mediated() {
        return new WantedMdev(host, domain, element);
    }

    private boolean isMediated() {
        return element.is("@type", "mdev");
    }

    /** Whether it is one, as far as the domain and the host tell. */
    boolean isOurs() {
        Optional<String> owner = hostdev().device().flatMap(device -> DeviceWish.owner(domain, device));
        return owner.map(NvidiaProvider.ID::equals)
                .orElseGet(() -> isMediated() ? isOurMediated() : element.is("@type", "pci") && isOurFunction());
    }

    private boolean isOurMediated() {
        return switch (mediated().anyType()) {
            case Fact.Known<String>(String type) -> type.startsWith(Profile.PREFIX);
            default -> !Card.on(host).or(List.of()).isEmpty() && host.mdev().parents().or(List.of()).stream()
                    .noneMatch(parent -> parent.types().or(List.of()).stream()
                            .anyMatch(type -> !type.id().startsWith(Profile.PREFIX)));
        };
    }

    private boolean isOurFunction() {
        boolean isWanted = wish().flatMap(wish -> wish.get("@" + NvidiaFields.TYPE.id())).flatMap(Profile::number)
                .isPresent();
        return isWanted || function().filter(one -> host.nvidia().vgpu(one).current() instanceof Fact.Known
                || isHidden(one) || missingCard(one).isPresent()).isPresent();
    }

    /** Whether it is a virtual function that the driver has and whose type this user may not read. */
    private boolean isHidden(PciFunction function) {
        return host.nvidia().vgpu(function).current() instanceof Fact.Unknown
                && function.driver().equals(Fact.known("nvidia"))
                && function.physicalFunction() instanceof Fact.Known;
    }

    /** The card of NVIDIA's that a function which is not there would be a part of. */
    private static Optional<PciFunction> missingCard(PciFunction function) {
        return function.missingPartOf().optional().filter(physical -> physical.vendor().is(Card.NVIDIA));
    }

    private Optional<PciFunction> function() {
        return hostdev().function().map(host.pci()::function);
    }

    /** For a person. */
    String name() {
        String type = values().text(NvidiaFields.TYPE).orElse("NVIDIA vGPU");
        return type + ", " + hostdev().device().orElse("without a device");
    }

    /** Its settings: those that are written, else those that the device has. */
    Values values() {
        Values values = Values.read(NvidiaFields.ALL, element);
        Optional<String> device = hostdev().device();
        if (device.isEmpty()) {
            return values;
        }
        Values wanted = DeviceWish.read(values.with(NvidiaFields.DEVICE, device.get()), NvidiaFields.WISHES, domain,
                device.get());
        return isMediated()
                ? or(or(wanted, NvidiaFields.TYPE, mediated().type()), NvidiaFields.PARENT, mediated().parent())
                : function().map(one -> or(or(wanted, NvidiaFields.TYPE, host.nvidia().vgpu(one).current()
                        .flatMap(type -> type == 0 ? Fact.absent() : Fact.known(String.valueOf(type)))),
                        NvidiaFields.PARENT, card(one).map(card -> card.address().toString())))
                        .orElse(wanted);
    }

    private static Fact<PciFunction> card(PciFunction function) {
        return function.physicalFunction()
                .ifAbsent(() -> missingCard(function).map(Fact::known).orElseGet(Fact::absent));
    }

    private static Values or(Values values, Field<String> field, Fact<String> seen) {
        return values.text(field).isEmpty() && seen instanceof Fact.Known<String>(String text)
                ? values.with(field, text)
                : values;
    }
}
