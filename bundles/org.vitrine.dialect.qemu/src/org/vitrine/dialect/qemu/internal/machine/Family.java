// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

/** One kind of thing in a machine, and how its options become elements. */
interface Family {

    /** Makes elements of the options that are of this kind, and marks those as taken. */
    void read(Reading reading);
}
