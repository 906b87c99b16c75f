// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.vitrine.host.ProbePolicy;
import org.vitrine.host.Text;

/** A host's file tree: the paths as a snapshot names them, where they are, and what may be read of them. */
final class Root {
    private final Path folder;

    /** @param folder the folder that is the host's {@code /}, without links on the way to it */
    private Root(Path folder) {
        this.folder = folder;
    }

    static Root at(Path folder) throws IOException {
        return new Root(folder.toRealPath());
    }

    Path folder() {
        return folder;
    }

    /** Why what stands at a place must not be read under this name, or empty when it may be. */
    Optional<Text> refusal(String name, Path real) {
        return ProbePolicy.refusal(name).or(() -> refusal(real));
    }

    /** Why what stands at this place, without links on the way, must not be read. */
    Optional<Text> refusal(Path real) {
        return name(real).map(ProbePolicy::refusal).orElseGet(() -> out(real));
    }

    /** Why the names in a folder must not be read, or empty when they may be. */
    Optional<Text> refusalToList(String name, Path real) {
        return ProbePolicy.refusalToList(name)
                .or(() -> name(real).map(ProbePolicy::refusalToList).orElseGet(() -> out(real)));
    }

    private Optional<String> name(Path real) {
        return real.startsWith(folder) ? Optional.of("/" + folder.relativize(real)) : Optional.empty();
    }

    private Optional<Text> out(Path real) {
        return Optional.of(Text.of("{0} is outside of {1}", real, folder));
    }

    Path resolve(String name) {
        return folder.resolve(name.substring(1));
    }
}
