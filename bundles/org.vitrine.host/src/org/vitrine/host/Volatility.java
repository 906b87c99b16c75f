// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/** How long a fact lasts. A snapshot's id covers all but the volatile, so that it names a state of the host. */
public enum Volatility {
    /** Lasts as long as the boot and the hardware: CPU flags, installed programs. */
    STABLE,
    /** Changes when somebody changes the host: drivers, permissions, modules. */
    STATE,
    /** Changes all the time: counters, listening ports, temperatures. */
    VOLATILE
}
