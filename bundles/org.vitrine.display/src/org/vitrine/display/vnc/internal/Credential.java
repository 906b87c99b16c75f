// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.vnc.internal;

import java.util.ArrayList;
import java.util.List;

import org.vitrine.core.Authenticator.Prompt;
import org.vitrine.display.server.internal.Passwords;

import com.sun.jna.Pointer;

/** What a VNC server may want to know ({@code VncDisplayCredential} of vncdisplay.h, in its order). */
enum Credential {
    /** A password. */
    PASSWORD,
    /** A user's name. */
    USERNAME,
    /** Whose certificates to use for TLS: a name below {@code /etc/pki} and {@code ~/.pki}. */
    CLIENT_NAME;

    // struct _GValueArray: n_values, values, n_prealloced. struct _GValue: its type, then a union of 2 words.
    private static final int VALUES_AT = 8;
    private static final int VALUE_SIZE = 24;
    private static final int CONTENT_AT = 8;

    /** Those that a {@code GValueArray} of the enumeration names. */
    static List<Credential> of(Pointer array) {
        List<Credential> all = new ArrayList<>();
        int count = array.getInt(0);
        for (int i = 0; i < count; i++) {
            all.add(values()[array.getPointer(VALUES_AT).getInt((long) i * VALUE_SIZE + CONTENT_AT)]);
        }
        return all;
    }

    /** The question to a person. */
    Prompt prompt(String machine) {
        return switch (this) {
            case PASSWORD -> Passwords.password(machine);
            case USERNAME, CLIENT_NAME -> new Prompt("User name for the screen of " + machine, false, "");
        };
    }
}
