// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

/** What happened to a machine ({@code virDomainEventType}, in its order). */
enum Lifecycle {
    /** It was defined, or its definition changed. */
    DEFINED,
    /** Its definition was removed. */
    UNDEFINED,
    /** It runs. */
    STARTED,
    /** It was stopped in its tracks. */
    SUSPENDED,
    /** It goes on. */
    RESUMED,
    /** Its process has ended. */
    STOPPED,
    /** Its guest has shut down; the process is still there. */
    SHUTDOWN,
    /** Its guest suspended itself. */
    PMSUSPENDED,
    /** Its guest crashed; the process is still there. */
    CRASHED
}
