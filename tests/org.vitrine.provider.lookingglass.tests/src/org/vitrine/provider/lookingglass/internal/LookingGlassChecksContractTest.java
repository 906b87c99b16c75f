// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.GlassApplication;
import org.vitrine.host.GlassMemory;
import org.vitrine.host.HostCommand;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;

class LookingGlassChecksContractTest extends ChecksContract {
    private static final ConnectionInfo LIVE = new ConnectionInfo("qemu:///session", false, true, true);
    private static final SourceDocument SCRIPT = new SourceDocument("qemu", "", List.of());
    private static final String OLD = "ivshmem-plain,id=shmem0,memdev=looking-glass,bus=pcie.0,addr=0x10";

    @Override
    protected Scene sound() {
        return Machines.kvmfr();
    }

    @Override
    protected List<Case> cases() {
        List<Case> cases = new ArrayList<>(memoryCases());
        cases.addAll(deviceCases());
        cases.addAll(clientCases());
        cases.addAll(sessionCases());
        return cases;
    }

    private static Altered file(Altered host, long bytes) {
        return host.with(Machines.FILE, new Entry(Entry.Kind.FILE, 0660, 1000, 104, true, true,
                Fact.absent(), bytes, 0));
    }

    private static List<Case> memoryCases() {
        Scene shared = Machines.file();
        Scene kvmfr = Machines.kvmfr();
        return List.of(shared.with("<shmem name='looking-glass'>", "<shmem name='looking-glass/..'>")
                .gives("lg-settings", Verdict.BLOCK),
                shared.from(SCRIPT).with("<shmem name='looking-glass'>", "<shmem name='looking-glass$N'>")
                        .gives("lg-settings", Verdict.UNKNOWN),
                // of the screen's size libvirt and QEMU know nothing
                shared.with("y='1080'", "y='high'").gives("lg-settings", Verdict.PASS),
                shared.with(">32<", ">48<").gives("LG-005", Verdict.BLOCK),
                shared.with(">32<", ">$SIZE<").gives("LG-005", Verdict.BLOCK),
                shared.from(SCRIPT).with(">32<", ">$SIZE<").gives("LG-005", Verdict.UNKNOWN),
                kvmfr.from(SCRIPT).with("33554432", "'$SIZE'").gives("LG-005", Verdict.UNKNOWN),
                shared.with("unit='M'>32<", "unit='k'>32<").gives("LG-005", Verdict.BLOCK),
                shared.with("y='1080'", "y='1600'").gives("LG-006", Verdict.WARN),
                shared.with("y='1080'", "y='high'").gives("LG-006", Verdict.UNKNOWN),
                kvmfr.with("y='1080'", "y='1080' hdr='yes'").gives("LG-006", Verdict.WARN),
                shared.with(" x='1920' y='1080'", "").with(">32<", ">16<").gives("LG-006", Verdict.WARN),
                shared.with("y='1080'", "y='1080' release='next'").gives("LG-006", Verdict.PASS),
                kvmfr.host(host -> host.file("/etc/modprobe.d/kvmfr.conf", "options kvmfr static_size_mb=64,128\n"))
                        .gives("LG-007", Verdict.BLOCK),
                kvmfr.host(host -> host.without("/etc/modprobe.d/kvmfr.conf")).gives("LG-007", Verdict.WARN),
                kvmfr.host(host -> host.unknown("/etc/modprobe.d/kvmfr.conf")).gives("LG-007", Verdict.UNKNOWN),
                shared.gives("LG-010", Verdict.PASS),
                shared.host(host -> file(host, 16 << 20)).gives("LG-010", Verdict.BLOCK),
                shared.host(host -> file(host, 64 << 20)).gives("LG-010", Verdict.WARN),
                shared.host(host -> host.unknown("/dev/shm")).gives("LG-010", Verdict.UNKNOWN),
                shared.with(Machines.SHMEM, Machines.SHMEM + Machines.SHMEM.replace("looking-glass", "scream-ivshmem"))
                        .gives("LG-018", Verdict.WARN),
                more(kvmfr).gives("LG-018", Verdict.UNKNOWN));
    }

