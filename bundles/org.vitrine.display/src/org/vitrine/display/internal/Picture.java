// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.vitrine.display.Ability;
import org.vitrine.display.UsbSharing;
import org.vitrine.host.Text;

/** A screen being shown one way, from opening it until it is closed. For the UI thread. */
public interface Picture {

    /** What happens to a picture. Called on the UI thread, never out of a call to the picture or a native callback. */
    interface Listener {
        /** The other side has answered. */
        void connected();

        /** Whether the guest shows something now. */
        void shows(boolean something);

        /** The size or who has the keyboard changed. */
        void changed();

        /** A person is being asked, which takes as long as it takes; {@code what} says so. */
        void asks(Text what);

        /** The person has answered; the other side is to do so soon. */
        void answered();

        /** It is over; the picture is to be closed. The last call. */
        void lost(Text why);

        /** It is over, and the next way, of which there is one, is to be tried without a word. The last call. */
        void passes();

        /** It is over, and another try would end the same way: a person did not want to answer. The last call. */
        void gaveUp(Text why);
    }

    /** What shows it. */
    Control control();

    /** How it is shown, and what it cannot do. */
    Text description();

    /** Why the guest shows nothing here and what to do, where more is known than that it does. */
    default Optional<Text> missing() {
        return Optional.empty();
    }

    /** The guest's size in guest pixels. */
    Optional<Point> size();

    /** Frames in the last second. */
    double frameRate();

    /** A copy of what the guest shows now, in guest pixels. */
    Optional<ImageData> image();

    /** Gives the keyboard to the guest, where there is a way to. */
    void grab();

    /** Lets go of the pointer; the keyboard goes when another control takes the focus. */
    void release();

    /** Whether keys go to the guest. */
    boolean isGrabbed();

    /** Presses and releases keys, where there is a way to. */
    void sendKeys(int... keySyms);

    /** What can be switched on and off. */
    default List<Ability> abilities() {
        return List.of();
    }

    /** Switches one of {@link #abilities()}. */
    default void use(Ability.Kind kind, boolean on) {
        throw new IllegalArgumentException(kind + " is none of its abilities");
    }

    /** The guest's USB ports, where the protocol has them. */
    default Optional<UsbSharing> usb() {
        return Optional.empty();
    }

    /** Ends it and disposes of its control. Closing twice, or after the control is gone, does nothing. */
    void close();
}
