// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the Hosts view. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String Connection_closed;
    static String Connection_empty;
    static String Connection_failed;
    static String Connection_opening;
    static String Cpu_noVirtualization;
    static String Cpu_virtualization;
    static String Host_none;
    static String Host_notScanned;
    static String Hosts_loading;
    static String Hosts_making;
    static String Kvm_no;
    static String Kvm_unknown;
    static String Kvm_yes;
    static String Machine_adopted;
    static String Machine_persistent;
    static String Machine_transient;
    static String Machines_label;
    static String Machines_none;
    static String Machines_tooltip;
    static String Offer_ready;
    static String Provider_origin;
    static String Provider_setAside;
    static String Provider_shadowed;
    static String Providers_label;
    static String Providers_none;
    static String Providers_tooltip;
    static String Qemu_absent;
    static String Qemu_unknown;
    static String Qemu_version;
    static String Action_close;
    static String Action_new;
    static String Action_open;
    static String Action_openXml;
    static String Action_rescan;
    static String Action_rescan_tooltip;
    static String Job_open;
    static String Job_readXml;
    static String Job_scan;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.hosts.messages", Messages.class);
    }

    private Messages() {
    }
}
