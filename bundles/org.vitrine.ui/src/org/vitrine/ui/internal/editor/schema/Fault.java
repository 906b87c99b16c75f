// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

/**
 * Something that the schema does not allow.
 *
 * @param line    where the validator saw it, from 1
 * @param column  its column, from 1; for a start tag the one behind its end
 * @param message what is wrong, as the validator says it
 */
public record Fault(int line, int column, String message) {
}
