// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** Shows the newest tree; for the UI thread. */
final class ItemContent implements ITreeContentProvider {
    private List<Item> roots = List.of();

    /** The tree to show from now on; the viewer is to be refreshed. */
    void show(List<Item> newest) {
        roots = newest;
    }

    /** The rows of the first level. */
    List<Item> roots() {
        return roots;
    }

    /** The row of the first level that a row stands below, or is. */
    Optional<Item> root(Item item) {
        return roots.stream().filter(root -> root.equals(item) || parent(root.children(), item) != null
                || root.children().contains(item)).findFirst();
    }

    @Override
    public Object[] getElements(@Nullable Object input) {
        return roots.toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
        return ((Item) parent).children().toArray();
    }

    @Override
    public @Nullable Object getParent(Object element) {
        return parent(roots, element);
    }

    private static @Nullable Item parent(List<Item> items, Object element) {
        for (Item item : items) {
            Item found = item.children().contains(element) ? item : parent(item.children(), element);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public boolean hasChildren(Object element) {
        return !((Item) element).children().isEmpty();
    }
}
