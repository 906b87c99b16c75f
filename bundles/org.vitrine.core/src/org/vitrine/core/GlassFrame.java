// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

/**
 * What Looking Glass's host application says of the picture that it wrote last (KVMFRFrame of KVMFR 20).
 *
 * @param serial       its number since the host application started, as an unsigned number of 32 bits
 * @param format       how a pixel is written: {@code BGRA}, {@code RGBA}, {@code RGBA10}, {@code RGBA16F}, {@code BGR_32} or
 *                     {@code RGB_24}
 * @param screenWidth  the guest's screen, in pixels
 * @param screenHeight the guest's screen, in pixels
 * @param width        of the picture, in pixels
 * @param height       of the picture, in pixels
 * @param rotation     clockwise, in degrees
 * @param pitch        bytes from one row to the next
 * @param truncated    whether rows at the bottom are missing because the memory is too small
 * @param hdr          whether its colours are of high dynamic range
 */
public record GlassFrame(long serial, String format, int screenWidth, int screenHeight, int width, int height,
        int rotation, long pitch, boolean truncated, boolean hdr) {
}
