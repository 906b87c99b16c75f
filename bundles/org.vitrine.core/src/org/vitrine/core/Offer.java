// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import org.vitrine.provider.Candidate;
import org.vitrine.provider.ProviderInfo;

/**
 * Something a host could give, and whether it is ready.
 *
 * @param provider  whose it is
 * @param candidate what it is
 * @param report    what the provider's checks say of it
 */
public record Offer(ProviderInfo provider, Candidate candidate, Report report) {
}
