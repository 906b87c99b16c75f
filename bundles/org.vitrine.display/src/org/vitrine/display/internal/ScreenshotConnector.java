// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

/** Shows pictures that the hypervisor takes: no keyboard, no mouse, a few frames a second, but whatever the machine has. */
@Component
public final class ScreenshotConnector implements ScreenConnector {
    private static final int LAST = 1000;

    @Override
    public String id() {
        return "screenshot";
    }

    @Override
    public int order() {
        return LAST;
    }

    @Override
    public boolean showsEveryHead() {
        return true;
    }

    @Override
    public Offer offer(Target target) {
        return new Offer.Ways(List.of((parent, listener) -> new ScreenshotPicture(parent, target, listener)));
    }
}
