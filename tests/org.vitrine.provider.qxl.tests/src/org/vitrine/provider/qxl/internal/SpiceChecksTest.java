// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Scene;
import org.vitrine.provider.tck.SoundHost;

class SpiceChecksTest {
    private static final String GL = "<gl enable='yes'/>";
    private static final ConnectionInfo HERE = new ConnectionInfo("qemu:///session", false, true, false);
    private static final ConnectionInfo AWAY = new ConnectionInfo("qemu+ssh://far/system", true, false, false);
    private static final ConnectionInfo LIVE = new ConnectionInfo("qemu:///session", false, true, true);

    private static Scene graphics(String attributes, String inside) {
        return Asked.with(Asked.GRAPHICS, "<graphics type='spice'" + attributes + ">" + inside + "</graphics>");
    }

    private static HostSnapshot listening(String port) {
        return SoundHost.builder().put("/proc/net/tcp", Entry.file(SoundHost.NOBODY_LISTENS
                + "   0: 0100007F:" + port + " 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 1\n"))
                .build();
    }

    @Test
    void openGlDoesNotGoOverTheNetwork() {
        for (Scene asked : List.of(graphics(" autoport='yes'", "<listen type='address'/>" + GL),
                graphics(" port='5900'", GL),
                graphics("", "<listen type='network' network='default'/>" + GL))) {
            asked.only("QXL-004", Verdict.BLOCK);
            assertEquals(Verdict.PASS, asked.verdictAfter("QXL-004", 0));
            assertEquals(Verdict.NOT_APPLICABLE, asked.verdictAfter("QXL-004", 1));
        }
        graphics("", "<listen type='socket'/>" + GL).only("QXL-004", Verdict.PASS);
        graphics("", "<listen type='none'/>" + GL).only("QXL-004", Verdict.PASS);
        graphics("", GL).only("QXL-004", Verdict.PASS);
    }

    @Test
    void newerQemuIsNotJudgedByTheOld() {
        Scene gl = graphics(" autoport='yes'", "<listen type='address'/>" + GL);
        for (var version : Map.of("10.0.3", Verdict.BLOCK, "10.1.0", Verdict.WARN, "11.0.0", Verdict.WARN).entrySet()) {
            gl.on(SoundHost.builder().output(HostCommand.QEMU_VERSION,
                    SoundHost.answer(0, "QEMU emulator version " + version.getKey())).build())
                    .only("QXL-004", version.getValue());
        }
        gl.on(SoundHost.builder().output(HostCommand.QEMU_VERSION, Fact.unknown("it took too long")).build())
                .only("QXL-004", Verdict.UNKNOWN);
    }

    @Test
    void aServerThatListensOnNothingIsForThisHost() {
        Scene none = graphics("", "<listen type='none'/>");
        none.only("QXL-005", Verdict.INFO);
        none.where(s -> s.on(HERE)).only("QXL-005", Verdict.PASS);
        Scene away = none.where(s -> s.on(AWAY));
        away.only("QXL-005", Verdict.WARN);
        assertEquals(Verdict.NOT_APPLICABLE, away.verdictAfter("QXL-005", 0));
        assertEquals(Asked.SOUND.replace(Asked.GRAPHICS, "<graphics type='spice'><listen type='socket'/></graphics>"),
                away.after(away.of("QXL-005"), 0).text());
        Asked.sound().where(s -> s.on(AWAY)).only("QXL-005", Verdict.NOT_APPLICABLE);
    }

    /** A domain has no word for a window of QEMU's: what SPICE would lack in its place is nobody's trouble. */
    @Test
    void aWindowOfQemuIsNoServer() {
        Scene none = graphics("", "<listen type='none'/>");
        Scene window = none.from(
                new SourceDocument("qemu", "", List.of(new SourceDocument.Entry("display[0].type", "gtk", 1, 1))));
        window.only("QXL-005", Verdict.NOT_APPLICABLE);
        window.only("QXL-008", Verdict.NOT_APPLICABLE);
        none.from(new SourceDocument("qemu", "", List.of(new SourceDocument.Entry("spice[0].unix", "on", 1, 1)))).only(
                "QXL-005",
                Verdict.INFO);
    }

