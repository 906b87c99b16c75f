// SPDX-License-Identifier: EPL-2.0
/**
 * The SPI: what a graphics technology implements to be part of Vitrine.
 * <p>
 * A {@link org.vitrine.provider.GraphicsProvider} is a set of pure functions from the facts of a host and a domain to
 * candidates, uses, edits and findings; it is registered as an OSGi service. It reads no file, runs no command and knows
 * no screen. {@link org.vitrine.provider.Check}s may also be registered alone, by anyone.
 * <p>
 * Types that will grow are final classes made by factories and changed by copies; closed values are records.
 */
@NonNullByDefault
@Version("0.1.0")
package org.vitrine.provider;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
