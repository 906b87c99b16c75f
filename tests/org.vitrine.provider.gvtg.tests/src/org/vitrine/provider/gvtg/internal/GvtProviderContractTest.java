// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.tck.ProviderContract;

class GvtProviderContractTest extends ProviderContract {
    @Override
    public GraphicsProvider provider() {
        return new GvtProvider();
    }

    /** One on which every part that is offered is made. */
    @Override
    public HostSnapshot host() {
        return Asked.full();
    }
}
