// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VendorIdTest {

    @Test
    void itHasTwelveBytesWholeCharactersAndNoComma() {
        assertEquals("", VendorId.fitting(""));
        assertEquals("randomid0123", VendorId.fitting("randomid0123"));
        assertEquals("randomid0123", VendorId.fitting("random,id0123,4"));
        assertEquals("randomid012", VendorId.fitting("randomid012\uD83D\uDDA5"));
        assertEquals("randomid\uD83D\uDDA5", VendorId.fitting("randomid\uD83D\uDDA54"));
        assertEquals("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", VendorId.fitting("\u00e9".repeat(7)));
    }
}
