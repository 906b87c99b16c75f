// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.vitrine.provider.DialectGuide.Fix;
import org.vitrine.provider.DialectGuide.Problem;
import org.vitrine.provider.tck.AskedDialect;

/** Quick fixes: each mends its problem and changes nothing else. */
class FixesTest {
    private static final LibvfioGuide GUIDE = new LibvfioGuide();
    private static final String EXAMPLE = file("example.yaml");

    private static String file(String name) {
        return AskedDialect.beside(FixesTest.class, name);
    }

    /** What the fixes of the one problem are called, by the text that each leaves; none leaves another problem. */
    private static Map<String, String> mended(String text) {
        List<Problem> problems = GUIDE.problems(text);
        assertEquals(1, problems.size(), problems.toString());
        Map<String, String> mended = new LinkedHashMap<>();
        for (Fix fix : problems.getFirst().fixes()) {
            String after = fix.change().on(text);
            assertEquals(List.of(), GUIDE.problems(after), fix.title() + " leaves " + after);
            mended.put(after, fix.title().toString());
        }
        return mended;
    }

    private static Map<String, String> mended(String what, String instead) {
        assertTrue(EXAMPLE.contains(what), what);
        return mended(EXAMPLE.replace(what, instead));
    }

    private static void backTo(String title, String what, String instead) {
        assertEquals(title, mended(what, instead).get(EXAMPLE));
    }

    @Test
    void whatIsPlainlyMeantIsOffered() {
        backTo("Write startintro", "startintro: true", "startintor: true");
        backTo("Write startintro", "startintro: true", "start_intro: true");
        backTo("Take \"other\" away", "startintro: true\n", "startintro: true\nother: 1\n");
        backTo("Take the first \"name\" away", "name: \"LibVF.IO VM\"", "name: again\nname: \"LibVF.IO VM\"");
        backTo("Write true", "startintro: true", "startintro: maybe");
        backTo("Write 5900", "spicePort: 5900", "spicePort: many");
        assertEquals(List.of("Write none", "Write win10"),
                List.copyOf(mended("installOs: \"none\"", "installOs: win11").values()));
        backTo("Write !!null ~", "shareddir: !!null ~", "shareddir: ~");
        backTo("Write []", "state: []", "state:");
        backTo("Begin the file as LibVF.IO does", "--- !n!custom:Config", "---");
        assertEquals(List.of("Write [x]"), List.copyOf(mended("state: []", "state: x").values()));
        assertTrue(mended("  state: []\n", "").containsValue("Add \"container.state\""));
        assertTrue(mended("state: []", "state: !!seq x").isEmpty());
    }

    @Test
    void theBeginningKeepsComments() {
        String bare = EXAMPLE.substring(EXAMPLE.indexOf("--- !n!custom:Config\n") + 21);
        assertEquals(Map.of(EXAMPLE, "Begin the file as LibVF.IO does"), mended(bare));
        String after = mended("# mine\r\n---\r\n" + bare.replace("\n", "\r\n")).keySet().iterator().next();
        assertTrue(
                after.startsWith("%YAML 1.2\r\n%TAG !n! tag:nimyaml.org,2016:\r\n--- !n!custom:Config\r\n# mine\r\n"),
                after);
    }

    @Test
    void aGpuInOneMappingIsSplit() {
        String start = EXAMPLE.substring(0, EXAMPLE.indexOf("gpus:")) + EXAMPLE.substring(EXAMPLE.indexOf("nics:"));
        String gpus = "gpus:\n  - gpuType: passthrough # whole\n    bdf: \"0000:01:00.0\"\n";
        assertEquals(Map.of(start + "gpus:\n  - - gpuType: passthrough # whole\n    - bdf: \"0000:01:00.0\"\n",
                "Write it as arcd reads it: one \"- key: value\" for each key"), mended(start + gpus));
    }

    @Test
    void anOddTextHasNoFixThatBreaksIt() {
        assertFalse(GUIDE.problems("name: x\na.b: 1\n\"\": 2\ngpus: [{}]\ncontainer: !!str\n").isEmpty());
        GUIDE.problems("name: x\na.b: 1\n\"\": 2\ngpus: [{}]\ncontainer: !!str\n").stream()
                .flatMap(problem -> problem.fixes().stream())
                .forEach(fix -> assertFalse(fix.title().toString().contains("a.b")));
    }
}
