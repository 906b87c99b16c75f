// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import java.util.Locale;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.VitrineUi;

/** The bundle's own pictures: SVGs in one style, legible at 16 pixels on light and dark ground. */
public enum Icons {
    /** The product's mark. */
    VITRINE,
    /** A host. */
    HOST,
    /** The technologies as a group. */
    PROVIDERS,
    /** A graphics technology. */
    PROVIDER,
    /** The connections as a group. */
    MACHINES,
    /** A connection in use. */
    CONNECTION_OPEN,
    /** A connection not in use. */
    CONNECTION_CLOSED,
    /** A connection that could not be opened or was lost. */
    CONNECTION_FAILED,
    /** A running machine. */
    MACHINE_RUNNING,
    /** A paused or suspended machine. */
    MACHINE_PAUSED,
    /** A machine that is shut off. */
    MACHINE_OFF,
    /** A crashed machine. */
    MACHINE_CRASHED,
    /** All checks pass. */
    READY,
    /** Worth knowing. */
    INFO,
    /** Works, but not as one would wish. */
    WARN,
    /** Could not be told. */
    UNKNOWN,
    /** Will not work. */
    BLOCK,
    /** Start. */
    START,
    /** Shut down. */
    SHUT_DOWN,
    /** Force off. */
    FORCE_OFF,
    /** Pause. */
    PAUSE,
    /** Resume. */
    RESUME,
    /** A machine's screen. */
    SCREEN,
    /** Take a screenshot. */
    SCREENSHOT,
    /** Send keys. */
    KEYS,
    /** Look at the host again. */
    RESCAN,
    /** Add a connection. */
    CONNECTION_NEW,
    /** Open a connection. */
    CONNECT,
    /** Close a connection. */
    DISCONNECT,
    /** A GPU. */
    GPU,
    /** A sound device. */
    AUDIO,
    /** A USB controller. */
    USB,
    /** A network interface. */
    NETWORK,
    /** A storage controller. */
    STORAGE,
    /** A bridge. */
    BRIDGE,
    /** Any other device. */
    CHIP,
    /** A virtual function. */
    VIRTUAL_FUNCTION,
    /** A type of mediated devices. */
    MDEV_TYPE,
    /** A mediated device. */
    MDEV,
    /** A host's report. */
    REPORT,
    /** Record a host. */
    RECORD,
    /** Add a host. */
    HOST_NEW,
    /** Zoom in. */
    ZOOM_IN,
    /** Zoom out. */
    ZOOM_OUT,
    /** Show everything. */
    ZOOM_FIT,
    /** Fill a whole monitor. */
    FULL_SCREEN,
    /** Show in a window of its own. */
    OWN_WINDOW,
    /** The Device Monitor. */
    MONITOR,
    /** Figures as a table. */
    TABLE,
    /** Clear. */
    CLEAR;

    /** What stands for a verdict. */
    public static Icons of(Verdict verdict) {
        return switch (verdict) {
            case BLOCK -> BLOCK;
            case UNKNOWN -> UNKNOWN;
            case WARN -> WARN;
            case INFO -> INFO;
            case PASS, NOT_APPLICABLE -> READY;
        };
    }

    /** How to make the picture; whoever makes an image of it owns that. */
    public ImageDescriptor descriptor() {
        String file = "icons/" + name().toLowerCase(Locale.ROOT) + ".svg";
        return ResourceLocator.imageDescriptorFromBundle(VitrineUi.BUNDLE, file)
                .orElseThrow(() -> new IllegalStateException(VitrineUi.BUNDLE + " lacks " + file));
    }
}
