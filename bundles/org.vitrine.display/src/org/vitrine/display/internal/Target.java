// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.concurrent.Executor;

import org.vitrine.core.Machine;
import org.vitrine.domain.Domain;

/**
 * Whose screen is to be shown.
 *
 * @param machine    a machine that runs
 * @param live       its live XML
 * @param head       which of its monitors
 * @param background where to do what waits; drops work once the workbench closes
 */
public record Target(Machine machine, Domain live, Head head, Executor background) {
}
