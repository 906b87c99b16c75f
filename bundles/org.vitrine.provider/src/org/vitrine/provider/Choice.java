// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import org.vitrine.host.Text;

/**
 * One value a person can pick.
 *
 * @param value the value as it stands in the XML
 * @param label the value for a person
 */
public record Choice(String value, Text label) {

    /** A choice with a label made from a pattern. */
    public static Choice of(Object value, String label, Object... arguments) {
        return new Choice(value.toString(), Text.of(label, arguments));
    }
}
