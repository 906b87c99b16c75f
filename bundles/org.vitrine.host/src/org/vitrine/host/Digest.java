// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.function.Function;

/**
 * What a snapshot keeps of a file that is no text: a few lines about it, made where it is read. The file itself never comes
 * into a snapshot, because it is large, somebody's property, or shows a guest's screen. {@link ProbePolicy#digest} says of
 * which files there is one.
 */
public enum Digest {
    /** Who writes to memory that Looking Glass shares: {@link GlassMemory}, without the machine's UUID. */
    LOOKING_GLASS(GlassMemory.HEAD, bytes -> GlassMemory.of(bytes).lines()),
    /** What is in a file with a graphics card's ROM: {@link OptionRom}. The largest that are known have 2 MiB. */
    OPTION_ROM(2 << 20, bytes -> OptionRom.of(bytes).lines());

    private final int most;
    private final Function<byte[], String> summary;

    Digest(int most, Function<byte[], String> summary) {
        this.most = most;
        this.summary = summary;
    }

    /** How many bytes from the file's beginning are to be read; what is behind them is of no interest. */
    public int most() {
        return most;
    }

    /**
     * The lines that a snapshot keeps.
     *
     * @param head the file's first {@link #most} bytes, fewer where it has no more
     */
    public String of(byte[] head) {
        return summary.apply(head);
    }
}
