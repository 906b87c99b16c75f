// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import java.util.Map;

/**
 * One element on the way from the root to a place.
 *
 * @param name       its name, with its prefix
 * @param attributes those it has, which tell one alternative of the schema from another
 */
public record Step(String name, Map<String, String> attributes) {
}
