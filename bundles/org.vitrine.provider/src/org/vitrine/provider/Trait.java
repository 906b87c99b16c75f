// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

/** What kind of technology a provider is. */
public enum Trait {
    /** QEMU plays a device in software. */
    EMULATED,
    /** Guest and host share a protocol made for virtual machines. */
    PARAVIRTUAL,
    /** A host GPU draws for the guest's 3D. */
    ACCELERATED,
    /** The guest gets a part of a physical device. */
    MEDIATED,
    /** The guest gets a whole physical function. */
    PASSED_THROUGH,
    /** The screen can be shown away from the host. */
    REMOTE_SCREEN
}
