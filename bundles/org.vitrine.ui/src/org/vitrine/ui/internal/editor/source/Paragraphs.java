// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.source;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** What a hover says. */
public final class Paragraphs {
    private static final int WIDTH = 90;

    private Paragraphs() {
    }

    /** These with empty lines between them, lines broken, since the box breaks none; null, and so no box, for none. */
    public static @Nullable String of(List<String> paragraphs) {
        return paragraphs.isEmpty()
                ? null
                : String.join("\n\n", paragraphs.stream().map(Paragraphs::wrapped).toList());
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1," + WIDTH + "})(\\s+|$)", "$1\n").strip();
    }
}
