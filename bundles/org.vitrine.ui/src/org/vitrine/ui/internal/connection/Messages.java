// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.connection;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts about connections. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Ask_message;
    public static String Ask_remember;
    public static String Ask_title;
    public static String Job_close;
    public static String Job_open;
    public static String New_empty;
    public static String New_known;
    public static String New_message;
    public static String New_name;
    public static String New_ok;
    public static String New_test;
    public static String New_testing;
    public static String New_title;
    public static String New_uri;
    public static String New_works;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.connection.messages", Messages.class);
    }

    private Messages() {
    }
}
