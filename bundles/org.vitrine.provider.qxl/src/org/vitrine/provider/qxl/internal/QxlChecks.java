// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.domain.Graphics;
import org.vitrine.domain.Video;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GuestOs;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** Checks of a QXL adapter. Each asks about a use of it, the settings of a candidate included. */
final class QxlChecks {

    private QxlChecks() {
    }

    static List<Check> all() {
        return List.of(CommonChecks.settings("qxl-settings", QxlProvider.FIELDS, QxlFields.WIDTH, QxlFields.HEIGHT),
                Check.ofUse("QXL-001", "Does the frame buffer hold the screen?", FrameBuffer::evaluate),
                Check.ofUse("QXL-002", "Is QXL asked for 3D?", QxlChecks::acceleration),
                Check.ofUse("QXL-003", "Will Windows show all monitors?", QxlChecks::monitors),
                Check.ofDomain("QXL-011", "Can each video adapter stand where it stands?", PrimaryVideo::evaluate));
    }

    /**
     * The row says INFO; libvirt refuses to start with "3d acceleration is supported only with 'virtio' video device". An
     * OpenGL server beside QXL alone starts, and changes nothing for the guest.
     */
    private static Finding acceleration(Situation s) {
        if (s.use().isEmpty() || s.domain().isEmpty()) {
            return Finding.notApplicable();
        }
        Element video = s.use().get().anchor();
        Domain domain = s.domain().get();
        if (Told.isOn(new Video(video).accel3d())) {
            return Finding.block("QXL has no 3D acceleration").about(video)
                    .because("It draws in software; libvirt takes accel3d for virtio only.")
                    .solve("Use virtio with OpenGL or give the guest a GPU for 3D; for QXL take accel3d away.")
                    .saw("model/acceleration@accel3d", "yes")
                    .remedy(Remedy.edit(domain, draft -> draft.at(video).clear("model/acceleration@accel3d"),
                            "Take accel3d away"));
        }
        boolean hasGl = Graphics.of(domain).stream().anyMatch(graphics -> Told.isOn(graphics.gl()));
        if (hasGl && domain.devices("video").allMatch(other -> other.is("model@type", "qxl"))) {
            return Finding.info("OpenGL makes QXL no faster").about(video)
                    .because("QXL draws in software; more video memory does not help either.")
                    .solve("Use virtio with accel3d for 3D in the guest.").saw("gl@enable", "yes");
        }
        return Finding.pass("Only 2D is asked of QXL");
    }

    private static Finding monitors(Situation s) {
        int heads = s.get(QxlFields.HEADS);
        if (heads < 2 || s.domain().isEmpty() || s.use().isEmpty()) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        Use use = s.use().get();
        return new GuestOs(domain).onWindows("How many monitors the guest shows",
                Finding.pass("A guest other than Windows shows {0} monitors on one adapter", heads),
                () -> oneMonitor(domain, use, heads)).about(use.anchor());
    }

    private static Finding oneMonitor(Domain domain, Use use, int heads) {
        return Finding.warn("Windows will show one of {0} monitors", heads)
                .because("Its QXL driver shows one monitor for each adapter.")
                .solve("Use one adapter for each monitor.").saw("model@heads", heads)
                .remedy(Remedy.edit(domain, draft -> split(draft, use, heads), "Use {0} adapters with one monitor each",
                        heads));
    }

    private static void split(Draft draft, Use use, int heads) {
        draft.at(use.anchor()).set("model@heads", 1);
        Values each = use.values().only(QxlFields.ALL).without(QxlFields.PRIMARY).with(QxlFields.HEADS, 1);
        for (int i = 1; i < heads; i++) {
            each.write(draft.addDevice("video").set("model@type", "qxl"));
        }
    }
}
