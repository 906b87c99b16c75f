// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.connection;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts about connections. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String Ask_message;
    static String Ask_remember;
    static String Ask_title;
    static String Job_close;
    static String Job_open;
    static String New_empty;
    static String New_known;
    static String New_message;
    static String New_name;
    static String New_ok;
    static String New_test;
    static String New_testing;
    static String New_title;
    static String New_uri;
    static String New_works;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.connection.messages", Messages.class);
    }

    private Messages() {
    }
}
