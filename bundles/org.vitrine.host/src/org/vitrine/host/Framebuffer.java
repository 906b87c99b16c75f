// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * A framebuffer device as {@code /proc/fb} lists it.
 *
 * @param number of {@code /dev/fbN}
 * @param name   the driver's name for it, for example {@code amdgpudrmfb}
 */
public record Framebuffer(int number, String name) {
}
