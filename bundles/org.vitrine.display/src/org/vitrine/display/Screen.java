// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.host.Text;

/** A machine's screen in a widget. All methods are for the UI thread. Ends with its control's disposal. */
@ProviderType
public interface Screen {

    /** What the widget shows. */
    enum State {
        /** The way to the screen is being opened. */
        CONNECTING,
        /** The guest's picture. */
        LIVE,
        /** Connected, and the guest shows nothing yet. */
        NOTHING,
        /** The machine has no screen that can be shown; {@link Screen#message()} says why and what to do. */
        NONE,
        /**
         * The machine has no screen of its own, because a GPU of the host was given to it; {@link Screen#message()} says where
         * its picture is and what shows it here.
         */
        PASSED_THROUGH,
        /** The machine is not running. */
        OFF,
        /** The connection broke; it is tried again while the machine runs. */
        LOST
    }

    /** How large the picture is shown. Two sizes: that of the guest's picture and that of the room there is. */
    enum Scale {
        /** As large as there is room, in its proportions. */
        FIT {
            @Override
            public Point of(Point picture, Point room) {
                return room;
            }
        },
        /** Each pixel as one; what has no room is scrolled to. */
        ORIGINAL {
            @Override
            public Point of(Point picture, Point room) {
                return picture;
            }
        },
        /** As many whole times its size as there is room for, so that it stays sharp; once at least, and scrolled. */
        INTEGER {
            @Override
            public Point of(Point picture, Point room) {
                int times = Math.max(1, Math.min(room.x / Math.max(1, picture.x), room.y / Math.max(1, picture.y)));
                return new Point(picture.x * times, picture.y * times);
            }
        };

        /** The size of the control that the picture fills. */
        public abstract Point of(Point picture, Point room);
    }

    /** The widget. It may be moved to another parent of the same display. */
    Control control();

    /** Which monitor of the machine it shows; 0 for the first. */
    int head();

    /** How many monitors the machine has, by its live XML; 1 until that was read. */
    int heads();

    /** How large the picture is shown; FIT at first. */
    Scale scale();

    /** Shows the picture so large from now on. */
    void scale(Scale scale);

    /** What it shows. */
    State state();

    /** Whether the machine is paused: its picture stands still, and keys and the mouse have no effect. */
    boolean isPaused();

    /** The state in words: what is shown or what is wrong, what to do, and why it is not shown in a better way. */
    Text message();

    /** The id of the connector in use: {@code dbus}, {@code spice}, {@code vnc} or {@code screenshot}; empty while there is none. */
    Optional<String> connector();

    /** The size of the guest's picture in guest pixels; empty while there is none. */
    Optional<Point> guestSize();

    /**
     * Frames that came from the guest in the last second: what SPICE reported as drawn (a picture drawn in parts counts once a
     * part), or screenshots that differed.
     */
    double frameRate();

    /** The picture as it is now, in guest pixels; empty while there is none. */
    Optional<ImageData> picture();

    /**
     * Gives the keyboard to the guest, as a click into the picture does. From then on the guest gets every key that the desktop
     * lets through, and neither SWT nor the workbench's key bindings hear of any, until Control and Alt are pressed together
     * and let go, or something else gets the focus. Does nothing while the state is not LIVE, and where the connector only
     * shows ({@code screenshot}).
     */
    void grab();

    /** Takes the keyboard, and a pointer that the guest holds, back to the workbench; the control keeps the focus. */
    void release();

    /** Whether keys go to the guest. */
    boolean isGrabbed();

    /**
     * Presses keys in this order and releases them in reverse. Does nothing while the state is not LIVE, and where the
     * connector only shows.
     *
     * @param keySyms X11 key symbols, for example {@code 0xffe3} for the left Control key
     */
    void sendKeys(int... keySyms);

    /** What can be switched on and off here, in the order of the kinds; nothing while the state is not LIVE. */
    List<Ability> abilities();

    /**
     * Switches something on or off; it stays so when the connection is made anew, and is ignored by ways that cannot do it.
     */
    void use(Ability.Kind kind, boolean on);

    /** The guest's USB ports; empty while the state is not LIVE, and where the connector has none. */
    Optional<UsbSharing> usb();

    /** Calls back on the UI thread after the state, the connector, the size, the grab or the pause changed. */
    void onChange(Runnable listener);

    /** Ends the connection and disposes of the control; the machine goes on. The same as disposing of the control. */
    void dispose();
}
