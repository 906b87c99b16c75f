// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class UeventTest {
    /** Recorded from netlink on Linux 6.18 after {@code echo change > /sys/class/mem/null/uevent}. */
    private static final String RECORDED = "change@/devices/virtual/mem/null\0ACTION=change\0"
            + "DEVPATH=/devices/virtual/mem/null\0SUBSYSTEM=mem\0SYNTH_UUID=0\0MAJOR=1\0MINOR=3\0DEVNAME=null\0"
            + "DEVMODE=0666\0SEQNUM=1240\0";
    /** Made by hand after lib/kobject_uevent.c and drivers/pci/pci-driver.c. */
    private static final String BIND = "bind@/devices/pci0000:00/0000:00:01.0/0000:01:00.0\0ACTION=bind\0"
            + "DEVPATH=/devices/pci0000:00/0000:00:01.0/0000:01:00.0\0SUBSYSTEM=pci\0DRIVER=vfio-pci\0PCI_CLASS=30000\0"
            + "PCI_ID=10DE:2235\0PCI_SUBSYS_ID=10DE:145A\0PCI_SLOT_NAME=0000:01:00.0\0"
            + "MODALIAS=pci:v000010DEd00002235sv000010DEsd0000145Abc03sc00i00\0SEQNUM=4000\0";
    /** Made by hand after the same. */
    private static final String DRM = "add@/devices/pci0000:00/0000:00:02.0/drm/card0\0ACTION=add\0"
            + "DEVPATH=/devices/pci0000:00/0000:00:02.0/drm/card0\0SUBSYSTEM=drm\0MAJOR=226\0MINOR=0\0"
            + "DEVNAME=dri/card0\0DEVTYPE=drm_minor\0SEQNUM=4001\0";
    /** Made by hand after the same and kernel/module/main.c. */
    private static final String MODULE = "remove@/module/mdpy\0ACTION=remove\0DEVPATH=/module/mdpy\0SUBSYSTEM=module\0"
            + "SEQNUM=4002\0";
    /** Made by hand after the same. */
    private static final String MOVE = "move@/devices/virtual/net/new\0ACTION=move\0DEVPATH=/devices/virtual/net/new\0"
            + "SUBSYSTEM=net\0DEVPATH_OLD=/devices/virtual/net/old\0SEQNUM=4003\0";

    private static Optional<Uevent> parse(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return Uevent.parse(bytes, bytes.length);
    }

    private static Set<String> paths(String message) {
        return parse(message).orElseThrow().paths();
    }

    @Test
    void aRecordedMessage() {
        Uevent event = parse(RECORDED).orElseThrow();
        assertEquals("change", event.action());
        assertEquals("/devices/virtual/mem/null", event.path());
        assertEquals(
                Map.of("ACTION", "change", "DEVPATH", "/devices/virtual/mem/null", "SUBSYSTEM", "mem", "SYNTH_UUID",
                        "0", "MAJOR", "1", "MINOR", "3", "DEVNAME", "null", "DEVMODE", "0666").entrySet(),
                event.variables().entrySet().stream().filter(each -> !each.getKey().equals("SEQNUM"))
                        .collect(Collectors.toSet()));
        assertEquals(Set.of("/sys/devices/virtual/mem/null", "/sys/bus/mem/devices/null", "/sys/class/mem/null",
                "/dev/null"), event.paths());
    }

    @Test
    void aBoundFunctionIsNamedAsItsBusAndItsDriverNameIt() {
        assertTrue(paths(BIND).containsAll(
                Set.of("/sys/bus/pci/devices/0000:01:00.0", "/sys/bus/pci/drivers/vfio-pci/0000:01:00.0")));
    }

    @Test
    void aCardIsNamedAsItsClassAndItsNode() {
        assertTrue(paths(DRM).containsAll(Set.of("/sys/class/drm/card0", "/dev/dri/card0")));
    }

    @Test
    void aModuleTakesTheTableOfModulesAlong() {
        assertTrue(paths(MODULE).containsAll(Set.of("/sys/module/mdpy", "/proc/modules")));
    }

    @Test
    void aDeviceThatGotAnotherNameIsGoneUnderTheOldOne() {
        assertTrue(paths(MOVE).containsAll(Set.of("/sys/class/net/new", "/sys/class/net/old")));
    }

    @Test
    void whatIsNoMessageOfTheKernelIsPassedOver() {
        assertEquals(Optional.empty(), parse("libudev\0\u00fe\u00ed\0"));
        assertEquals(Optional.empty(), parse(""));
        assertEquals(Optional.empty(), parse("\0\0"));
        assertEquals(Optional.empty(), parse("@/devices"));
        assertEquals(Optional.empty(), parse("add@"));
        assertEquals(Map.of(), parse("add@/a\0=x\0novalue\0").orElseThrow().variables());
        assertEquals(Set.of("/sys/a"), paths("add@/a\0SUBSYSTEM"));
    }
}
