// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

/** Who hears of the guest's pointer where none is sent. */
final class NoPointer implements Scanout.Cursors {
    @Override
    public void shape(int width, int height, int hotX, int hotY, int[] argb) {
        throw new AssertionError("no pointer was sent");
    }

    @Override
    public void visible(boolean on) {
        throw new AssertionError("no pointer was sent");
    }
}
