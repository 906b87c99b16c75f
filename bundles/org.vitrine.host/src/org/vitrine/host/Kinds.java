// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Arrays;
import java.util.Optional;

/** How {@link SnapshotText} calls the kinds of entry, and what it takes for granted of each. */
enum Kinds {
    FILE("file", Entry.file("")), DIRECTORY("dir", Entry.directory()), LINK("link", Entry.link("")), DEVICE("device",
            Entry.device(0600, 0, 0, false)), OTHER("other",
                    new Entry(Entry.Kind.OTHER, 0, -1, -1, false, false, Fact.absent()));

    private final String word;
    private final Entry usual;

    Kinds(String word, Entry usual) {
        this.word = word;
        this.usual = usual;
    }

    static Kinds of(Entry.Kind kind) {
        return valueOf(kind.name());
    }

    static Optional<Kinds> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    /** An entry of which only the kind was told. */
    Entry usual() {
        return usual;
    }

    Fact<String> usualContent() {
        return usual.content();
    }

    boolean hasUsualStat(Entry entry) {
        return usual.with(Fact.absent()).equals(entry.with(Fact.absent()));
    }
}
