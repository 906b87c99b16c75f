// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.services.IServiceLocator;
import org.vitrine.core.Configurator;
import org.vitrine.core.Hosts;
import org.vitrine.core.Offer;
import org.vitrine.core.Preflight;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Providers;
import org.vitrine.host.Text;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Values;
import org.vitrine.ui.internal.editor.schema.SchemaLibrary;
import org.vitrine.ui.internal.report.DeviceNames;

/**
 * The core's services as an editor needs them.
 *
 * @param providers    the graphics technologies
 * @param hosts        the hosts; the editor looks at this machine
 * @param preflight    the checks
 * @param configurator makes edits
 * @param names        names devices of hosts
 * @param schemas      libvirt's schema where it is installed
 */
public record Services(Providers providers, Hosts hosts, Preflight preflight, Configurator configurator,
        DeviceNames names, SchemaLibrary schemas) {

    /**
     * The services that a part's site finds: Eclipse's service locators end in the OSGi registry.
     *
     * @throws IllegalStateException when the core is not there or not started; the message says so
     */
    public static Services of(IServiceLocator site) {
        return new Services(find(site, Providers.class), find(site, Hosts.class), find(site, Preflight.class),
                find(site, Configurator.class), find(site, DeviceNames.class), find(site, SchemaLibrary.class));
    }

    /**
     * Technologies of which a host has nothing, to be chosen all the same for a machine that is prepared for another host. Blocks;
     * not for the UI thread.
     *
     * @param offers all that the host can give
     */
    public List<Offer> lacking(List<Offer> offers) {
        Set<String> given = offers.stream().map(offer -> offer.provider().id()).collect(Collectors.toSet());
        return providers.active().stream().filter(provider -> !given.contains(provider.info().id()))
                .flatMap(provider -> lacking(provider).stream()).toList();
    }

    private static Optional<Offer> lacking(GraphicsProvider provider) {
        try {
            return Optional.of(Offer.lacking(provider, Values.of(provider.fields()),
                    Text.of("This host has nothing for {0}", provider.info().title())));
        } catch (ProviderFailedException e) {
            return Optional.empty(); // it is set aside now, and Providers tells why
        }
    }

    private static <T> T find(IServiceLocator site, Class<T> type) {
        @Nullable
        T service = site.getService(type);
        if (service == null) {
            throw new IllegalStateException("The service " + type.getName()
                    + " is not there; org.vitrine.core and a Declarative Services runtime must be started.");
        }
        return service;
    }
}
