// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;

/** Checks that many technologies share, ready-made. */
public final class CommonChecks {

    private CommonChecks() {
    }

    /** Whether KVM can run a machine here. */
    public static List<Check> kvm() {
        return List.of();
    }
}
