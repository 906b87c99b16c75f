// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;

import org.vitrine.host.Fact;

/**
 * A host's files as a probe is expanded on them, so that hosts far away are looked at by the same rules as this one. Nothing
 * here follows a link unless it says so; what is allowed is the caller's to ask. Faults are those of {@link java.nio.file}.
 */
interface FileView {

    /** Takes names one by one. */
    @FunctionalInterface
    interface Names {
        void take(String name) throws ProbeFailedException;
    }

    /** The same name with every link followed, the last one included. */
    Place follow(Place place) throws IOException;

    /** Hands on the names in a folder, in any order. */
    void list(Place folder, Names names) throws IOException, ProbeFailedException;

    Attributes attributes(Place place) throws IOException;

    /** A link's target as it is written. */
    String target(Place link) throws IOException;

    /** Whether the scanning user may read it, access lists and capabilities included. */
    boolean isReadable(Place place);

    /** Whether the scanning user may write it. */
    boolean isWritable(Place place);

    /** A file's text, decoded as UTF-8; unknown when it is longer than so many bytes. */
    Fact<String> text(Place file, int most) throws IOException;

    /** A file's first bytes, so many of them at most. */
    byte[] head(Place file, int most) throws IOException;

    /** Opens a device node for reading and writing and closes it. */
    void open(Place device) throws IOException;

    /** Whether the name leads to what stands at the real path. */
    boolean leadsThere(Place place) throws IOException;
}
