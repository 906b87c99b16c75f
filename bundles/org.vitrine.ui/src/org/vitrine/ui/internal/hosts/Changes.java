// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds the rows that a person should notice when a new tree takes the place of another: those that read differently, and
 * those that came below one that was there. What is known of a host for the first time is no news.
 */
final class Changes {

    private Changes() {
    }

    /** The rows that are news. */
    static Set<Item> between(List<Item> before, List<Item> after) {
        Set<Item> news = new HashSet<>();
        Map<String, Item> old = byId(before);
        for (Item root : after) {
            @Nullable
            Item same = old.get(root.id());
            if (same != null && !same.detail().equals(Messages.Host_notScanned)) {
                compare(same, root, news);
            }
        }
        return news;
    }

    private static void compare(Item before, Item after, Set<Item> news) {
        if (!before.text().equals(after.text())) {
            news.add(after);
        }
        Map<String, Item> old = byId(before.children());
        for (Item child : after.children()) {
            @Nullable
            Item same = old.get(child.id());
            if (same == null) {
                news.add(child);
            } else {
                compare(same, child, news);
            }
        }
    }

    private static Map<String, Item> byId(List<Item> items) {
        return items.stream().collect(Collectors.toMap(Item::id, Function.identity(), (first, second) -> first));
    }
}
