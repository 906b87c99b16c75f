// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import org.eclipse.ui.services.IServiceLocator;
import org.vitrine.core.Dialects;
import org.vitrine.core.Machines;
import org.vitrine.core.Templates;
import org.vitrine.ui.internal.editor.model.Services;

/**
 * What the wizard's pages ask.
 *
 * @param services the checks, hosts and providers
 * @param dialects files of other kinds
 * @param machines machines to copy
 * @param templates machines that people want
 */
record Context(Services services, Dialects dialects, Machines machines, Templates templates) {

    /** The services that a window finds. */
    static Context of(IServiceLocator site) {
        return new Context(Services.of(site), site.getService(Dialects.class), site.getService(Machines.class),
                site.getService(Templates.class));
    }
}
