// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import org.vitrine.host.Fact;
import org.vitrine.ui.internal.Icons;

/** What a PCI function is for, by its class code (PCI Code and ID Assignment Specification). */
public enum Kind {
    /** A display controller, or an accelerator without a display. */
    GPU(Icons.GPU),
    /** A sound device. */
    AUDIO(Icons.AUDIO),
    /** A USB controller. */
    USB(Icons.USB),
    /** A network interface, wireless or not. */
    NETWORK(Icons.NETWORK),
    /** A disk or a disk controller. */
    STORAGE(Icons.STORAGE),
    /** A bridge of any sort. */
    BRIDGE(Icons.BRIDGE),
    /** Anything else, and what does not tell its class. */
    OTHER(Icons.CHIP);

    private static final int USB_CONTROLLER = 0x0c03;
    private static final int VIDEO_CAPTURE = 0x0400;
    private final Icons icon;

    Kind(Icons icon) {
        this.icon = icon;
    }

    /** By the class code of 24 bits. */
    static Kind of(Fact<Integer> classCode) {
        return classCode instanceof Fact.Known<Integer>(Integer code) ? of(code >> 8) : OTHER;
    }

    private static Kind of(int subclass) {
        return switch (subclass >> 8) {
            case 0x01 -> STORAGE;
            case 0x02, 0x0d -> NETWORK;
            case 0x03, 0x12 -> GPU;
            case 0x04 -> subclass == VIDEO_CAPTURE ? OTHER : AUDIO;
            case 0x06 -> BRIDGE;
            default -> subclass == USB_CONTROLLER ? USB : OTHER;
        };
    }

    /** Its picture. */
    public Icons icon() {
        return icon;
    }

    /** Its word for a person, when nothing better names a device. */
    String word() {
        return switch (this) {
            case GPU -> Messages.Kind_gpu;
            case AUDIO -> Messages.Kind_audio;
            case USB -> Messages.Kind_usb;
            case NETWORK -> Messages.Kind_network;
            case STORAGE -> Messages.Kind_storage;
            case BRIDGE -> Messages.Kind_bridge;
            case OTHER -> Messages.Kind_other;
        };
    }
}
