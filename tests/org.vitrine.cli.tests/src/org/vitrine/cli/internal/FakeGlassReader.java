// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.vitrine.core.GlassReader;
import org.vitrine.core.GlassReport;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** Memory that a test describes. */
final class FakeGlassReader implements GlassReader {
    final Map<String, GlassReport> reports = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    @Override
    public GlassReport read(Path memory, Progress progress) throws VitrineException {
        asked.add(memory.toString());
        GlassReport report = reports.get(memory.toString());
        if (report == null) {
            throw new VitrineException(Text.of("{0}: there is no such memory.", memory));
        }
        return report;
    }
}
