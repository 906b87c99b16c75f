// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Arrays;
import java.util.List;

/**
 * A bounded read that a snapshot must hold: paths that match a pattern, or the output of one command of the catalogue.
 * Which paths may be asked for at all is {@link ProbePolicy}'s.
 */
public sealed interface Probe {

    /** How long what it reads lasts. */
    Volatility volatility();

    /**
     * Paths: absolute, {@code *} stands for any part of one segment, a last segment {@code **} for everything below.
     *
     * @param glob       the pattern
     * @param volatility how long the content lasts
     */
    record PathProbe(String glob, Volatility volatility) implements Probe {

        /** @throws IllegalArgumentException when the pattern is not absolute and plain, or has {@code **} before its end */
        public PathProbe {
            if (!Glob.isPlain(glob) || glob.substring(0, glob.lastIndexOf('/')).contains("**")) {
                throw new IllegalArgumentException(
                        "A probe needs an absolute path without \"..\", and ** only as its last segment: " + glob);
            }
        }

        /** Whether this probe reads that path. */
        public boolean covers(String path) {
            return Glob.matches(glob, path);
        }

        /** Whether this probe looks for names in that folder, so that what it covers there and is not found is not there. */
        public boolean looksInto(String folder) {
            return Glob.leadsInto(glob, folder);
        }
    }

    /**
     * A command.
     *
     * @param command out of the catalogue
     */
    record CommandProbe(HostCommand command) implements Probe {
        @Override
        public Volatility volatility() {
            return command.volatility();
        }
    }

    /** Paths whose content changes only when somebody changes the host. */
    static Probe path(String glob) {
        return new PathProbe(glob, Volatility.STATE);
    }

    /** Paths with another volatility. */
    static Probe path(String glob, Volatility volatility) {
        return new PathProbe(glob, volatility);
    }

    /** Several paths below one folder, or below each folder that a pattern names. */
    static List<Probe> below(String folder, String... names) {
        return Arrays.stream(names).map(name -> path(folder + "/" + name)).toList();
    }

    /** A command of the catalogue. */
    static Probe command(HostCommand command) {
        return new CommandProbe(command);
    }
}
