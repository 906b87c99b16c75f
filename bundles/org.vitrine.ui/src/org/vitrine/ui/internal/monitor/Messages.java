// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String View_title;
    public static String Tree_waiting;
    public static String Tree_nothing;
    public static String Tree_noMachines;
    public static String Tree_closed;
    public static String Tree_figure;
    public static String Chart_empty;
    public static String Chart_waiting;
    public static String Chart_name;
    public static String Hover_more;
    public static String Hover_nothing;
    public static String Notices_one;
    public static String Notices_many;
    public static String Notices_title;
    public static String Action_pause;
    public static String Action_clear;
    public static String Action_picture;
    public static String Action_values;
    public static String Action_zoomIn;
    public static String Action_zoomOut;
    public static String Span_10s;
    public static String Span_1min;
    public static String Span_2min;
    public static String Span_10min;
    public static String Span_30min;
    public static String Span_1h;
    public static String File_name;
    public static String Picture_title;
    public static String Values_title;
    public static String Unit_bytes;
    public static String Unit_bytesPerSecond;
    public static String Unit_count;
    public static String Unit_perSecond;
    public static String Unit_hertz;
    public static String Unit_watts;
    public static String Unit_celsius;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.monitor.messages", Messages.class);
    }

    private Messages() {
    }
}
