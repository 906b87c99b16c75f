// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.net.URI;
import java.nio.file.Path;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * Finds the host of an editor's input: one that has a name, or a recording in a file.
 *
 * @param hosts knows them
 */
record HostOpening(Hosts hosts) {

    /** How to find it; nothing is looked for yet. */
    ReportModel.Opening of(@Nullable IEditorInput input) {
        if (input instanceof HostInput host) {
            return progress -> hosts.open(host.id());
        }
        @Nullable
        IURIEditorInput file = Adapters.adapt(input, IURIEditorInput.class);
        @Nullable
        URI location = file == null ? null : file.getURI();
        return progress -> open(location);
    }

    private Host open(@Nullable URI location) throws VitrineException {
        if (location == null || !"file".equals(location.getScheme())) {
            throw new VitrineException(
                    Text.of("{0} is no file of this machine. Copy the recording to this machine first.",
                            location == null ? "This" : location));
        }
        return hosts.open(Path.of(location).toString());
    }
}