    @Test
    void qemuWithoutSpiceBlocksAndVncIsAWayOut() {
        Scene without = Asked.sound().on(SoundHost.builder().output(HostCommand.QEMU_SPICE,
                SoundHost.answer(1, "-spice help: spice support is disabled")).build());
        without.only("QXL-007", Verdict.BLOCK);
        Domain after = without.after(without.of("QXL-007"), 0);
        assertEquals(Asked.SOUND.replace("    " + Asked.AGENT + "\n", "").replace("type='spice'", "type='vnc'")
                .replace("'qxl'", "'virtio'"), after.text());
        assertEquals(Verdict.NOT_APPLICABLE, without.verdictAfter("QXL-007", 0));
    }

    @Test
    void qemuWithoutQxlBlocks() {
        Asked.sound()
                .on(SoundHost.builder().output(HostCommand.QEMU_DEVICES, SoundHost.answer(0, "name \"virtio-vga\"\n"))
                        .build())
                .only("QXL-007", Verdict.BLOCK);
        Asked.with("'qxl'", "'virtio'").on(SoundHost.builder()
                .output(HostCommand.QEMU_DEVICES, SoundHost.answer(0, "name \"virtio-vga\"\n")).build())
                .only("QXL-007", Verdict.PASS);
    }

    @Test
    void qemuThatIsNotInstalledBlocks() {
        Finding finding = Asked.sound().on(SoundHost.builder().output(HostCommand.QEMU_DEVICES, Fact.absent())
                .output(HostCommand.QEMU_SPICE, Fact.absent()).output(HostCommand.QEMU_VERSION, Fact.absent()).build())
                .only("QXL-007", Verdict.BLOCK);
        assertEquals("QEMU is not installed", finding.summary().toString());
    }

    @Test
    void qemuThatWasNotAskedIsUnknown() {
        Asked.sound().on(SoundHost.builder().output(HostCommand.QEMU_DEVICES, Fact.unknown("it took too long")).build())
                .only("QXL-007", Verdict.UNKNOWN);
        Asked.with("arch='x86_64'", "arch='aarch64'").only("QXL-007", Verdict.UNKNOWN);
        Asked.with("/usr/bin/qemu-system-x86_64", "/opt/my-qemu").only("QXL-007", Verdict.UNKNOWN);
        Asked.with("/usr/bin/qemu-system-x86_64", "/usr/libexec/qemu-kvm").only("QXL-007", Verdict.PASS);
    }

    @Test
    void aCandidateIsNotReadyWithoutSpice() {
        HostSnapshot host = SoundHost.builder()
                .output(HostCommand.QEMU_SPICE, SoundHost.answer(1, "spice support is disabled")).build();
        Candidate candidate = Asked.QXL.candidates(host).getFirst();
        assertEquals(Verdict.BLOCK,
                Asked.QXL.checks().stream().filter(c -> c.id().equals("QXL-007")).findFirst().orElseThrow()
                        .evaluate(Situation.of(host, candidate)).verdict());
    }

    @Test
    void vncKeepsWhatItHasInCommon() {
        Domain domain = Domain.of("""
                <domain>
                  <devices>
                    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
                    <graphics type='spice' port='5900' tlsPort='5901' autoport='no' listen='127.0.0.1'>
                      <listen type='address' address='127.0.0.1'/>
                      <image compression='off'/>
                    </graphics>
                    <audio id='1' type='spice'/>
                    <video>
                      <model type='qxl' ram='65536' vram='65536' vgamem='16384' heads='1' primary='yes'/>
                    </video>
                    <redirdev bus='usb' type='spicevmc'/>
                  </devices>
                </domain>
                """);
        assertEquals("""
                <domain>
                  <devices>
                    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
                    <graphics type='vnc' port='5900' autoport='no' listen='127.0.0.1'>
                      <listen type='address' address='127.0.0.1'/>
                    </graphics>
                    <audio id='1' type='none'/>
                    <video>
                      <model type='virtio' heads='1' primary='yes'/>
                    </video>
                  </devices>
                </domain>
                """, domain.apply(domain.edit(WithoutSpice::edit)).text());
    }

