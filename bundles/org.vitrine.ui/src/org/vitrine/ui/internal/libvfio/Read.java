// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vitrine.core.Imported;
import org.vitrine.core.Report;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectGuide.Problem;
import org.vitrine.provider.SourceDocument;

/**
 * What is known of one version of a text.
 *
 * @param text     the text
 * @param host     the host that was asked about
 * @param problems what is wrong with it
 * @param source   its values; empty when it cannot be read
 * @param imported the domain that means the same; empty when there is none
 * @param report   what the checks say
 */
record Read(String text, HostSnapshot host, List<Problem> problems, Optional<SourceDocument> source,
        Optional<Imported> imported, Optional<Report> report) {

    /** Nothing is known yet. */
    static final Read NOTHING = new Read("", HostSnapshot.nothingKnown(), List.of(), Optional.empty(), Optional.empty(),
            Optional.empty());

    /** The values by path. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        source.ifPresent(
                document -> document.entries().forEach(entry -> values.putIfAbsent(entry.path(), entry.value())));
        return values;
    }

    /** How many items a list has. */
    int count(String list) {
        int count = 0;
        while (has(list + "[" + count + "]")) {
            count++;
        }
        return count;
    }

    private boolean has(String path) {
        return source.filter(document -> document.entries().stream().anyMatch(entry -> entry.path().equals(path)
                || entry.path().startsWith(path + ".") || entry.path().startsWith(path + "["))).isPresent();
    }
}
