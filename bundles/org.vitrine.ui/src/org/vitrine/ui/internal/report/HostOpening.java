// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IEditorInput;
import org.vitrine.core.Hosts;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * Finds the host of an editor's input: one that is known, or a recording in a file.
 *
 * @param hosts knows them
 */
record HostOpening(Hosts hosts) {

    /** How to find it; nothing is looked for yet. */
    ReportModel.Opening of(@Nullable IEditorInput input) {
        String name = input instanceof HostInput host ? host.id() : "";
        return progress -> hosts.find(name).orElseThrow(() -> new VitrineException(
                Text.of("There is no host {0} any more. Add it again in the Hosts view.", name)));
    }
}
