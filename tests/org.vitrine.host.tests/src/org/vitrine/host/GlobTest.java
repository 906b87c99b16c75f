// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({"/a/b, /a/b, true", "/a/b, /a/c, false", "/a/b, /a, false", "/a/b, /a/b/c, false", "/a/*, /a/b, true",
            "/a/*, /a/b/c, false", "/a/*, /a, false", "/a/b*, /a/b, true", "/a/*b, /a/ab, true", "/a/*b, /a/ba, false",
            "/a/x*y*z, /a/x1y2z, true", "/a/x*y*z, /a/xz, false", "/a/x*y*z, /a/xyzy, false", "/a/x*x, /a/x, false",
            "/a/*/c, /a/b/c, true", "/a/**, /a, true", "/a/**, /a/b/c, true", "/a/**, /ab, false",
            "/a/*/**, /a/b/c/d, true"})
    void matches(String glob, String path, boolean expected) {
        assertEquals(expected, Glob.matches(glob, path));
    }

    @ParameterizedTest
    @CsvSource({"/a/b*, /a, true", "/a/b*, /a/b, false", "/a/*/c/d, /a/x, true", "/a/*/c/d, /a/x/c, true",
            "/a/*/c/d, /a/x/y, false", "/a/**, /a/x/y, true", "/a/**, /b, false", "/a/b, /b, false"})
    void leadsInto(String glob, String folder, boolean expected) {
        assertEquals(expected, Glob.leadsInto(glob, folder));
    }

    @ParameterizedTest
    @CsvSource({"/a/b, true", "a/b, false", "/a/../b, false", "/a/.., false", "/a/./b, false", "/a//b, false",
            "/a/, false", "/, false", "/a/..b, true"})
    void plainPathsSayWhereTheyLead(String path, boolean expected) {
        assertEquals(expected, Glob.isPlain(path));
    }

    @ParameterizedTest
    @CsvSource({"/etc/os-release, ../usr/lib/os-release, /usr/lib/os-release", "/a/b, c, /a/c", "/a/b, /c/./d, /c/d",
            "/a/b, ../../../c, /c"})
    void resolvesLinkTargets(String link, String target, String expected) {
        assertEquals(expected, Glob.resolve(link, target));
    }

    @Test
    void aLongNameAgainstManyStarsEndsAtOnce() {
        assertEquals(false, Glob.matches("/" + "*a".repeat(200) + "b", "/" + "a".repeat(100_000)));
    }
}
