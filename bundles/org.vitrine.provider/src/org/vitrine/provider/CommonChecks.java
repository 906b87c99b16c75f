// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;

/**
 * Checks that many technologies share, ready-made. A provider lists those that its machines depend on; the core asks checks
 * of one id once.
 */
public final class CommonChecks {

    private CommonChecks() {
    }

    /**
     * Whether KVM can run a machine of {@code type='kvm'} here: HOST-000 (the processor), HOST-001 (the module) and HOST-002
     * (the permission). They do not arise for a domain of another type, and only warn where there is no domain: machines
     * then run in software, slowly.
     */
    public static List<Check> kvm() {
        return List.of(
                Check.ofHost("HOST-000", "Does the processor let KVM run guests?", KvmChecks::processor),
                Check.ofHost("HOST-001", "Is KVM there?", KvmChecks::module),
                Check.ofHost("HOST-002", "May this user open KVM?", KvmPermission::evaluate));
    }
}
