// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Optional;

import org.vitrine.host.GlassMemory;
import org.vitrine.host.Text;

/**
 * What was seen in memory that Looking Glass shares.
 *
 * @param state    whether somebody writes there
 * @param sentence the state in words, and what to do about it
 * @param bytes    how long the memory is
 * @param memory   what stands at its beginning
 * @param frame    the newest picture's format; empty where none was written, or by a release whose layout is not known
 */
public record GlassReport(State state, Text sentence, long bytes, GlassMemory memory, Optional<GlassFrame> frame) {

    /** Whether somebody writes there. */
    public enum State {
        /** A host application runs. */
        RUNNING,
        /** A host application wrote once and does so no more. */
        STOPPED,
        /** A host application has begun to write and not yet said what it is. */
        STARTING,
        /** A host application whose layout is not known; whether it still runs cannot be told. */
        OTHER_VERSION,
        /** Nobody has written there yet. */
        UNUSED,
        /** Something else is there. */
        FOREIGN
    }
}
