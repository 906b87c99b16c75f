// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.vitrine.provider.DialectGuide;

/** Finds the guide of a dialect among all that are there. */
final class Guides {

    private Guides() {
    }

    static Optional<DialectGuide> of(String dialect) {
        BundleContext context = FrameworkUtil.getBundle(Guides.class).getBundleContext();
        try {
            return context.getServiceReferences(DialectGuide.class, null).stream()
                    .flatMap(reference -> Stream.ofNullable(context.getService(reference)))
                    .filter(guide -> guide.dialect().equals(dialect)).findFirst();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("No filter is wrong", e);
        }
    }
}
