// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;

/** How the monitors of a machine are numbered by libvirt, QEMU's consoles and SPICE. */
final class HeadTest {

    private static List<Head> heads(String devices) {
        return Head.of(Domain.of("<domain type='qemu'><name>a</name><devices>" + devices + "</devices></domain>"));
    }

    @Test
    void aMachineThatNamesNoAdapterHasOneMonitor() {
        assertEquals(List.of(Head.FIRST), heads(""));
        assertEquals(List.of(Head.FIRST), heads("<video><model type='vga'/></video>"));
    }

    @Test
    void eachHeadOfVirtioIsAConsoleAndAChannel() {
        assertEquals(List.of(Head.FIRST, new Head(1, 1, 1, 0), new Head(2, 2, 2, 0)),
                heads("<video><model type='virtio' heads='2'/></video><video><model type='bochs'/></video>"));
    }

    @Test
    void theHeadsOfOneQxlShareConsoleAndChannel() {
        assertEquals(List.of(Head.FIRST, new Head(1, 0, 0, 1), new Head(2, 1, 1, 0)),
                heads("<video><model type='qxl' heads='2'/></video><video><model type='qxl'/></video>"));
    }

    @Test
    void spiceCountsQxlFirst() {
        assertEquals(List.of(new Head(0, 0, 1, 0), new Head(1, 1, 0, 0)),
                heads("<video><model type='virtio'/></video><video><model type='qxl'/></video>"));
    }

    @Test
    void aMediatedDeviceWithADisplayIsAMonitorAndOneWithoutIsNone() {
        String device = "<hostdev mode='subsystem' type='mdev' display='%s'/>";
        String none = "<video><model type='none'/></video>";
        assertEquals(List.of(Head.FIRST), heads(none + device.formatted("on")));
        assertEquals(List.of(), heads(none + device.formatted("off")));
        assertEquals(List.of(), heads("<hostdev mode='subsystem' type='pci'/>"));
    }

    @Test
    void absurdNumbersAreBounded() {
        assertEquals(16, heads("<video><model type='virtio' heads='100000'/></video>").size());
        assertEquals(1, heads("<video><model type='virtio' heads='-3'/></video>").size());
    }
}
