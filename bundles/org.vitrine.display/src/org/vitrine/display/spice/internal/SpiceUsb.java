// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.display.UsbSharing;
import org.vitrine.display.spice.internal.SpiceGlib.Finished;
import org.vitrine.host.Text;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The USB ports of a SPICE session. Nobody is told of an answer that comes after the session's screen was closed. */
final class SpiceUsb implements UsbSharing {
    private static final int LENGTH_AT = 8;
    private final Natives natives;
    private final String machine;
    private final Pointer session;
    private final Consumer<Runnable> later;

    /** @param later runs what comes out of a native callback, after it and while the screen is open */
    SpiceUsb(Natives natives, String machine, Pointer session, Consumer<Runnable> later) {
        this.natives = natives;
        this.machine = machine;
        this.session = session;
        this.later = later;
    }

    @Override
    public Optional<Text> obstacle() {
        if (natives.spice().spice_session_has_channel_type(session, SpiceGlib.SPICE_CHANNEL_USBREDIR) == 0) {
            return Optional
                    .of(Text.of("{0} has no USB port to hand a device to: add <redirdev bus='usb' type='spicevmc'/>"
                            + " once for each device, and start it again.", machine));
        }
        PointerByReference error = new PointerByReference();
        return natives.spice().spice_usb_device_manager_get(session, error) == null
                ? Optional.of(
                        Text.of("USB devices of this machine cannot be handed on: {0}. A spice-gtk that was built with"
                                + " usbredir can do it.", Errors.take(natives.objects(), error)))
                : Optional.empty();
    }

    private @Nullable Pointer manager() {
        return natives.spice().spice_usb_device_manager_get(session, new PointerByReference());
    }

    @Override
    public List<Device> devices() {
        @Nullable
        Pointer manager = obstacle().isPresent() ? null : manager();
        List<Device> all = new ArrayList<>();
        if (manager != null) {
            each(manager, pointer -> all.add(device(manager, pointer)));
        }
        return List.copyOf(all);
    }

    /** @param use says whether to go on */
    private void each(Pointer manager, Function<Pointer, Boolean> use) {
        Pointer array = natives.spice().spice_usb_device_manager_get_devices(manager);
        try {
            boolean more = true;
            for (int i = 0; more && i < array.getInt(LENGTH_AT); i++) {
                more = use.apply(array.getPointer(0).getPointer((long) i * Long.BYTES));
            }
        } finally {
            natives.objects().g_ptr_array_unref(array);
        }
    }

    private Device device(Pointer manager, Pointer device) {
        boolean shared = natives.spice().spice_usb_device_manager_is_device_connected(manager, device) != 0;
        PointerByReference error = new PointerByReference();
        boolean possible = shared
                || natives.spice().spice_usb_device_manager_can_redirect_device(manager, device, error) != 0;
        return new Device(name(device), shared,
                possible ? Optional.empty() : Optional.of(Text.of("{0}.", Errors.take(natives.objects(), error))));
    }

    private String name(Pointer device) {
        Pointer text = natives.spice().spice_usb_device_get_description(device, null);
        try {
            return text.getString(0, "UTF-8");
        } finally {
            natives.objects().g_free(text);
        }
    }

    @Override
    public void share(Device device, boolean yes, Consumer<Optional<Text>> done) {
        @Nullable
        Pointer manager = manager();
        if (manager == null) {
            return;
        }
        each(manager, pointer -> {
            boolean found = name(pointer).equals(device.name());
            if (found) {
                share(manager, pointer, yes, done);
            }
            return !found;
        });
    }

    private void share(Pointer manager, Pointer device, boolean yes, Consumer<Optional<Text>> done) {
        Finished finished = new Finished() {
            @Override
            public void call(Pointer source, Pointer result, Pointer data) {
                natives.pending().remove(this);
                Optional<Text> problem = finish(source, result, yes);
                later.accept(() -> done.accept(problem));
            }
        };
        natives.pending().add(finished);
        if (yes) {
            natives.spice().spice_usb_device_manager_connect_device_async(manager, device, null, finished, null);
        } else {
            natives.spice().spice_usb_device_manager_disconnect_device_async(manager, device, null, finished, null);
        }
    }

    private Optional<Text> finish(Pointer manager, Pointer result, boolean connecting) {
        PointerByReference error = new PointerByReference();
        boolean worked = connecting
                ? natives.spice().spice_usb_device_manager_connect_device_finish(manager, result, error) != 0
                : natives.spice().spice_usb_device_manager_disconnect_device_finish(manager, result, error) != 0;
        String why = Errors.take(natives.objects(), error);
        return worked ? Optional.empty() : Optional.of(Text.of("The device stays where it is: {0}.", why));
    }
}
