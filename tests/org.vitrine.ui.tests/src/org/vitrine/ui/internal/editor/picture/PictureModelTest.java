// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Unclaimed;
import org.vitrine.domain.Domain;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.ui.internal.editor.model.Overview;
import org.vitrine.ui.internal.report.DeviceNames;

/** Which boxes the picture has and what it connects, on a host made by hand. */
class PictureModelTest {
    private static final String CARD = "0000:01:00.0";
    private static final String DEVICES = """
            <graphics type='spice'><listen type='none'/><gl enable='yes' rendernode='/dev/dri/renderD128'/></graphics>
            <graphics type='egl-headless'/>
            <video><model type='qxl'/></video>
            <video><model type='virtio'><acceleration accel3d='yes'/></model></video>
            <hostdev type='pci'><source><address domain='0x0' bus='0x1' slot='0x0' function='0x0'/></source></hostdev>
            <hostdev type='pci'><source><address domain='0x0' bus='0x2' slot='0x0' function='0x0'/></source></hostdev>
            """;

    private static PictureModel picture(String devices) {
        Domain domain = Domain.of("<domain><devices>" + devices + "</devices></domain>");
        List<Unclaimed> kept = Stream.of("video", "graphics", "hostdev").flatMap(domain::devices)
                .map(device -> new Unclaimed(device, List.of())).toList();
        return PictureModel.of(new Overview(domain, host(), List.of(), kept, List.of()), new DeviceNames());
    }

    private static HostSnapshot host() {
        return HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put("/sys/bus/pci/devices", Entry.directory())
                .put("/sys/bus/pci/devices/" + CARD, Entry.link("../../../devices/pci0000:00/" + CARD))
                .put("/sys/bus/pci/devices/" + CARD + "/class", Entry.file("0x030000\n"))
                .put("/sys/bus/pci/devices/" + CARD + "/vendor", Entry.file("0x10de\n"))
                .put("/sys/bus/pci/devices/" + CARD + "/device", Entry.file("0x2484\n"))
                .put("/sys/bus/pci/devices/0000:02:00.0", Entry.link("../../../devices/pci0000:00/0000:02:00.0"))
                .put("/sys/bus/pci/devices/0000:02:00.0/class", Entry.file("0x020000\n")).build();
    }

    private static List<String> titles(PictureModel model, Node.Column column) {
        return model.nodes().stream().filter(node -> node.column() == column).map(Node::title).toList();
    }

    private static boolean leads(PictureModel model, String from, String to) {
        return model.edges().stream().anyMatch(edge -> model.nodes().get(edge.from()).title().contains(from)
                && model.nodes().get(edge.to()).title().contains(to));
    }

    @Test
    void eachAdapterIsDrawnSomewhereAndShownSomewhere() {
        PictureModel model = picture(DEVICES);
        assertEquals(List.of("qxl", "virtio", "Passed-through device"), titles(model, Node.Column.GUEST),
                "a network card is no graphics");
        assertEquals(List.of("SPICE", "The card\u2019s own outputs"), titles(model, Node.Column.SCREEN),
                "what draws off-screen shows nothing");
        assertTrue(leads(model, "qxl", "QEMU"));
        assertTrue(leads(model, "QEMU", "SPICE"));
        assertTrue(leads(model, "virtio", "/dev/dri/renderD128"), () -> model.toString());
        assertFalse(leads(model, "QEMU", "outputs"));
        assertTrue(model.nodes().stream().anyMatch(node -> node.detail().startsWith(CARD)), () -> model.toString());
    }

    @Test
    void aMediatedDeviceIsShownByTheGraphicsOnlyWhenItSaysSo() {
        String mdev = "<graphics type='vnc'/><hostdev type='mdev' display='%s'><source><address uuid='u'/></source></hostdev>";
        assertEquals(1, picture(mdev.formatted("off")).edges().size());
        assertEquals(2, picture(mdev.formatted("on")).edges().size());
    }

    @Test
    void halfTypedAddressesDrawNothingWrong() {
        PictureModel model = picture(
                "<hostdev type='pci'><source><address bus='0xzz' slot='1'/></source></hostdev><hostdev/>");
        assertTrue(model.nodes().stream().noneMatch(node -> node.title().contains("zz")));
    }

    @Test
    void boxesNeverOverlapAndArrowsReachThemAll() {
        PictureModel model = picture(DEVICES.repeat(4));
        for (int room : new int[]{200, 500, 1400}) {
            PictureLayout layout = PictureLayout.of(model.nodes(), room, 18);
            List<Rectangle> boxes = layout.boxes();
            assertEquals(model.nodes().size(), boxes.size());
            for (int i = 0; i < boxes.size(); i++) {
                Rectangle one = boxes.get(i);
                assertTrue(one.y + one.height <= layout.height(), "it is in the picture");
                assertEquals(i, layout.at(one.x + 1, one.y + 1).orElseThrow(), "the box at its own corner");
            }
        }
        PictureLayout layout = PictureLayout.of(model.nodes(), 900, 18);
        boolean[] reached = new boolean[model.nodes().size()];
        walk(layout, 0, reached);
        assertTrue(IntStream.range(0, reached.length).allMatch(i -> reached[i]));
    }

    private static void walk(PictureLayout layout, int from, boolean[] reached) {
        if (!reached[from]) {
            reached[from] = true;
            IntStream.of(SWT.ARROW_LEFT, SWT.ARROW_RIGHT, SWT.ARROW_UP, SWT.ARROW_DOWN)
                    .forEach(key -> walk(layout, layout.next(from, key), reached));
        }
    }
}
