// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.vitrine.core.Authenticator;

/**
 * What all connections of a driver share.
 *
 * @param engine        libvirt
 * @param libc          the C library
 * @param deadlines     how long calls may take
 * @param user          this user's number
 * @param authenticator who asks for passwords at the moment
 * @param notifier      calls listeners
 */
record Context(Engine engine, Libc libc, Deadlines deadlines, int user, Supplier<Optional<Authenticator>> authenticator,
        Executor notifier) {
}
