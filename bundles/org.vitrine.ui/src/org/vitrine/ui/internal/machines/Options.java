// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IMemento;

/** How a person wants to see the machines; all but the filter is kept across restarts. For the UI thread. */
final class Options {
    private static final String BY_STATE = "by.state";
    private static final String UNGROUPED = "ungrouped";
    private static final String FOLDED = "folded";
    private final Set<String> folded = new HashSet<>();
    private boolean isByState;
    private boolean isGrouped = true;
    private String filter = "";

    /** As they were kept, or as they are at first. */
    Options(@Nullable IMemento memento) {
        if (memento != null) {
            isByState = Boolean.TRUE.equals(memento.getBoolean(BY_STATE));
            isGrouped = !Boolean.TRUE.equals(memento.getBoolean(UNGROUPED));
            @Nullable
            String uris = memento.getString(FOLDED);
            folded.addAll(uris == null ? List.of() : uris.lines().toList());
        }
    }

    /** Keeps them. */
    void save(IMemento memento) {
        memento.putBoolean(BY_STATE, isByState);
        memento.putBoolean(UNGROUPED, !isGrouped);
        memento.putString(FOLDED, String.join("\n", folded));
    }

    /** What they mean; found is found also where it was folded. */
    Arrangement arrangement() {
        return new Arrangement(filter, isByState, isGrouped, filter.isBlank() ? Set.copyOf(folded) : Set.of());
    }

    boolean isByState() {
        return isByState;
    }

    boolean isGrouped() {
        return isGrouped;
    }

    void byState(boolean yes) {
        isByState = yes;
    }

    void grouped(boolean yes) {
        isGrouped = yes;
    }

    void filter(String words) {
        filter = words;
    }

    /** Folds the machines of a connection, or unfolds them. */
    void fold(String uri) {
        if (!folded.remove(uri)) {
            folded.add(uri);
        }
    }
}
