// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the Screen view. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Ability_missing;
    public static String Ability_clipboard;
    public static String Ability_resize;
    public static String Ability_sound;
    public static String Ability_usb;
    public static String Ability_viewOnly;
    public static String Action_copyScreenshot;
    public static String Action_forceOff;
    public static String Action_fullScreen;
    public static String Action_ownWindow;
    public static String Action_pause;
    public static String Action_resume;
    public static String Action_saveRate;
    public static String Action_screenshot;
    public static String Action_sendKeys;
    public static String Action_shutDown;
    public static String Action_start;
    public static String Brief_free;
    public static String Brief_full;
    public static String Brief_fullGrabbed;
    public static String Brief_grabbed;
    public static String Brief_paused;
    public static String Brief_picturesOnly;
    public static String Facts_head;
    public static String Facts_rate;
    public static String Hint_free;
    public static String Hint_fullFree;
    public static String Hint_fullGrabbed;
    public static String Hint_fullPaused;
    public static String Hint_fullPausedGrabbed;
    public static String Hint_fullPictures;
    public static String Hint_grabbed;
    public static String Hint_paused;
    public static String Hint_picturesOnly;
    public static String Menu_allHeads;
    public static String Menu_fullScreen;
    public static String Menu_head;
    public static String Menu_heads;
    public static String Menu_keys;
    public static String Menu_monitor;
    public static String Menu_size;
    public static String Menu_thisMonitor;
    public static String Rate_file;
    public static String Rate_title;
    public static String Scale_fit;
    public static String Scale_integer;
    public static String Scale_original;
    public static String Screenshot_title;
    public static String Stage_elsewhere;
    public static String Usb_giving;
    public static String Usb_heading;
    public static String Usb_message;
    public static String Usb_none;
    public static String Usb_taking;
    public static String Usb_title;
    public static String View_head;
    public static String View_noMachine;
    public static String View_title;
    public static String Window_back;
    public static String Window_leaveFullScreen;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.screen.messages", Messages.class);
    }

    private Messages() {
    }
}
