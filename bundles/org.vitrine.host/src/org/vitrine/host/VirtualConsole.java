// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * What the kernel's virtual consoles are drawn with ({@code /sys/class/vtconsole}).
 *
 * @param name    for example {@code vtcon1}
 * @param title   the kernel's words, for example {@code (M) frame buffer device}
 * @param isBound whether it draws
 */
public record VirtualConsole(String name, String title, boolean isBound) {

    /** Whether it draws on a framebuffer and so keeps a GPU's driver busy. */
    public boolean isFramebuffer() {
        return title.contains("frame buffer");
    }
}
