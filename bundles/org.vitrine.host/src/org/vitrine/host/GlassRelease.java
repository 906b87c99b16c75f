// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looking Glass's releases. The program in the guest and the client on the host must be of the same one: both compare both
 * numbers for equality (KVMFR.h at each tag, LGMP's headers at the commit that the tag names).
 */
public enum GlassRelease {
    /** Of 2021. */
    B4(2, 10),
    /** Of 2022. */
    B5(4, 14),
    /** Of 2023. */
    B6(5, 19),
    /** Of 2025. */
    B7(6, 20);

    private final long protocol;
    private final long kvmfr;

    GlassRelease(long protocol, long kvmfr) {
        this.protocol = protocol;
        this.kvmfr = kvmfr;
    }

    /** The version of LGMP, which carries messages over shared memory. */
    public long protocol() {
        return protocol;
    }

    /** The version of KVMFR, the format of those messages. */
    public long kvmfr() {
        return kvmfr;
    }

    /** The release that writes this version of KVMFR; empty of builds between releases. */
    public static Optional<GlassRelease> ofKvmfr(long version) {
        return Stream.of(values()).filter(release -> release.kvmfr == version).findFirst();
    }

    /** The release that a version of a package or a name is of: {@code 0+b6-1}, {@code B7-rc1}; empty of others. */
    public static Optional<GlassRelease> named(String version) {
        return Stream.of(values())
                .filter(release -> version.matches("(?i)(?:.*[^a-z0-9])?" + release.name() + "(?:[^0-9].*)?"))
                .findFirst();
    }
}
