// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.TemplateSource;
import org.vitrine.provider.tck.ProviderContract;
import org.vitrine.provider.tck.TemplatesContract;

class GvtProviderContractTest extends ProviderContract implements TemplatesContract {
    @Override
    public GraphicsProvider provider() {
        return new GvtProvider();
    }

    /** One on which every part that is offered is made. */
    @Override
    public HostSnapshot host() {
        return Asked.full();
    }

    @Override
    public TemplateSource templates() {
        return new GvtTemplates();
    }
}
