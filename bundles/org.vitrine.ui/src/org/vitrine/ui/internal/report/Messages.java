// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the Host report. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Action_fit;
    public static String Action_record;
    public static String Action_rescan;
    public static String Action_stop;
    public static String Action_zoomIn;
    public static String Action_zoomOut;
    public static String Bar_io;
    public static String Bar_line;
    public static String Bar_memory;
    public static String Bar_prefetchable;
    public static String Column_access;
    public static String Column_address;
    public static String Column_device;
    public static String Column_driver;
    public static String Column_group;
    public static String Column_source;
    public static String Column_value;
    public static String Details_filter;
    public static String Details_none;
    public static String Device_driver;
    public static String Device_driverUnknown;
    public static String Device_groupUnknown;
    public static String Device_noDriver;
    public static String Device_noGroup;
    public static String Device_tooltip;
    public static String Device_virtual;
    public static String Fact_absent;
    public static String Fact_address;
    public static String Fact_bars;
    public static String Fact_boot;
    public static String Fact_card;
    public static String Fact_class;
    public static String Fact_connectors;
    public static String Fact_driver;
    public static String Fact_group;
    public static String Fact_groupBlockers;
    public static String Fact_groupType;
    public static String Fact_groupViable;
    public static String Fact_ids;
    public static String Fact_link;
    public static String Fact_linkOf;
    public static String Fact_name;
    public static String Fact_no;
    public static String Fact_numa;
    public static String Fact_override;
    public static String Fact_physical;
    public static String Fact_power;
    public static String Fact_render;
    public static String Fact_reset;
    public static String Fact_revision;
    public static String Fact_rom;
    public static String Fact_runtime;
    public static String Fact_subsystem;
    public static String Fact_unknown;
    public static String Fact_vfs;
    public static String Fact_vfsOf;
    public static String Fact_yes;
    public static String Facts_count;
    public static String Facts_path;
    public static String Facts_value;
    public static String Group_chip;
    public static String Group_label;
    public static String Group_part;
    public static String Job_layout;
    public static String Job_record;
    public static String Job_report;
    public static String Job_scan;
    public static String Job_search;
    public static String Kind_audio;
    public static String Kind_bridge;
    public static String Kind_gpu;
    public static String Kind_network;
    public static String Kind_other;
    public static String Kind_storage;
    public static String Kind_usb;
    public static String Loss_bootScreen;
    public static String Loss_chipset;
    public static String Loss_disks;
    public static String Loss_disksSome;
    public static String Loss_driverUnknown;
    public static String Loss_forMachines;
    public static String Loss_lastGpu;
    public static String Loss_network;
    public static String Loss_networkSome;
    public static String Loss_other;
    public static String Loss_screens;
    public static String Loss_screensNone;
    public static String Loss_screensSome;
    public static String Loss_sound;
    public static String Loss_unused;
    public static String Loss_usb;
    public static String Loss_virtual;
    public static String Page_details;
    public static String Page_facts;
    public static String Page_topology;
    public static String Panel_along;
    public static String Panel_beside;
    public static String Panel_facts;
    public static String Panel_legend;
    public static String Panel_legend_text;
    public static String Panel_losses;
    public static String Panel_machines;
    public static String Panel_notes;
    public static String Panel_reset;
    public static String Panel_summary;
    public static String Record_browse;
    public static String Record_file;
    public static String Record_form;
    public static String Record_heading;
    public static String Record_identity;
    public static String Record_message;
    public static String Record_ok;
    public static String Record_title;
    public static String Release_bridge;
    public static String Release_groupUnknown;
    public static String Release_noIommu;
    public static String Release_resetUnknown;
    public static String Report_looking;
    public static String Report_stopped;
    public static String Topology_none;
    public static String Topology_unknown;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.report.messages", Messages.class);
    }

    private Messages() {
    }
}
