// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Map;

/** A whole scan with what a later, smaller look saw: for whoever looks at a few paths again and again. */
public final class LaterLook {

    private LaterLook() {
    }

    /**
     * The scan where what the look's probes cover is as the look saw it, gone where the look did not find it, and all else is
     * as it was.
     *
     * @param scan what was known
     * @param look what was seen later; of commands only those that it was asked for
     */
    public static HostSnapshot over(HostSnapshot scan, HostSnapshot look) {
        HostSnapshot.Builder now = scan.toBuilder();
        for (Probe probe : look.probes()) {
            if (probe instanceof Probe.PathProbe paths) {
                gone(scan, look, paths).forEach(now::removeTree);
            }
        }
        look.tree().forEach(now::put);
        look.outputs().forEach(now::output);
        return now.probed(look.probes()).build();
    }

    private static List<String> gone(HostSnapshot scan, HostSnapshot look, Probe.PathProbe probe) {
        String glob = probe.glob();
        int star = glob.indexOf('*');
        if (star < 0) {
            return look.tree().containsKey(glob) ? List.of() : List.of(glob);
        }
        String folder = glob.substring(0, glob.lastIndexOf('/', star));
        Map<String, Entry> before = scan.tree().subMap(folder + "/", folder + "0");
        return before.keySet().stream().filter(path -> probe.covers(path) && !look.tree().containsKey(path)).toList();
    }
}
