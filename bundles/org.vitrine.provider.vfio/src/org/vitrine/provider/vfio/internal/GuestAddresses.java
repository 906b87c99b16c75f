// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;

/**
 * How many bits of a physical address the guest's processor says it has, and how much room OVMF makes of them. QEMU gives 40
 * bits unless the processor is the host's own. OVMF takes an eighth of the space for 64-bit BARs where it believes the number
 * (OvmfPkg/Library/PlatformInitLib/MemDetect.c, since edk2-stable202211), and 32 GiB where it does not.
 *
 * @param domain the machine
 * @param host   where it runs
 */
record GuestAddresses(Domain domain, HostSnapshot host) {
    private static final int USUAL_BITS = 40;
    private static final long USUAL_WINDOW = 32L << 30;
    // OVMF does not believe more than its page tables cover
    private static final int MOST_BITS = 46;
    private static final int SHARE = 3;

    /** The number of bits. */
    int bits() {
        Optional<Integer> emulated = number("/cpu/maxphysaddr@bits");
        if (domain.get("/cpu/maxphysaddr@mode").filter("emulate"::equals).isPresent() && emulated.isPresent()) {
            return emulated.get();
        }
        if (!isHosts()) {
            return USUAL_BITS;
        }
        int bits = host.cpu().physicalBits().optional().orElse(USUAL_BITS);
        return number("/cpu/maxphysaddr@limit").map(limit -> Math.min(limit, bits)).orElse(bits);
    }

    /** Whether the guest's processor is the host's own, whose number of bits the guest's firmware believes. */
    boolean isHosts() {
        return domain.get("/cpu@mode").filter(mode -> mode.equals("host-passthrough") || mode.equals("maximum"))
                .isPresent();
    }

    /** The bytes that OVMF has for 64-bit BARs; empty for a machine that does not boot by it: ARM's virt has its own. */
    Optional<Long> window(Optional<Integer> demandedMebibytes) {
        if (!isUefi() || domain.get("/os/type@arch").filter(arch -> !arch.equals("x86_64")).isPresent()) {
            return Optional.empty();
        }
        if (demandedMebibytes.isPresent()) {
            return Optional.of((long) demandedMebibytes.get() << 20);
        }
        return Optional.of(isHosts()
                ? Math.max(USUAL_WINDOW, 1L << Math.min(bits(), MOST_BITS) - SHARE)
                : USUAL_WINDOW);
    }

    /** Whether it boots by UEFI. */
    boolean isUefi() {
        return domain.get("/os@firmware").filter("efi"::equals).isPresent()
                || domain.get("/os/loader@type").filter("pflash"::equals).isPresent();
    }

    private Optional<Integer> number(String path) {
        return domain.get(path).filter(text -> text.matches("\\d{1,3}")).map(Integer::valueOf);
    }
}
