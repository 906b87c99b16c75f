// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.endtoend.DemoGuest;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.endtoend.Sight;
import org.vitrine.ui.internal.support.Pictures;
import org.vitrine.ui.internal.support.Workbench;

/** A real guest's card: its picture is the guest's, stays true while the guest draws, and fades when the machine is off. */
class GuestThumbnailTest {
    private static final String NAME = "thumbnail-guest";
    private static final Duration BOOT = Duration.ofSeconds(90);
    private static final int NEAR = 12;

    @RegisterExtension
    final Workbench workbench = new Workbench();

    private Connection connection() {
        return workbench.service(Machines.class).embedded().orElseThrow();
    }

    @AfterEach
    void stop() throws VitrineException {
        Optional<Machine> machine = connection().machines().stream().filter(one -> one.name().equals(NAME)).findFirst();
        if (machine.filter(one -> one.state() != Machine.State.GONE).isPresent()) {
            machine.get().forceOff(Progress.NONE);
        }
        connection().close();
    }

    private MachinesView open() throws PartInitException {
        return (MachinesView) workbench.page().showView(VitrineUi.MACHINES_VIEW);
    }

    private static List<Integer> corners(ImageData picture) {
        int right = picture.width - 1;
        int bottom = picture.height - 1;
        return Stream.of(new int[]{0, 0}, new int[]{right, 0}, new int[]{0, bottom}, new int[]{right, bottom})
                .map(place -> picture.palette.getRGB(picture.getPixel(place[0], place[1])))
                .map(rgb -> rgb.red << 16 | rgb.green << 8 | rgb.blue).toList();
    }

    private static boolean isNear(int seen, int wanted) {
        RGB one = new RGB(seen >> 16, seen >> 8 & 0xff, seen & 0xff);
        RGB other = new RGB(wanted >> 16, wanted >> 8 & 0xff, wanted & 0xff);
        return Math.abs(one.red - other.red) < NEAR && Math.abs(one.green - other.green) < NEAR
                && Math.abs(one.blue - other.blue) < NEAR;
    }

    private static boolean shows(ImageData picture, List<Integer> wanted) {
        List<Integer> seen = corners(picture);
        return Stream.of(0, 1, 2, 3).allMatch(i -> isNear(seen.get(i), wanted.get(i)));
    }

    @Test
    void aGuestsCardHasItsPicture() throws Exception {
        DemoGuest guest = DemoGuest.given();
        MachinesView view = open();
        MachineList list = view.panel().orElseThrow().list();
        connection().open(Progress.NONE);
        Machine machine = connection().create(Domain.of(guest.domain(NAME, "<model type='qxl'/>",
                "<graphics type='spice'><listen type='socket'/></graphics>")), Progress.NONE);
        list.choose(List.of(machine));
        EventLoop.until("the guest's corners", BOOT, () -> picture(list, machine)
                .filter(picture -> shows(picture, guest.corners())).isPresent());
        ImageData first = picture(list, machine).orElseThrow();
        assertEquals(1.6, first.width / (double) first.height, 0.05, "its shape is kept");
        EventLoop.until("another picture, for the guest draws", Duration.ofSeconds(15), () -> picture(list, machine)
                .filter(picture -> !java.util.Arrays.equals(picture.data, first.data)).isPresent());
        Canvas canvas = list.canvas();
        Sight running = Sight.of(canvas);
        assertTrue(running.count(guest.corners().getFirst()) > 0, "the card shows it");
        Pictures.take(workbench.window().getShell(), "machines-guest");
        machine.pause(Progress.NONE);
        EventLoop.until("faded", Duration.ofSeconds(10),
                () -> Sight.of(canvas).count(guest.corners().getFirst()) == 0);
    }

    private static Optional<ImageData> picture(MachineList list, Machine machine) {
        return list.gallery().of(machine).map(Image::getImageData);
    }
}
