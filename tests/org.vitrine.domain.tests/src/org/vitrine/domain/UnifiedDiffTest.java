// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.domain.Corpus.Sample;

class UnifiedDiffTest {

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@");

    static Stream<Sample> samples() {
        return Corpus.all();
    }

    private static String diff(Domain before, Domain after) {
        return UnifiedDiff.of("a.xml", "b.xml", before, after);
    }

    @Test
    void oneValueIsOneLine() {
        Domain before = Domain.of(Corpus.file("plain"));
        Domain after = before.apply(before.edit(d -> d.root().set("/devices/video/model@vgamem", 32768)));
        assertEquals("""
                --- a.xml
                +++ b.xml
                @@ -6,7 +6,7 @@
                   </os>
                   <devices>
                     <video>
                -      <model type='qxl' ram='65536' vram='65536' vgamem='16384' heads='1' primary='yes'/>
                +      <model type='qxl' ram='65536' vram='65536' vgamem='32768' heads='1' primary='yes'/>
                     </video>
                     <graphics type='spice' autoport='yes'/>
                   </devices>
                """, diff(before, after));
    }

    @Test
    void nothingForNoDifference() {
        assertEquals("", diff(Domain.of("<domain/>"), Domain.of("<domain/>")));
    }

    @Test
    void aMissingLineFeedIsToldAndDiffers() {
        assertEquals("""
                --- a.xml
                +++ b.xml
                @@ -1,1 +1,1 @@
                -<domain/>
                \\ No newline at end of file
                +<domain/>
                """, diff(Domain.of("<domain/>"), Domain.of("<domain/>\n")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void appliedItGivesTheOther(Sample sample) {
        RandomEdits random = new RandomEdits(sample.name().hashCode());
        Domain before = Domain.of(sample.text());
        for (int i = 0; i < 4; i++) {
            Domain after = before.apply(before.edit(random.edit()));
            String diff = diff(before, after);
            assertEquals(after.text(), patch(before.text(), diff, '+'), diff);
            assertEquals(before.text(), patch(after.text(), diff, '-'), diff);
        }
    }

    /** What patch(1) does: {@code '+'} applies, {@code '-'} takes back. */
    private static String patch(String text, String diff, char takes) {
        List<String> in = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
        StringBuilder out = new StringBuilder();
        int at = 0;
        char last = ' ';
        List<String> lines = diff.isEmpty() ? List.of() : List.of(diff.split("(?<=\n)"));
        for (String line : lines.isEmpty() ? lines : lines.subList(2, lines.size())) {
            Matcher hunk = HUNK.matcher(line);
            if (hunk.lookingAt()) {
                int from = Integer.parseInt(hunk.group(takes == '+' ? 1 : 3)) - 1;
                for (; at < from; at++) {
                    out.append(in.get(at));
                }
            } else if (line.charAt(0) == '\\') {
                if (last == ' ' || last == takes) {
                    out.setLength(out.length() - 1);
                }
            } else {
                last = line.charAt(0);
                if (last == ' ' || last == takes) {
                    out.append(line.substring(1));
                }
                if (last != takes) {
                    String stands = in.get(at++);
                    assertEquals(line.substring(1).stripTrailing(), stands.stripTrailing());
                }
            }
        }
        for (; at < in.size(); at++) {
            out.append(in.get(at));
        }
        return out.toString();
    }
}
