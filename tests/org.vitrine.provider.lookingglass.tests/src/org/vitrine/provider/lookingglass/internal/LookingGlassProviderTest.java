// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.provider.tck.Golden;
import org.vitrine.provider.tck.Scene;

class LookingGlassProviderTest {

    private static Use first(Domain domain) {
        return Machines.GLASS.uses(domain, Machines.HOST).getFirst();
    }

    private static Domain changed(Domain domain, Values values) {
        return domain.apply(domain.edit(draft -> Machines.GLASS.change(draft, first(domain), values)));
    }

    @Test
    void sizesAreThoseOfTheGuide() {
        assertEquals(List.of(32L, 32L, 64L, 128L),
                List.of(size(1920, 1080, false), size(1920, 1200, false), size(2560, 1440, false),
                        size(3840, 2160, false)));
        assertEquals(List.of(64L, 64L, 128L, 256L),
                List.of(size(1920, 1080, true), size(1920, 1200, true), size(2560, 1440, true),
                        size(3840, 2160, true)));
        assertEquals(128, new FrameSize(3840, 2160, true, true).mebibytes());
    }

    private static long size(long width, long height, boolean hdr) {
        return new FrameSize(width, height, hdr, false).mebibytes();
    }

    @Test
    void readsBothFormsWhereTheyAreWritten() {
        List<Domain> golden = Golden.beside(this, "golden.xml", "golden-kvmfr.xml");
        assertEquals(
                "{awake=yes, backing=file, escape=97, fullscreen=yes, hdr=yes, name=looking-glass, rawmouse=yes, release=b7, "
                        + "size=128, x=2560, y=1440}",
                first(golden.getFirst()).values().toString());
        assertEquals("{backing=kvmfr, device=/dev/kvmfr0, size=32}", first(golden.getLast()).values().toString());
        assertEquals(4, first(golden.getLast()).elements().size());
    }

    @Test
    void aChangedSizeIsOneChangedNumberInTheText() {
        Domain domain = Machines.kvmfr().domain().orElseThrow();
        assertEquals(domain.text().replace("33554432", "134217728"),
                changed(domain, first(domain).values().with(GlassFields.SIZE, 128L)).text());
        Domain file = Machines.file().domain().orElseThrow();
        assertEquals(file.text().replace(">32<", ">64<"),
                changed(file, first(file).values().with(GlassFields.SIZE, 64L)).text());
    }

    @Test
    void anotherBackingIsAnotherElement() {
        Domain domain = Machines.file().domain().orElseThrow();
        Domain kvmfr = changed(domain, first(domain).values().with(GlassFields.BACKING, "kvmfr"));
        assertFalse(kvmfr.text().contains("<shmem"), kvmfr.text());
        assertEquals("/dev/kvmfr0", first(kvmfr).values().get(GlassFields.DEVICE));
        assertEquals(1920L, first(kvmfr).values().get(GlassFields.WIDTH));
        Domain back = changed(kvmfr, first(kvmfr).values().with(GlassFields.BACKING, "file"));
        assertFalse(back.text().contains("commandline"), back.text());
    }

    @Test
    void otherSharedMemoryIsNotOurs() {
        Domain domain = Machines.file().with("looking-glass", "scream").domain().orElseThrow();
        assertTrue(Machines.GLASS.uses(domain, Machines.HOST).isEmpty());
    }

    private static String command(Scene scene) {
        return scene.of("lg-client").evidence().stream().filter(seen -> seen.path().equals("client")).findFirst()
                .orElseThrow().value();
    }

    @Test
    void theClientsCommandIsTold() {
        String memory = "looking-glass-client app:shmFile=/dev/kvmfr0 ";
        assertEquals(memory + "win:title=sound", Machines.kvmfr().of("LG-014").evidence().getFirst().value());
        assertEquals("Start the client with: " + memory + "win:title=sound",
                Machines.kvmfr().of("lg-client").summary().toString());
        assertTrue(Machines.kvmfr().with("port='5900'", "port='5901'").of("LG-014").solution().orElseThrow().toString()
                .endsWith(memory + "spice:port=5901 win:title=sound"));
        assertEquals(memory + "spice:host=/run/spice.sock spice:port=0 win:title=sound", command(Machines.kvmfr()
                .with(Machines.SPICE,
                        "<graphics type='spice'><listen type='socket' socket='/run/spice.sock'/></graphics>")));
        assertEquals(memory + "spice:host=10.0.0.5 win:title=sound",
                command(Machines.kvmfr().with("address='127.0.0.1'", "address='10.0.0.5'")));
        assertEquals(memory + "spice:enable=no win:title=sound", command(Machines.kvmfr().with(Machines.SPICE, "")));
        assertEquals(memory + "'win:title=it'\\''s mine'",
                command(Machines.kvmfr().with("<name>sound", "<name>it&apos;s mine")));
        assertEquals("looking-glass-client lgmp:shmDevice=/dev/kvmfr0 win:title=sound win:fullScreen=yes "
                + "win:noScreensaver=yes input:rawMouse=yes input:escapeKey=97",
                command(Machines.kvmfr().with("y='1080'", "y='1080' release='next' fullscreen='yes' awake='yes' "
                        + "rawmouse='yes' escape='97'")));
    }
}
