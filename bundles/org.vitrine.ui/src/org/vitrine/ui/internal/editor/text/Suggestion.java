// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

/**
 * Something that could come at the caret.
 *
 * @param label  what it is called in a list
 * @param detail more about it; may be empty
 * @param from   where the text that it replaces begins
 * @param to     where that ends
 * @param insert the text that comes
 * @param caret  where in that text the caret is to be afterwards
 */
public record Suggestion(String label, String detail, int from, int to, String insert, int caret) {
}
