// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Scene;
import org.vitrine.provider.tck.SoundHost;

class QxlChecksTest {
    private static final String MODEL = "<model type='qxl'/>";
    private static final String WINDOWS = "http://microsoft.com/win/10";
    private static final String DEBIAN = "http://debian.org/debian/12";

    private static Scene model(String attributes, String inside) {
        return Asked.with(MODEL, "<model type='qxl' " + attributes + ">" + inside + "</model>");
    }

    @Test
    void aSoundDomainHasNothingWorseThanAPass() {
        for (var check : Asked.QXL.checks()) {
            Finding finding = Asked.sound().of(check.id());
            assertTrue(finding.verdict().compareTo(Verdict.PASS) <= 0, check.id() + ": " + finding.summary());
        }
    }

    @Test
    void settingsThatLibvirtRefusesBlock() {
        Finding finding = model("vgamem='15000'", "").only("qxl-settings", Verdict.BLOCK);
        assertEquals("This machine will not start: vgamem must be a power of two, 1024 KiB or more",
                finding.summary().toString());
        model("heads='17'", "").only("qxl-settings", Verdict.BLOCK);
        Asked.with("<listen type='socket'/>", "<listen type='socket' socket='relative'/>").only("qxl-settings",
                Verdict.BLOCK);
    }

    @Test
    void halfAResolutionBlocksAndIsTakenAway() {
        Scene half = model("", "<resolution x='800'/>");
        half.only("qxl-settings", Verdict.BLOCK);
        assertEquals(Verdict.PASS, half.verdictAfter("qxl-settings", 0));
        model("", "<resolution x='800' y='600'/>").only("qxl-settings", Verdict.PASS);
    }

    @Test
    void aFrameBufferTooSmallForTheScreenIsRaised() {
        Scene four = model("vgamem='16384'", "<resolution x='3840' y='2160'/>");
        Finding finding = four.only("QXL-001", Verdict.WARN);
        assertEquals("QXL, primary", Asked.QXL.uses(four.domain().orElseThrow(), four.host()).getFirst().name());
        assertEquals("model@vgamem", finding.evidence().getLast().path());
        String after = four.after(finding, 0).text();
        assertTrue(
                after.contains("vgamem='65536'") && after.contains("ram='131072'") && after.contains("vram='131072'"),
                after);
        assertEquals(Verdict.PASS, four.verdictAfter("QXL-001", 0));
    }

    @Test
    void roomForOneFrameIsWorthKnowing() {
        Scene one = model("", "<resolution x='2560' y='1440'/>");
        one.only("QXL-001", Verdict.INFO);
        assertEquals(Verdict.PASS, one.verdictAfter("QXL-001", 0));
    }

    @Test
    void monitorsCountInTheFrameBuffer() {
        model("heads='4'", "").only("QXL-001", Verdict.WARN);
        model("heads='4' vgamem='65536'", "").only("QXL-001", Verdict.PASS);
    }

    @Test
    void qemuRaisesAFrameBufferThatIsVerySmall() {
        model("vgamem='1024'", "<resolution x='1024' y='768'/>").only("QXL-001", Verdict.PASS);
    }

    @Test
    void aScreenBeyondWhatQemuGivesIsNotPromised() {
        Finding finding = model("vgamem='262144'", "<resolution x='30000' y='30000'/>").only("QXL-001", Verdict.WARN);
        assertTrue(finding.remedies().isEmpty());
        model("vgamem='262144'", "<resolution x='2147483647' y='2147483647'/>").only("QXL-001", Verdict.WARN);
    }

    @Test
    void aSizeThatCannotBeReadIsUnknown() {
        assertEquals(Verdict.UNKNOWN, model("vgamem='much'", "").of("QXL-001").verdict());
        assertEquals(Verdict.UNKNOWN, model("heads='many'", "").of("QXL-003").verdict());
    }

