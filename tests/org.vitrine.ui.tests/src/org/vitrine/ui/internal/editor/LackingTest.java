// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Offer;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.editor.model.Services;

/** Technologies of which a host has nothing can be chosen all the same. */
class LackingTest {
    private final Services services = Services.of(PlatformUI.getWorkbench());

    private static List<String> ids(List<Offer> offers) {
        return offers.stream().map(offer -> offer.provider().id()).distinct().toList();
    }

    @Test
    void whatIsNotGivenIsOfferedForAnotherHost() {
        List<Offer> given = services.preflight().offers(HostSnapshot.nothingKnown());
        assertTrue(ids(given).contains("qxl"), "every host gives it");
        assertFalse(ids(services.lacking(given)).contains("qxl"));
        Offer qxl = services.lacking(List.of()).stream().filter(offer -> offer.provider().id().equals("qxl"))
                .findFirst().orElseThrow();
        assertEquals("QXL, to be chosen", qxl.candidate().title().toString());
        assertEquals(Verdict.BLOCK, qxl.report().worst());
        assertEquals("This host has nothing for QXL", qxl.obstacle().orElseThrow().summary().toString());
    }
}
