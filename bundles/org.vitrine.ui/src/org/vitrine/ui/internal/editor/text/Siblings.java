// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which elements the one around a caret has already, the one aside that the caret is in the name of. Forgives a broken text. */
final class Siblings {
    // a value with a bracket ends its tag here: then an element seems open until the one around it ends
    private static final Pattern TAG = Pattern.compile("<!--.*?-->|<(/?)([\\w:.-]++)[^<>]*?(/?)>", Pattern.DOTALL);
    private final Caret caret;
    private final List<Level> open = new ArrayList<>(List.of(new Level("", new HashSet<>())));

    /** An element that is open, and the names of its children so far. */
    private record Level(String name, Set<String> children) {
    }

    private Siblings(Caret caret) {
        this.caret = caret;
    }

    static Set<String> of(String text, Caret caret) {
        return new Siblings(caret).read(TAG.matcher(text));
    }

    private Set<String> read(Matcher tags) {
        boolean isBehind = false;
        int depth = 0;
        Set<String> found = Set.of();
        while (tags.find()) {
            if (!isBehind && tags.end() > caret.from()) {
                isBehind = true;
                depth = open.size();
                found = open.getLast().children();
            }
            take(tags);
            if (isBehind && open.size() < depth) {
                return found;
            }
        }
        return isBehind ? found : open.getLast().children();
    }

    private void take(Matcher tag) {
        String name = tag.group(2);
        if (name == null) {
            return;
        }
        if (!"".equals(tag.group(1))) {
            close(name);
            return;
        }
        if (tag.start(2) != caret.from()) {
            open.getLast().children().add(name);
        }
        if ("".equals(tag.group(3))) {
            open.add(new Level(name, new HashSet<>()));
        }
    }

    /** Ends the innermost element of this name; those in it that nobody has closed end with it. */
    private void close(String name) {
        for (int i = open.size() - 1; i > 0; i--) {
            if (open.get(i).name().equals(name)) {
                open.subList(i, open.size()).clear();
                break;
            }
        }
    }
}
