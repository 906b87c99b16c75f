// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Configuration that lies in several folders, where a file hides those of the same name in the folders after its own. */
final class Overlaid {

    private Overlaid() {
    }

    /** The files that count, by their names; folders that are not there count for empty. */
    static Fact<List<String>> files(HostSnapshot host, List<String> folders, String suffix) {
        return Fact.all(folders.stream().map(folder -> host.list(folder).map(names -> names.stream()
                .filter(name -> name.endsWith(suffix)).map(name -> folder + "/" + name).toList())).toList())
                .map(Overlaid::topmost);
    }

    private static List<String> topmost(List<List<String>> folders) {
        Map<String, String> byName = new TreeMap<>();
        folders.stream().flatMap(List::stream)
                .forEach(file -> byName.putIfAbsent(file.substring(file.lastIndexOf('/') + 1), file));
        return List.copyOf(byName.values());
    }
}
