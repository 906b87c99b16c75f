// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the Hosts view. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Connection_closed;
    public static String Connection_empty;
    public static String Connection_failed;
    public static String Connection_more;
    public static String Connection_more_tooltip;
    public static String Connection_opening;
    public static String Cpu_noVirtualization;
    public static String Cpu_virtualization;
    public static String Host_none;
    public static String Host_notScanned;
    public static String Hosts_loading;
    public static String Hosts_making;
    public static String Kvm_no;
    public static String Kvm_unknown;
    public static String Kvm_yes;
    public static String Machine_adopted;
    public static String Machine_persistent;
    public static String Machine_transient;
    public static String Machines_label;
    public static String Machines_none;
    public static String Machines_tooltip;
    public static String Offer_ready;
    public static String Provider_nothing;
    public static String Provider_origin;
    public static String Provider_setAside;
    public static String Provider_shadowed;
    public static String Providers_label;
    public static String Providers_none;
    public static String Providers_tooltip;
    public static String Qemu_absent;
    public static String Qemu_unknown;
    public static String Qemu_version;
    public static String Action_close;
    public static String Action_copy;
    public static String Action_new;
    public static String Action_open;
    public static String Action_rescan;
    public static String Action_rescan_tooltip;
    public static String Job_open;
    public static String Job_readXml;
    public static String Job_scan;
    public static String Action_addHost;
    public static String Action_removeHost;
    public static String Action_record;
    public static String AddHost_browse;
    public static String AddHost_browse_title;
    public static String AddHost_form;
    public static String AddHost_known;
    public static String AddHost_message;
    public static String AddHost_name;
    public static String AddHost_ok;
    public static String AddHost_place;
    public static String AddHost_recordings;
    public static String AddHost_title;
    public static String Job_forget;
    public static String Action_report;
    public static String Device_driverUnknown;
    public static String Device_group;
    public static String Device_groupUnknown;
    public static String Device_noDriver;
    public static String Device_noGroup;
    public static String Device_open;
    public static String Gpus_none;
    public static String Gpus_unknown;
    public static String Mdev_free;
    public static String Mdev_freeUnknown;
    public static String Vf_label;
    public static String Vgpu_type;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.hosts.messages", Messages.class);
    }

    private Messages() {
    }
}