    private static List<Case> deviceCases() {
        Scene shared = Machines.file();
        Scene kvmfr = Machines.kvmfr();
        return List.of(
                kvmfr.host(host -> host.without(Machines.DEVICE).without("/sys/module/kvmfr")
                        .file("/lib/modules/6.1.0-18-amd64/updates/dkms/kvmfr.ko", "")).gives("LG-001", Verdict.BLOCK),
                kvmfr.host(host -> host.unknown("/dev")).gives("LG-001", Verdict.UNKNOWN),
                shared.where(s -> s.on(LIVE)).gives("LG-001", Verdict.WARN),
                kvmfr.host(host -> host.without("/sys/module/kvmfr")
                        .with(Machines.DEVICE, new Entry(Entry.Kind.FILE, 0660, 64055, 104, true, true,
                                Fact.unknown("not read"), 32 << 20, 0))
                        .file("/lib/modules/6.1.0-18-amd64/updates/dkms/kvmfr.ko", "")).gives("LG-002", Verdict.BLOCK),
                kvmfr.host(host -> host.unknown(Machines.DEVICE)).gives("LG-002", Verdict.UNKNOWN),
                kvmfr.host(host -> host.with(Machines.DEVICE, Entry.device(0600, 0, 0, false))).gives("LG-003",
                        Verdict.WARN),
                shared.host(host -> host.without(Kvmfr.FILES)).gives("LG-003", Verdict.WARN),
                shared.host(host -> host.unknown(Machines.FILE)).gives("LG-003", Verdict.UNKNOWN),
                shared.gives("LG-011", Verdict.PASS),
                shared.host(host -> file(host, 0)).where(s -> s.on(LIVE)).gives("LG-011", Verdict.WARN),
                shared.host(host -> host.file("/sys/fs/selinux/enforce", "1")).gives("LG-011", Verdict.WARN),
                shared.host(host -> host.unknown("/dev/shm")).gives("LG-011", Verdict.UNKNOWN),
                kvmfr.host(host -> host.without("/sys/module/kvmfr").without("/lib/modules")
                        .with("/lib/modules", Entry.directory()).without(path("updates/dkms")).without(path("updates"))
                        .without(path("extra"))).gives("LG-012", Verdict.UNKNOWN),
                kvmfr.host(LookingGlassChecksContractTest::withoutModule).gives("LG-012", Verdict.BLOCK),
                kvmfr.with(Machines.DEVICE_ARGUMENT, OLD).gives("LG-013", Verdict.BLOCK),
                kvmfr.with(Machines.DEVICE_ARGUMENT, OLD).host(host -> host.answer(HostCommand.QEMU_VERSION,
                        "QEMU emulator version 5.2.0")).gives("LG-013", Verdict.PASS),
                kvmfr.with(Machines.DEVICE_ARGUMENT, OLD).host(host -> host.unanswered(HostCommand.QEMU_VERSION))
                        .gives("LG-013", Verdict.UNKNOWN));
    }

    private static String path(String folder) {
        return "/lib/modules/6.1.0-18-amd64/" + folder + "/kvmfr.ko";
    }

    /** Looked for in each form and folder, and not there. */
    private static Altered withoutModule(Altered host) {
        for (String folder : List.of("updates/dkms", "updates", "extra")) {
            for (String ending : List.of("", ".xz", ".zst", ".gz")) {
                host.without(path(folder) + ending);
            }
        }
        return host.without("/sys/module/kvmfr").without(path("updates"));
    }

    private static List<Case> clientCases() {
        Scene shared = Machines.file();
        Scene kvmfr = Machines.kvmfr();
        return List.of(kvmfr.with(Machines.SPICE, "").gives("LG-014", Verdict.WARN),
                more(kvmfr.with(Machines.SPICE, "")).gives("LG-014", Verdict.UNKNOWN),
                kvmfr.with("port='5900'", "port='$PORT'").gives("LG-014", Verdict.UNKNOWN),
                more(kvmfr).gives("LG-015", Verdict.UNKNOWN),
                kvmfr.with("port='5900'", "port='5901'").gives("LG-014", Verdict.INFO),
                kvmfr.with(Machines.SPICE, "<graphics type='spice' autoport='yes'/>").gives("LG-014", Verdict.INFO),
                kvmfr.with(Machines.SPICE, "<graphics type='spice'><listen type='socket'/></graphics>").gives("LG-014",
                        Verdict.INFO),
                kvmfr.with("autoport='no'", "autoport='no' passwd='x'").gives("lg-client", Verdict.WARN),
                kvmfr.with(Machines.SPICE, "<graphics type='spice' autoport='yes'/>").gives("lg-client", Verdict.PASS),
                kvmfr.host(host -> host.without("/usr/bin/looking-glass-client")).gives("lg-client", Verdict.INFO),
                kvmfr.host(host -> host.without("/usr/bin/looking-glass-client").unknown("/usr/bin"))
                        .gives("lg-client", Verdict.UNKNOWN),
                kvmfr.with(Machines.SPICE, Machines.SPICE + "<input type='tablet' bus='usb'/>").gives("LG-015",
                        Verdict.WARN),
                shared.gives("LG-017", Verdict.INFO),
                kvmfr.host(host -> host.link("/sys/class/drm/renderD128/device/driver", "../nvidia")).gives("LG-017",
                        Verdict.INFO),
                kvmfr.host(host -> host.unknown("/sys/class/drm/renderD128/device/driver")).gives("LG-017",
                        Verdict.UNKNOWN),
                kvmfr.host(host -> host.link("/sys/class/drm/renderD128/device/driver", "../qxl")).gives("LG-021",
                        Verdict.WARN),
                kvmfr.host(host -> host.without("/sys/class/drm")).gives("LG-021", Verdict.WARN),
                kvmfr.host(host -> host.unknown("/sys/class/drm")).gives("LG-021", Verdict.UNKNOWN));
    }

