// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.TemplateSource;
import org.vitrine.provider.tck.Golden;
import org.vitrine.provider.tck.ProviderContract;
import org.vitrine.provider.tck.TemplatesContract;

class LookingGlassProviderContractTest extends ProviderContract implements TemplatesContract {
    @Override
    public GraphicsProvider provider() {
        return new LookingGlassProvider();
    }

    @Override
    public HostSnapshot host() {
        return Machines.HOST;
    }

    @Override
    public List<Domain> golden() {
        return Golden.beside(this, "golden.xml", "golden-kvmfr.xml");
    }

    @Override
    public TemplateSource templates() {
        return new LookingGlassTemplates();
    }
}
