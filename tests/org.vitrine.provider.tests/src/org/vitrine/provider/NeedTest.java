// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;

class NeedTest {
    private static final Need MEMFD = Need.of("/memoryBacking/source@type", "memfd", "Shared memory");
    private static final Domain BARE = Domain.of("<domain><name>a</name><devices/></domain>");
    private static final Domain OTHER = Domain
            .of("<domain><memoryBacking><source type='file'/></memoryBacking><devices/></domain>");

    @Test
    void isMadeWhenMissingAndDroppedAsItWasMade() {
        assertFalse(MEMFD.isMet(BARE));
        Domain made = BARE.apply(BARE.edit(MEMFD::make));
        assertTrue(MEMFD.isMet(made));
        assertEquals(BARE.text(), made.apply(made.edit(MEMFD::drop)).text());
    }

    @Test
    void anotherValueInItsPlaceIsAConflictAndStays() {
        assertEquals(Optional.of("file"), MEMFD.conflict(OTHER));
        assertTrue(OTHER.edit(MEMFD::drop).isEmpty());
        assertEquals(Optional.empty(), MEMFD.conflict(BARE));
    }

    @Test
    void isMetByWhatDoesAsWell() {
        Need gl = Need.of("/devices/graphics[@type='egl-headless']/gl@rendernode", "/dev/dri/renderD128", "A screen")
                .or("/devices/graphics[@type='spice']/gl@enable", "yes");
        Domain spice = Domain
                .of("<domain><devices><graphics type='spice'><gl enable='yes'/></graphics></devices></domain>");
        assertTrue(gl.isMet(spice));
        assertFalse(gl.isMet(BARE));
        assertTrue(spice.edit(gl::drop).isEmpty());
    }

    @Test
    void presenceAsksForNoValue() {
        Need spice = Need.present("/devices/graphics[@type='spice']", "A screen");
        Domain made = BARE.apply(BARE.edit(spice::make));
        assertEquals("<domain><name>a</name><devices><graphics type='spice'/></devices></domain>", made.text());
        assertTrue(spice.isMet(made));
        assertEquals(Optional.empty(), spice.conflict(BARE));
    }
}
