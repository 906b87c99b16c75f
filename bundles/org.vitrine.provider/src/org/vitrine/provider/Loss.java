// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import org.vitrine.host.Text;

/**
 * A part of a machine that a translation does not carry.
 *
 * @param part the part in the words of what was translated: {@code gpus[0].suffix}, {@code -device usb-tablet},
 *             {@code /domain/devices/tpm}
 * @param why  why it is not carried, and what to do where something can be done
 */
public record Loss(String part, Text why) {

    /** A loss with a reason made from a pattern. */
    public static Loss of(String part, String why, Object... arguments) {
        return new Loss(part, Text.of(why, arguments));
    }
}
