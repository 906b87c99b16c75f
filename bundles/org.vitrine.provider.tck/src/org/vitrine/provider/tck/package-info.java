// SPDX-License-Identifier: EPL-2.0
/**
 * Contract tests that any provider's author runs: extend {@link org.vitrine.provider.tck.ProviderContract} with JUnit 5 and
 * say which provider is meant. {@link org.vitrine.provider.tck.SoundHost} is a host without a fault, to change one fact of.
 */
@NonNullByDefault
@Version("0.1.0")
package org.vitrine.provider.tck;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