    /** In the guest is this release; {@link org.vitrine.host.Digest} keeps so much of the memory. */
    private static Scene guest(Scene scene, long protocol, long kvmfr, String release) {
        Optional<GlassApplication> own = kvmfr == 0
                ? Optional.empty()
                : Optional.of(new GlassApplication(kvmfr, release, 0, "Windows", "", "", "", ""));
        return memory(scene, new GlassMemory(GlassMemory.State.WRITTEN, protocol, 0xcafe, 1, 2, own).lines());
    }

    private static Scene memory(Scene scene, String lines) {
        return scene.host(host -> host.with(Machines.FILE, new Entry(Entry.Kind.FILE, 0660, 1000, 104, true, true,
                Fact.known(lines), 32 << 20, 0)));
    }

    private static Scene client(Scene scene, String version) {
        return scene.host(host -> host.without("/usr/local/bin/looking-glass-client").answer(HostCommand.GLASS_CLIENT,
                version));
    }

    private static List<Case> sessionCases() {
        Scene shared = Machines.file();
        Scene next = shared.with("y='1080'", "y='1080' release='next'");
        Scene b7 = shared.with("y='1080'", "y='1080' release='b7'");
        Scene live = shared.where(s -> s.on(LIVE));
        String empty = GlassMemory.of(new byte[64]).lines();
        return List.of(shared.gives("LG-008", Verdict.NOT_APPLICABLE),
                guest(shared, 6, 20, "B7").gives("LG-008", Verdict.INFO),
                guest(client(shared, "0+b7-1"), 6, 20, "B7").gives("LG-008", Verdict.PASS),
                guest(client(shared, "0+b7-1"), 6, 20, "B7").gives("LG-009", Verdict.PASS),
                guest(client(shared, "0+b7-1"), 6, 19, "B7-rc1").gives("LG-008", Verdict.WARN),
                guest(client(shared, "0+b6-1build2"), 6, 20, "B7").gives("LG-009", Verdict.WARN),
                guest(client(shared, "0+b6-1build2"), 6, 20, "B7").gives("LG-008", Verdict.NOT_APPLICABLE),
                guest(b7, 6, 20, "B7").gives("LG-008", Verdict.PASS),
                guest(b7, 6, 21, "B7-80-gabc").gives("LG-008", Verdict.WARN),
                guest(b7, 10, 34, "B8").gives("LG-009", Verdict.WARN),
                guest(next, 10, 34, "B8").gives("LG-009", Verdict.PASS),
                guest(next, 6, 20, "B7").gives("LG-009", Verdict.WARN),
                guest(next, 10, 0, "").gives("LG-008", Verdict.INFO),
                memory(live, empty).gives("LG-008", Verdict.INFO),
                memory(live, GlassMemory.of("scream".getBytes(StandardCharsets.US_ASCII)).lines()).gives("LG-008",
                        Verdict.WARN),
                memory(shared, empty).gives("LG-008", Verdict.NOT_APPLICABLE),
                live.host(host -> host.unknown(Machines.FILE)).gives("LG-008", Verdict.UNKNOWN),
                memory(live, "no such lines").gives("LG-009", Verdict.UNKNOWN));
    }

    /** QEMU reads more of the machine from a file. */
    private static Scene more(Scene kvmfr) {
        return kvmfr.with("</qemu:commandline>",
                "<qemu:arg value='-readconfig'/><qemu:arg value='/etc/more.cfg'/></qemu:commandline>");
    }
}
