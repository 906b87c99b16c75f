// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/** Changes of text files. Times and sizes stay as they were: nobody can tell them beforehand. */
final class FileChange {

    private FileChange() {
    }

    record Written(Change.WriteFile change) implements Simulated {

        @Override
        public Fact<Change> undo(HostSnapshot before) {
            return switch (before.text(change.path())) {
                case Fact.Known<String>(String old) -> old.equals(change.text())
                        ? Fact.absent()
                        : Fact.known(new Change.WriteFile(change.path(), old));
                case Fact.Absent<String> absent -> Fact.known(new Change.DeleteFile(change.path()));
                case Fact.Unknown<String>(String why) -> Fact.unknown(why);
            };
        }

        @Override
        public void apply(Simulation now) {
            String path = now.host().resolved(change.path());
            if (now.host().tree().get(path) instanceof Entry old && old.kind() == Entry.Kind.FILE) {
                now.put(path, old.with(Fact.known(change.text())));
            } else if (now.giveBack(deleted(path))) {
                apply(now);
            } else {
                now.put(path, Entry.file(change.text()));
            }
        }
    }

    record Deleted(Change.DeleteFile change) implements Simulated {

        @Override
        public Fact<Change> undo(HostSnapshot before) {
            return before.text(change.path()).map(old -> new Change.WriteFile(change.path(), old));
        }

        @Override
        public void apply(Simulation now) {
            now.take(deleted(change.path()), List.of(change.path()));
        }
    }

    private static String deleted(String path) {
        return "file " + path;
    }
}
