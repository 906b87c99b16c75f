// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package; every package that speaks has a class like this and a {@code messages.properties} beside it. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String ChosenFile_job;
    public static String Problem_title;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
