// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

/**
 * What of the platform and the hypervisor a guest sees, {@code <features>}.
 *
 * @param element the root of the domain, since a domain without features has none of these and may get them
 */
public record Features(Element element) {

    /** Those of a domain. */
    public static Features of(Domain domain) {
        return new Features(domain.root());
    }

    /** Whether a feature that is on when it is named at all is named: {@code acpi}, {@code apic}, {@code pae}. */
    public boolean has(String feature) {
        return element.find("features/" + Path.checkName(feature)).isPresent();
    }

    /** Whether KVM's signature is hidden from the guest. */
    public Setting<Boolean> kvmHidden() {
        return Setting.flag(element, "features/kvm/hidden@state");
    }

    /** Which Hyper-V enlightenments are on: {@code custom} those that are named, {@code passthrough} all there are. */
    public Setting<String> hypervMode() {
        return Setting.word(element, "features/hyperv@mode");
    }

    /** Whether a Hyper-V enlightenment is on: {@code relaxed}, {@code vapic}, {@code spinlocks}, {@code stimer}, … */
    public Setting<Boolean> hyperv(String enlightenment) {
        return Setting.flag(element, "features/hyperv/" + Path.checkName(enlightenment) + "@state");
    }

    /** Whether the hypervisor calls itself by another name. */
    public Setting<Boolean> vendorIdState() {
        return hyperv("vendor_id");
    }

    /** What the hypervisor calls itself; up to 12 characters. */
    public Setting<String> vendorId() {
        return Setting.word(element, "features/hyperv/vendor_id@value");
    }

    /** How often a guest spins for a lock before it tells the hypervisor. */
    public Setting<Long> spinlockRetries() {
        return Setting.number(element, "features/hyperv/spinlocks@retries");
    }

    /** Whether VMware's port for pointer and clipboard is there. */
    public Setting<Boolean> vmPort() {
        return Setting.flag(element, "features/vmport@state");
    }

    /** Who runs the I/O APIC: {@code kvm} or {@code qemu}. */
    public Setting<String> ioApic() {
        return Setting.word(element, "features/ioapic@driver");
    }

    /** Whether system management mode is there, as secure boot needs it. */
    public Setting<Boolean> smm() {
        return Setting.flag(element, "features/smm@state");
    }
}
