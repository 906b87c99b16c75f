// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Set;

/**
 * The host's own firmware.
 *
 * @param host the snapshot it is seen in
 */
public record HostFirmware(HostSnapshot host) {
    static final String SECURE_BOOT = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
    static final String SETUP_MODE = "/sys/firmware/efi/efivars/SetupMode-8be4df61-93ca-11d2-aa0d-00e098032b8c";
    private static final String EFI = "/sys/firmware/efi";
    private static final String CHASSIS = "/sys/class/dmi/id/chassis_type";
    // four bytes of attributes stand before a variable's value
    private static final int VALUE = 4;
    // Portable, Laptop, Notebook, Sub Notebook, Tablet, Convertible, Detachable: System Management BIOS, type 3
    private static final Set<Integer> LAPTOPS = Set.of(8, 9, 10, 14, 30, 31, 32);

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = List.of(Probe.path(EFI, Volatility.STABLE),
            Probe.path(SECURE_BOOT, Volatility.STABLE), Probe.path(CHASSIS, Volatility.STABLE));

    /** Whether the host was booted by UEFI rather than by a BIOS. */
    public Fact<Boolean> isUefi() {
        return host.entry(EFI).map(there -> true).ifAbsent(() -> Fact.known(false));
    }

    /** Whether Secure Boot is on; absent where there is no such variable. */
    public Fact<Boolean> isSecureBoot() {
        return host.text(SECURE_BOOT).flatMap(bytes -> bytes.length() > VALUE
                ? Fact.known(bytes.charAt(VALUE) == 1)
                : Fact.unknown(SECURE_BOOT + " is too short"));
    }

    /** The number of the chassis' kind in the System Management BIOS; absent where there is none. */
    public Fact<Integer> chassisType() {
        return host.file(CHASSIS).flatMap(Numbers::integer);
    }

    /** Whether it is a laptop or the like, whose GPUs may share a screen. */
    public Fact<Boolean> isLaptop() {
        return chassisType().map(LAPTOPS::contains);
    }
}
