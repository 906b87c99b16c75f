// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.host.Text;

/** Hands USB devices of the machine that the workbench runs on to the guest. For the UI thread. */
@ProviderType
public interface UsbSharing {

    /**
     * A device that is plugged in here.
     *
     * @param name     its maker, its name and where it is plugged in; no other device has the same
     * @param shared   whether the guest has it
     * @param obstacle why the guest cannot have it; empty when it can
     */
    record Device(String name, boolean shared, Optional<Text> obstacle) {
    }

    /** Why no device can be handed to this guest, and what to do; empty when one can. */
    Optional<Text> obstacle();

    /** The devices that are plugged in now; none while there is an obstacle. */
    List<Device> devices();

    /**
     * Gives a device to the guest, or takes it back.
     *
     * @param done is told later what went wrong, with empty when nothing did; not at all when the screen ends before
     */
    void share(Device device, boolean yes, Consumer<Optional<Text>> done);
}
