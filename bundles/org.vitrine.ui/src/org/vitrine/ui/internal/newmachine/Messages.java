// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the wizard. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Browse;
    public static String Copy_disk;
    public static String Copy_shared;
    public static String Disk_existing;
    public static String Disk_exists;
    public static String Disk_missing;
    public static String Disk_new;
    public static String Disk_newRaw;
    public static String Disk_none;
    public static String Firmware_bios;
    public static String Firmware_secure;
    public static String Firmware_uefi;
    public static String Graphics_choose;
    public static String Graphics_description;
    public static String Graphics_gives;
    public static String Graphics_looking;
    public static String Graphics_none;
    public static String Graphics_ready;
    public static String Graphics_state;
    public static String Graphics_technology;
    public static String Graphics_title;
    public static String Guest_linux;
    public static String Guest_windows;
    public static String Hardware_description;
    public static String Hardware_disk;
    public static String Hardware_diskFile;
    public static String Hardware_diskSize;
    public static String Hardware_drivers;
    public static String Hardware_firmware;
    public static String Hardware_gib;
    public static String Hardware_guest;
    public static String Hardware_installer;
    public static String Hardware_memory;
    public static String Hardware_mib;
    public static String Hardware_network;
    public static String Hardware_networkName;
    public static String Hardware_title;
    public static String Hardware_tpm;
    public static String Hardware_vcpus;
    public static String Image_missing;
    public static String Network_bridge;
    public static String Network_missing;
    public static String Network_none;
    public static String Network_user;
    public static String Network_virtual;
    public static String Preview_blocks;
    public static String Preview_exists;
    public static String Preview_file;
    public static String Preview_making;
    public static String Preview_notXml;
    public static String Preview_sound;
    public static String Preview_title;
    public static String Start_copy;
    public static String Start_copy_hint;
    public static String Start_copy_missing;
    public static String Start_copy_none;
    public static String Start_copy_of;
    public static String Start_description;
    public static String Start_file;
    public static String Start_file_browse;
    public static String Start_file_hint;
    public static String Start_file_missing;
    public static String Start_host;
    public static String Start_name;
    public static String Start_name_default;
    public static String Start_name_missing;
    public static String Start_template;
    public static String Start_title;
    public static String Template_asking;
    public static String Template_kind;
    public static String Template_own;
    public static String Template_own_line;
    public static String Template_state;
    public static String Wizard_making;
    public static String Wizard_title;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.newmachine.messages", Messages.class);
    }

    private Messages() {
    }
}
