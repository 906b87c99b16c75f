// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/** One change to a host, as data; its undo follows from the snapshot that it was planned on. */
public sealed interface Change {

    /** Loads a kernel module until the next boot. */
    record LoadModule(String name) implements Change {
    }

    /** Unloads a kernel module. */
    record UnloadModule(String name) implements Change {
    }

    /** Writes a whole text file. */
    record WriteFile(String path, String text) implements Change {
    }

    /** Deletes a file. */
    record DeleteFile(String path) implements Change {
    }

    /**
     * The change that takes this one back; absent when this one changes nothing and so leaves nothing to take back, for
     * example loading a module that is loaded already; unknown when the snapshot before it does not tell.
     */
    default Fact<Change> undo(HostSnapshot before) {
        return switch (this) {
            case LoadModule(String name) -> before.hasModule(name)
                    .flatMap(loaded -> loaded ? Fact.absent() : Fact.known(new UnloadModule(name)));
            case UnloadModule(String name) -> before.hasModule(name)
                    .flatMap(loaded -> loaded ? Fact.known(new LoadModule(name)) : Fact.absent());
            case WriteFile(String path, String text) -> switch (before.text(path)) {
                case Fact.Known<String>(String old) -> Fact.known(new WriteFile(path, old));
                case Fact.Absent<String> absent -> Fact.known(new DeleteFile(path));
                case Fact.Unknown<String>(String why) -> Fact.unknown(why);
            };
            case DeleteFile(String path) -> before.text(path).map(old -> new WriteFile(path, old));
        };
    }
}