    @Test
    void candidatesAreAskedToo() {
        var host = SoundHost.snapshot();
        for (var candidate : Asked.QXL.candidates(host)) {
            Finding finding = Asked.QXL.checks().stream().filter(c -> c.id().equals("QXL-001")).findFirst()
                    .orElseThrow()
                    .evaluate(Situation.of(host, candidate));
            assertEquals(Verdict.PASS, finding.verdict());
        }
    }

    @Test
    void qxlIsNotAskedFor3D() {
        Scene accelerated = model("", "<acceleration accel3d='yes'/>");
        accelerated.only("QXL-002", Verdict.BLOCK);
        assertEquals(Asked.sound().domain().orElseThrow().text().replace(MODEL, "<model type='qxl' />"),
                accelerated.after(accelerated.of("QXL-002"), 0).text());
        assertEquals(Verdict.PASS, accelerated.verdictAfter("QXL-002", 0));
    }

    @Test
    void openGlBesideQxlAloneIsWorthKnowing() {
        Scene gl = Asked.with("<listen type='socket'/>", "<listen type='socket'/><gl enable='yes'/>");
        gl.only("QXL-002", Verdict.INFO);
        Asked.with(Asked.GRAPHICS + "\n    " + Asked.VIDEO, Asked.GRAPHICS.replace("<listen type='socket'/>",
                "<listen type='socket'/><gl enable='yes'/>") + "<video><model type='virtio'/></video>" + Asked.VIDEO)
                .only("QXL-002", Verdict.PASS);
    }

    @Test
    void windowsGetsOneAdapterForEachMonitor() {
        Scene windows = Asked.with(DEBIAN, WINDOWS);
        windows.only("QXL-003", Verdict.NOT_APPLICABLE);
        String two = Asked.SOUND.replace(DEBIAN, WINDOWS).replace(MODEL,
                "<model type='qxl' heads='3' vgamem='65536'/>");
        Scene heads = Asked.in(two);
        heads.only("QXL-003", Verdict.WARN);
        var after = heads.after(heads.of("QXL-003"), 0);
        assertEquals(3,
                after.devices("video").filter(v -> v.is("model@heads", "1") && v.is("model@vgamem", "65536")).count());
        assertEquals(Verdict.NOT_APPLICABLE, heads.verdictAfter("QXL-003", 0));
    }

    @Test
    void linuxShowsAllMonitorsAndAnUnknownGuestIsUnknown() {
        model("heads='2'", "").only("QXL-003", Verdict.PASS);
        String unknown = Asked.SOUND.replace(DEBIAN, "").replace(MODEL, "<model type='qxl' heads='2' vgamem='65536'/>");
        Asked.in(unknown).only("QXL-003", Verdict.UNKNOWN);
    }

    @Test
    void onlyQxlAndVirtioStandBesideAnother() {
        Scene vga = Asked.with(Asked.VIDEO, Asked.VIDEO + "<video><model type='vga'/></video>");
        vga.only("QXL-011", Verdict.BLOCK);
        assertEquals(Verdict.PASS, vga.verdictAfter("QXL-011", 0));
        assertTrue(vga.after(vga.of("QXL-011"), 0).text().contains("<model type='vga' primary='yes'/>"));
        Asked.with(Asked.VIDEO, "<video><model type='vga'/></video>" + Asked.VIDEO).only("QXL-011", Verdict.PASS);
        Asked.with(Asked.VIDEO, Asked.VIDEO + "<video><model type='virtio'/></video>").only("QXL-011", Verdict.PASS);
    }

    @Test
    void twoThatCannotBeSecondaryLoseOne() {
        Scene two = Asked.with(Asked.VIDEO,
                "<video><model type='vga'/></video>" + Asked.VIDEO + "<video><model type='bochs'/></video>");
        two.only("QXL-011", Verdict.BLOCK);
        assertEquals(Verdict.PASS, two.verdictAfter("QXL-011", 0));
    }

    @Test
    void oneIsPrimary() {
        Scene two = Asked.with(MODEL,
                "<model type='qxl' primary='yes'/></video><video><model type='qxl' primary='yes'/>");
        two.only("QXL-011", Verdict.BLOCK);
        assertEquals(Verdict.PASS, two.verdictAfter("QXL-011", 0));
    }
}
