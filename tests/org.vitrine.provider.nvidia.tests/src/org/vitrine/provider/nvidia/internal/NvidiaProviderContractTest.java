// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.tck.ProviderContract;

class NvidiaProviderContractTest extends ProviderContract {
    @Override
    public GraphicsProvider provider() {
        return new NvidiaProvider();
    }

    /** One on which every virtual GPU that is offered is made. */
    @Override
    public HostSnapshot host() {
        return Asked.full();
    }
}
