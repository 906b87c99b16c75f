// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.provider.tck.SoundHost;

class QxlProviderTest {
    private static final HostSnapshot HOST = SoundHost.snapshot();

    private static Use first(Domain domain) {
        return Asked.QXL.uses(domain, HOST).getFirst();
    }

    private static Domain changed(Domain domain, Values values) {
        return domain.apply(domain.edit(draft -> Asked.QXL.change(draft, first(domain), values)));
    }

    @Test
    void saysWhatItIs() {
        assertEquals("qxl", Asked.QXL.info().id());
        assertEquals(List.of(Trait.EMULATED, Trait.PARAVIRTUAL, Trait.REMOTE_SCREEN), Asked.QXL.info().traits());
    }

    @Test
    void readsEverySettingWhereLibvirtWritesIt() {
        Domain domain = Domain.of("""
                <domain>
                  <devices>
                    <graphics type='spice' port='5950' autoport='no' listen='127.0.0.1'>
                      <listen type='address' address='127.0.0.1'/>
                      <image compression='off'/>
                      <jpeg compression='never'/>
                      <zlib compression='always'/>
                      <playback compression='off'/>
                      <streaming mode='filter'/>
                      <clipboard copypaste='no'/>
                      <filetransfer enable='no'/>
                    </graphics>
                    <video>
                      <model type='qxl' ram='65536' vram='131072' vram64='4096' vgamem='32768' heads='2' primary='yes'>
                        <resolution x='1920' y='1080'/>
                      </model>
                    </video>
                  </devices>
                </domain>
                """);
        Values values = first(domain).values();
        assertEquals("{address=127.0.0.1, autoport=no, copypaste=no, filetransfer=no, heads=2, image=off, jpeg=never, "
                + "listen=address, playback=off, port=5950, primary=yes, ram=65536, streaming=filter, vgamem=32768, "
                + "vram=131072, vram64=4096, x=1920, y=1080, zlib=always}", values.toString());
        assertEquals(List.of(), values.problems());
        assertTrue(domain.edit(draft -> Asked.QXL.change(draft, first(domain), values)).isEmpty());
    }

    @Test
    void aChangedSizeIsOneChangedValueInTheText() {
        Domain domain = Domain.of(Asked.SOUND.replace("<model type='qxl'/>", "<model type='qxl' vgamem='16384'/>"));
        assertEquals(domain.text().replace("16384", "32768"),
                changed(domain, first(domain).values().with("vgamem", "32768")).text());
    }

    @Test
    void theFirstAdapterIsPrimaryUnlessAnotherSaysSo() {
        Domain two = Domain.of(Asked.SOUND.replace(Asked.VIDEO, Asked.VIDEO + Asked.VIDEO));
        assertEquals(List.of("QXL, primary", "QXL, secondary"), names(two));
        Domain said = Domain.of(Asked.SOUND.replace(Asked.VIDEO,
                Asked.VIDEO + "<video><model type='qxl' primary='yes'/></video>"));
        assertEquals(List.of("QXL, secondary", "QXL, primary"), names(said));
        Domain vga = Domain.of(Asked.SOUND.replace(Asked.VIDEO, "<video><model type='vga'/></video>" + Asked.VIDEO));
        assertEquals(List.of("QXL, secondary"), names(vga));
    }

    private static List<String> names(Domain domain) {
        return Asked.QXL.uses(domain, HOST).stream().map(Use::name).toList();
    }

    @Test
    void addingLeavesASharedServerAsItIs() {
        Domain domain = Domain.of("<domain><devices><graphics type='spice' autoport='yes'><listen type='address'/>"
                + "<image compression='off'/></graphics></devices></domain>");
        var preset = Asked.QXL.candidates(HOST).getFirst().preset();
        Domain after = domain.apply(domain.edit(draft -> Asked.QXL.add(draft, preset)));
        assertEquals(domain.text().replace("</graphics>",
                "</graphics><video><model type='qxl' vgamem='32768' ram='65536' vram='65536'/></video>"), after.text());
    }

    @Test
    void anotherAddressIsWrittenInBothItsPlaces() {
        Domain domain = Domain.of(Asked.SOUND.replace(Asked.GRAPHICS,
                "<graphics type='spice' autoport='yes' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>"));
        assertEquals(domain.text().replace("127.0.0.1", "10.0.0.1"),
                changed(domain, first(domain).values().with("address", "10.0.0.1")).text());
        Domain socket = changed(domain, first(domain).values().with("listen", "socket").without(SpiceFields.ADDRESS));
        assertTrue(socket.find(SpiceFields.GRAPHICS).orElseThrow().get("@listen").isEmpty(), socket.text());
    }

    @Test
    void limitsAreThoseOfLibvirtAndQemu() {
        Values none = Values.of(Asked.QXL.fields());
        for (String good : List.of("vgamem=1024", "vgamem=262144", "vgamem=0", "ram=65000", "ram=2097152", "heads=16",
                "port=-1", "port=5900", "socket=/run/a.sock", "listen=network", "vram64=4194304")) {
            String[] setting = good.split("=");
            assertEquals(List.of(), none.with(setting[0], setting[1]).problems(), good);
        }
        for (String bad : List.of("vgamem=15000", "vgamem=512", "vgamem=x", "ram=3000000", "vram=-1", "heads=17", "x=0",
                "port=80000", "port=0", "socket=a.sock", "socket=/" + "x".repeat(107), "listen=radio", "streaming=on",
                "image=jpeg", "primary=true")) {
            String[] setting = bad.split("=");
            assertEquals(1, none.with(setting[0], setting[1]).problems().size(), bad);
        }
    }

    @Test
    void listsTheCommonChecksToo() {
        assertEquals(List.of("HOST-000", "HOST-001", "HOST-002", "qxl-settings", "QXL-001", "QXL-002", "QXL-003",
                "QXL-011", "QXL-004", "QXL-005", "QXL-007", "QXL-008", "QXL-009", "QXL-010"),
                Asked.QXL.checks().stream().map(c -> c.id()).toList());
    }
}
