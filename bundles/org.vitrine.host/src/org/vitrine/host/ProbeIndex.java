// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which paths a set of probes covers, as a tree of their patterns' segments: asking costs the depth of the path, however
 * many probes there are. Not changed once it is filled.
 */
final class ProbeIndex {
    private static final ProbeIndex NOTHING = new ProbeIndex();
    private final Map<String, ProbeIndex> names = new HashMap<>();
    private final Map<String, ProbeIndex> patterns = new HashMap<>();
    private boolean ends;
    private boolean everything;

    /** The index of these probes' patterns; commands cover no path. */
    static ProbeIndex of(Collection<? extends Probe> probes) {
        return ofPatterns(probes.stream().filter(Probe.PathProbe.class::isInstance).map(Probe.PathProbe.class::cast)
                .map(Probe.PathProbe::glob).toList());
    }

    /** The index of patterns as {@link Probe.PathProbe} has them. */
    static ProbeIndex ofPatterns(Collection<String> globs) {
        var root = new ProbeIndex();
        globs.forEach(glob -> root.add(glob, 1));
        return root;
    }

    /** Whether one of the probes reads that path. */
    boolean covers(String path) {
        return leads(path, 1, false);
    }

    /** Whether one of the probes looks for names in that folder. */
    boolean looksInto(String folder) {
        return leads(folder, 1, true);
    }

    private void add(String glob, int at) {
        if (at > glob.length()) {
            ends = true;
            return;
        }
        int slash = glob.indexOf('/', at);
        int end = slash < 0 ? glob.length() : slash;
        String segment = glob.substring(at, end);
        if (segment.equals("**") && slash < 0) {
            everything = true;
        } else {
            (segment.contains("*") ? patterns : names).computeIfAbsent(segment, s -> new ProbeIndex())
                    .add(glob, end + 1);
        }
    }

    private boolean leads(String path, int at, boolean into) {
        if (everything) {
            return true;
        }
        if (at > path.length()) {
            return into ? !names.isEmpty() || !patterns.isEmpty() : ends;
        }
        int slash = path.indexOf('/', at);
        int end = slash < 0 ? path.length() : slash;
        String segment = path.substring(at, end);
        if (Objects.requireNonNullElse(names.get(segment), NOTHING).leads(path, end + 1, into)) {
            return true;
        }
        for (var pattern : patterns.entrySet()) {
            if (Glob.segment(pattern.getKey(), segment) && pattern.getValue().leads(path, end + 1, into)) {
                return true;
            }
        }
        return false;
    }
}
