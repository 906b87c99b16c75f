// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeIndexTest {
    private static final List<String> PATTERNS = List.of("/sys/bus/*/devices/x*", "/sys/bus/pci/*", "/etc/**",
            "/dev/kvm",
            "/proc/*/fd*/a*b*c", "/sys/bus/pci/devices/*/driver");
    private static final ProbeIndex INDEX = ProbeIndex.ofPatterns(PATTERNS);

    @ParameterizedTest
    @ValueSource(strings = {"/sys/bus/usb/devices/x1", "/sys/bus/usb/devices/y", "/sys/bus/pci/devices", "/sys/bus/pci",
            "/etc", "/etc/a/b/c", "/etcetera", "/dev/kvm", "/dev/kvm/x", "/dev", "/proc/1/fd/axbyc", "/proc/1/fd7/abcb",
            "/sys", "/sys/bus/pci/devices/0/driver", "/sys/bus/pci/devices/0", "/sys/bus/pci/devices/x/driver/y"})
    void answersAsEachPatternByItself(String path) {
        assertEquals(PATTERNS.stream().anyMatch(glob -> Glob.matches(glob, path)), INDEX.covers(path));
        assertEquals(PATTERNS.stream().anyMatch(glob -> Glob.leadsInto(glob, path)), INDEX.looksInto(path));
    }
}
