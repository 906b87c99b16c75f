// SPDX-License-Identifier: EPL-2.0
/**
 * The Host report: one host's PCI topology as a picture, its devices with what is known of each, and every raw fact.
 * <p>
 * What is shown is computed from a {@link org.vitrine.host.HostSnapshot} in classes that know no widget
 * ({@link org.vitrine.ui.internal.report.TopologyModel}, {@link org.vitrine.ui.internal.report.TopologyLayout},
 * {@link org.vitrine.ui.internal.report.Releases}), in the background; the pages only draw.
 */
@NonNullByDefault
package org.vitrine.ui.internal.report;

import org.eclipse.jdt.annotation.NonNullByDefault;
