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

    record Shared(Change.SharedFile change) implements Simulated {

        @Override
        public Fact<Change> undo(HostSnapshot before) {
            Fact<Long> length = before.entry(change.path()).flatMap(entry -> entry.kind() != Entry.Kind.FILE
                    ? Fact.<Long>unknown(change.path() + " is no regular file")
                    : before.sharedMemory().size(change.path())).ifAbsent(() -> Fact.known(Change.SharedFile.GONE));
            return length.flatMap(bytes -> bytes == change.bytes()
                    ? Fact.absent()
                    : Fact.known(new Change.SharedFile(change.path(), bytes)));
        }

        @Override
        public void apply(Simulation now) {
            String path = change.path();
            if (now.host().tree().get(path) instanceof Entry old && old.kind() != Entry.Kind.FILE) {
                return; // a device came in its place
            }
            if (change.bytes() == Change.SharedFile.GONE) {
                now.take(deleted(path), List.of(path));
            } else if (now.host().tree().get(path) instanceof Entry old) {
                now.put(path, old.stamped(change.bytes(), old.modified()));
            } else if (!now.giveBack(deleted(path))) {
                now.put(path, new Entry(Entry.Kind.FILE, 0600, 0, 0, false, false,
                        Fact.unknown("shared memory is not read")).stamped(change.bytes(), -1));
            }
        }
    }

    private static String deleted(String path) {
        return "file " + path;
    }
}
