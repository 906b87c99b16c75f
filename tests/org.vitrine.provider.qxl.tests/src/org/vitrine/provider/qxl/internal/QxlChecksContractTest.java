// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.List;

import org.vitrine.host.HostCommand;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;
import org.vitrine.provider.tck.SoundHost;

class QxlChecksContractTest extends ChecksContract {
    private static final String PLAIN = "<graphics type='spice'>\n      <listen type='socket'/>";
    private static final String MODEL = "<model type='qxl'/>";
    private static final SourceDocument SCRIPT = new SourceDocument("qemu", "", List.of());
    private static final String NETWORK = "<graphics type='spice' autoport='yes'><listen type='address'/><gl enable='yes'/>";
    private static final String FIXED = "<graphics type='spice' port='5950' autoport='no' listen='127.0.0.1'>"
            + "<listen type='address' address='127.0.0.1'/>";

    @Override
    protected Scene sound() {
        return Asked.sound();
    }

    private static Scene passing(String option, String value) {
        return Asked.with("</domain>", "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
                + "<qemu:arg value='%s'/><qemu:arg value='%s'/></qemu:commandline></domain>".formatted(option, value));
    }

    private static Case of(String what, String instead, String check, Verdict verdict) {
        return Asked.with(what, instead).gives(check, verdict);
    }

    @Override
    protected List<Case> cases() {
        Scene fixed = Asked.with(PLAIN, FIXED);
        Scene variable = Asked.with(MODEL, "<model type='qxl' vgamem='$VGAMEM'/>")
                .from(SCRIPT);
        Scene none = Asked.with("<listen type='socket'/>", "<listen type='none'/>");
        return List.of(of(MODEL, "<model type='qxl' heads='17'/>", "qxl-settings", Verdict.BLOCK),
                of(MODEL, "<model type='qxl'><resolution x='800'/></model>", "qxl-settings", Verdict.BLOCK),
                variable.gives("qxl-settings", Verdict.UNKNOWN),
                of(MODEL, "<model type='qxl' heads='4'/>", "QXL-001", Verdict.WARN),
                variable.gives("QXL-001", Verdict.UNKNOWN),
                of(MODEL, "<model type='qxl'><acceleration accel3d='yes'/></model>", "QXL-002", Verdict.BLOCK),
                of(MODEL, "<model type='qxl'><acceleration accel3d='perhaps'/></model>", "QXL-002", Verdict.UNKNOWN),
                of(PLAIN, PLAIN + "<gl enable='perhaps'/>", "QXL-002", Verdict.UNKNOWN),
                of(MODEL, "<model type='qxl' heads='2' vgamem='65536'/>", "QXL-003", Verdict.PASS),
                Asked.with(MODEL, "<model type='qxl' heads='2' vgamem='65536'/>")
                        .with("http://debian.org/debian/12", "http://microsoft.com/win/10")
                        .gives("QXL-003", Verdict.WARN),
                Asked.with(MODEL, "<model type='qxl' heads='2' vgamem='65536'/>")
                        .with("http://debian.org/debian/12", "").gives("QXL-003", Verdict.UNKNOWN),
                of(Asked.VIDEO, Asked.VIDEO + "<video><model type='vga'/></video>", "QXL-011", Verdict.BLOCK),
                of(Asked.VIDEO, Asked.VIDEO + "<video><model type='vga' primary='perhaps'/></video>", "QXL-011",
                        Verdict.UNKNOWN),
                of(Asked.VIDEO, "<video><model type='vga'/></video>" + Asked.VIDEO, "QXL-011", Verdict.PASS),
                of(PLAIN, NETWORK, "QXL-004", Verdict.BLOCK),
                of(PLAIN, PLAIN + "<gl enable='yes'/>", "QXL-004", Verdict.PASS),
                Asked.with(PLAIN, NETWORK).host(host -> host.unanswered(HostCommand.QEMU_VERSION)).gives("QXL-004",
                        Verdict.UNKNOWN),
                none.gives("QXL-005", Verdict.INFO),
                Asked.with("<listen type='socket'/>", "<listen type='$LISTEN'/>").from(SCRIPT).gives("QXL-005",
                        Verdict.UNKNOWN),
                none.where(s -> s.on(new ConnectionInfo("qemu:///system", true, true, false))).gives("QXL-005",
                        Verdict.PASS),
                sound().host(host -> host.answer(HostCommand.QEMU_DEVICES, "name \"virtio-vga\", bus PCI"))
                        .gives("QXL-007", Verdict.BLOCK),
                sound().host(host -> host.unanswered(HostCommand.QEMU_DEVICES)).gives("QXL-007", Verdict.UNKNOWN),
                of(Asked.AGENT, "", "QXL-008", Verdict.WARN),
                passing("-readconfig", "/etc/more.cfg").with(Asked.AGENT, "").gives("QXL-008", Verdict.UNKNOWN),
                fixed.gives("QXL-009", Verdict.PASS),
                fixed.host(host -> host.file("/proc/net/tcp", SoundHost.NOBODY_LISTENS
                        + "   0: 0100007F:173E 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 1\n"))
                        .gives("QXL-009", Verdict.BLOCK),
                fixed.host(host -> host.unknown("/proc/net/tcp")).gives("QXL-009", Verdict.UNKNOWN),
                of(PLAIN, FIXED.replace("127.0.0.1", "0.0.0.0"), "QXL-010", Verdict.WARN),
                passing("-vnc", "0.0.0.0:1").gives("QXL-010", Verdict.WARN),
                passing("-display", "vnc=:1,share=ignore").gives("QXL-010", Verdict.WARN),
                passing("-vnc", "127.0.0.1:1").gives("QXL-010", Verdict.PASS),
                passing("-vnc", "unix:/run/vnc").gives("QXL-010", Verdict.PASS),
                passing("-vnc", ":1,password=on").gives("QXL-010", Verdict.PASS),
                of(PLAIN, "<graphics type='spice' autoport='yes'><listen type='network' network='default'/>", "QXL-010",
                        Verdict.UNKNOWN));
    }
}
