// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.vitrine.display.gtk.internal.GuestKeyboard;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** Tells the guest of keys while the picture has the focus. For the UI thread. */
final class KeyInput implements AutoCloseable, GuestKeyboard.Guest {
    private final Natives natives;
    private final Control picture;
    private final DBusDisplay display;
    private final GuestKeyboard keyboard;
    private final SortedSet<Integer> down = new TreeSet<>();

    /** @param changed after the guest got or lost the keyboard */
    KeyInput(Natives natives, Control picture, DBusDisplay display, Runnable changed) {
        this.natives = natives;
        this.picture = picture;
        this.display = display;
        keyboard = new GuestKeyboard(natives.gtk(), natives.objects(), new Pointer(picture.handle),
                picture::isFocusControl, this);
        picture.addListener(SWT.FocusIn, e -> {
            keyboard.focused(true);
            changed.run();
        });
        picture.addListener(SWT.FocusOut, e -> {
            keyboard.focused(false);
            releaseAll();
            changed.run();
        });
        // A control without a key listener is passed over by Tab and gets no focus from a click.
        picture.addListener(SWT.KeyDown, e -> e.doit = false);
        picture.addListener(SWT.MouseDown, e -> picture.forceFocus());
    }

    @Override
    public void key(Pointer event, int keySym, boolean press) {
        short[] code = new short[1];
        natives.gtk().gdk_event_get_keycode(event, code);
        Qnum.ofX11(Short.toUnsignedInt(code[0])).ifPresent(number -> tell(number, press));
    }

    private void tell(int number, boolean press) {
        if (press) {
            down.add(number);
        } else {
            down.remove(number);
        }
        display.key(number, press);
    }

    /** The guest hears of no release once the focus is gone. */
    private void releaseAll() {
        down.forEach(number -> display.key(number, false));
        down.clear();
    }

    @Override
    public void released() {
        picture.getDisplay().asyncExec(this::letGo);
    }

    /** Gives the keyboard to what the picture is in. */
    void letGo() {
        if (!picture.isDisposed() && picture.isFocusControl()) {
            picture.getParent().forceFocus();
        }
    }

    /** Presses keys in this order and releases them in reverse; those that no keyboard here has are left out. */
    void send(int... keySyms) {
        int[] numbers = Arrays.stream(keySyms).mapToObj(this::number).filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt).toArray();
        for (int number : numbers) {
            display.key(number, true);
        }
        for (int i = numbers.length - 1; i >= 0; i--) {
            display.key(numbers[i], false);
        }
    }

    /** Where the key is on the keyboard that this display has. */
    private OptionalInt number(int keySym) {
        PointerByReference keys = new PointerByReference();
        IntByReference count = new IntByReference();
        Pointer keymap = natives.gtk().gdk_keymap_get_for_display(natives.gtk().gdk_display_get_default());
        if (natives.gtk().gdk_keymap_get_entries_for_keyval(keymap, keySym, keys, count) == 0) {
            return OptionalInt.empty();
        }
        try {
            return Qnum.ofX11(keys.getValue().getInt(0));
        } finally {
            natives.objects().g_free(keys.getValue());
        }
    }

    @Override
    public void close() {
        keyboard.close();
    }
}
