// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.TemplateSource;
import org.vitrine.provider.tck.Golden;
import org.vitrine.provider.tck.ProviderContract;
import org.vitrine.provider.tck.TemplatesContract;

class QxlProviderContractTest extends ProviderContract implements TemplatesContract {
    @Override
    public GraphicsProvider provider() {
        return new QxlProvider();
    }

    @Override
    public List<Domain> golden() {
        return Golden.beside(this, "golden.xml", "golden-socket.xml");
    }

    @Override
    public TemplateSource templates() {
        return new QxlTemplates();
    }
}