    @Test
    void aMissingAgentIsAdded() {
        Scene none = Asked.with("    " + Asked.AGENT + "\n", "");
        none.only("QXL-008", Verdict.WARN);
        assertEquals(Verdict.PASS, none.verdictAfter("QXL-008", 0));
        Asked.with("type='spicevmc'", "type='qemu-vdagent'").only("QXL-008", Verdict.PASS);
        Asked.with(" name='com.redhat.spice.0'", "").only("QXL-008", Verdict.PASS);
    }

    @Test
    void aTakenPortBlocks() {
        Scene fixed = graphics(" port='5900' autoport='no'", "<listen type='address'/>");
        fixed.only("QXL-009", Verdict.PASS);
        Scene taken = fixed.on(listening("170C"));
        taken.only("QXL-009", Verdict.BLOCK);
        assertEquals(Verdict.NOT_APPLICABLE, taken.verdictAfter("QXL-009", 0));
        assertEquals(Verdict.NOT_APPLICABLE, taken.verdictAfter("QXL-009", 1));
        assertTrue(taken.after(taken.of("QXL-009"), 0).text().contains("<graphics type='spice' autoport='yes'>"));
        fixed.on(listening("170D")).only("QXL-009", Verdict.PASS);
    }

    @Test
    void aRunningMachineIsNotInItsOwnWay() {
        graphics(" port='5900' autoport='no'", "").on(listening("170C")).where(s -> s.on(LIVE))
                .only("QXL-009", Verdict.NOT_APPLICABLE);
        graphics(" port='5900' autoport='yes'", "").on(listening("170C")).only("QXL-009", Verdict.NOT_APPLICABLE);
        Asked.sound().on(listening("170C")).only("QXL-009", Verdict.NOT_APPLICABLE);
    }

    @Test
    void twoMachinesThatWantOnePortAreToldOf() {
        Scene fixed = graphics(" port='5900' autoport='no'", "");
        Finding finding = fixed
                .where(s -> s.beside(List.of(Asked.sound().domain().orElseThrow(), fixed.domain().orElseThrow())))
                .only("QXL-009",
                        Verdict.WARN);
        assertEquals("sound and this machine cannot run at the same time.", finding.why().orElseThrow().toString());
    }

    @Test
    void portsThatCannotBeReadAreUnknown() {
        graphics(" port='5900'", "")
                .on(SoundHost.builder().put("/proc/net/tcp", Entry.unreadable("Permission denied")).build())
                .only("QXL-009", Verdict.UNKNOWN);
    }

    @Test
    void aScreenOpenToTheNetworkIsToldOf() {
        for (Scene open : List.of(graphics(" autoport='yes' listen='0.0.0.0'", ""),
                graphics(" autoport='yes' listen='0.0.0.0'", "<listen type='address' address='0.0.0.0'/>"),
                Asked.with(Asked.VIDEO, "<graphics type='vnc' listen='::'/>" + Asked.VIDEO))) {
            open.only("QXL-010", Verdict.WARN);
            assertEquals(Verdict.PASS, open.verdictAfter("QXL-010", 0), open.after(open.of("QXL-010"), 0).text());
            assertEquals(Verdict.PASS, open.verdictAfter("QXL-010", 1));
        }
    }

    @Test
    void aScreenForThisHostOrWithAPasswordPasses() {
        for (Scene closed : List.of(graphics(" autoport='yes'", "<listen type='address' address='127.0.0.1'/>"),
                graphics(" autoport='yes'", "<listen type='address' address='::1'/>"),
                graphics(" autoport='yes'", "<listen type='address'/>"),
                graphics(" autoport='yes' passwd='x'", "<listen type='address' address='0.0.0.0'/>"))) {
            closed.only("QXL-010", Verdict.PASS);
        }
        graphics("", "<listen type='network' network='default'/>").only("QXL-010", Verdict.UNKNOWN);
    }

    @Test
    void aPasswordIsNeverShown() {
        Scene open = graphics(" autoport='yes' passwd='geheim'", "<listen type='address' address='0.0.0.0'/>");
        for (var check : Asked.QXL.checks()) {
            Finding finding = open.of(check.id());
            assertTrue(finding.evidence().stream().noneMatch(e -> e.value().contains("geheim")), check.id());
        }
    }
}
