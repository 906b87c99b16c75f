// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.List;

import org.vitrine.host.Text;
import org.vitrine.provider.Choice;

/**
 * Values that a provider offers for a place in the XML on the chosen host.
 *
 * @param place   names of elements with slashes between, at the end of the way to the place, and the attribute behind an
 *                {@code @}: {@code acceleration@rendernode}
 * @param label   what the setting is called
 * @param choices the values
 */
public record Offered(String place, Text label, List<Choice> choices) {

    /** Whether they are for the attribute, or the text where it is empty, of the element at the end of this way. */
    boolean isFor(String path, String attribute) {
        String full = "/" + path + (attribute.isEmpty() ? "" : "@" + attribute);
        return full.endsWith("/" + place);
    }
}
