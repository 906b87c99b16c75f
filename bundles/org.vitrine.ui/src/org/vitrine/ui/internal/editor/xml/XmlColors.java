// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.stream.Stream;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.text.TextAttribute;

/**
 * The colours of XML, by the ids of their definitions in {@code plugin.xml}: a person changes them in the preferences under
 * Colors and Fonts, the dark theme has its own.
 *
 * @param registry where colours are kept and disposed of
 */
record XmlColors(ColorRegistry registry) {
    /** Tags. */
    static final String TAG = "org.vitrine.ui.xml.tag";
    /** Names of attributes. */
    static final String ATTRIBUTE = "org.vitrine.ui.xml.attribute";
    /** Values of attributes. */
    static final String VALUE = "org.vitrine.ui.xml.value";
    /** Comments. */
    static final String COMMENT = "org.vitrine.ui.xml.comment";
    /** Declarations and instructions. */
    static final String INSTRUCTION = "org.vitrine.ui.xml.instruction";

    /** How text of this kind looks, as of now. */
    TextAttribute attribute(String id) {
        return new TextAttribute(registry.get(id));
    }

    /** Whether this is the id of one of these colours. */
    static boolean isOurs(String id) {
        return Stream.of(TAG, ATTRIBUTE, VALUE, COMMENT, INSTRUCTION).anyMatch(id::equals);
    }
}
