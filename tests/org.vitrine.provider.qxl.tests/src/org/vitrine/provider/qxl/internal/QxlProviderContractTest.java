// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.tck.ProviderContract;

class QxlProviderContractTest extends ProviderContract {
    @Override
    protected GraphicsProvider provider() {
        return new QxlProvider();
    }
}
