// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final Scope BOTH = Scope.below(List.of("/sys/bus/pci", "/sys/bus/mdev/devices", "/etc/group"));

    private static Scope at(Scope scope, String path) {
        Scope at = scope;
        for (String name : path.substring(1).split("/")) {
            at = at.child(name);
        }
        return at;
    }

    @Test
    void leadsToItsPathsAndNowhereElse() {
        assertEquals(Set.of("sys", "etc"), BOTH.names());
        assertEquals(Set.of("pci", "mdev"), at(BOTH, "/sys/bus").names());
        assertFalse(at(BOTH, "/sys/bus").isWhole());
        assertFalse(at(BOTH, "/sys/class").meets(List.of("**")));
        assertTrue(at(BOTH, "/sys/bus").meets(List.of("*", "devices", "*")));
        assertFalse(at(BOTH, "/sys/bus").meets(List.of("usb", "devices", "*")));
    }

    @Test
    void holdsAllThatIsBelowItsPaths() {
        assertTrue(at(BOTH, "/sys/bus/pci").isWhole());
        assertTrue(at(BOTH, "/sys/bus/pci/devices/0000:00:02.0").isWhole());
        assertTrue(at(BOTH, "/etc/group").isWhole());
        assertTrue(at(Scope.EVERYTHING, "/etc/group").isWhole());
    }

    @Test
    void theRootIsEverything() {
        assertTrue(Scope.below(Set.of("/")).isWhole());
        assertFalse(Scope.below(Set.of()).meets(List.of("**")));
    }

    @Test
    void patternsAreNarrowedToIt() {
        assertEquals(List.of("/sys/bus/pci/devices/*/vendor"), BOTH.narrowed("/sys/bus/pci/devices/*/vendor"));
        assertEquals(List.of("/sys/bus/mdev/devices/*"), BOTH.narrowed("/sys/bus/mdev/*/*"));
        assertEquals(List.of("/etc/group"), BOTH.narrowed("/etc/*"));
        assertEquals(List.of("/etc/group/x"), BOTH.narrowed("/etc/*/x"));
        assertEquals(List.of("/sys/bus/pci"), BOTH.narrowed("/sys/bus/*"));
        assertEquals(List.of(), BOTH.narrowed("/sys/class/**"));
        assertEquals(Set.of("/sys/bus/pci/**", "/sys/bus/mdev/devices/**"), Set.copyOf(BOTH.narrowed("/sys/**")));
        assertEquals(List.of("/sys/**"), Scope.EVERYTHING.narrowed("/sys/**"));
    }
}
