// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.vitrine.host.Entry;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.SoundHost;

/** A sound configuration on a sound host; each check is seen to pass, to fail by one fact changed, and not to know. */
class LibvfioChecksTest {
    private static final String PCI = "/sys/bus/pci/devices";
    private static final String TYPE = "/sys/class/mdev_bus/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_4";
    private static final String GPU = "0000:01:00.0";
    private static final String CARD = "0000:05:00.0";
    private static final String SOUND = """
            %YAML 1.2
            %TAG !n! tag:nimyaml.org,2016:
            --- !n!custom:Config
            # made by hand
            name: sound
            nographics: false
            spice: true
            container: {kernel: windows.arc, state: [], initialSize: 20, iso: !!null ~}
            gpus:
              - [{gpuType: sysfsdev}, {mdevType: i915-GVTg_V5_4}]
              - [{gpuType: sysfsdev}, {mdevType: ""}, {minVRam: 500}, {maxVRam: 600}, {suffix: "4"}]
              - [{gpuType: passthrough}, {bdf: "0000:01:00.0"}]
              - [{gpuType: sriovdev}, {acceptableTypes: [S7150]}]
            root: ~/.local/libvf.io
            """;

    private static Altered host() {
        HostSnapshot.Builder host = SoundHost.builder()
                .probed(checks().values().stream().flatMap(check -> check.probes().stream()).toList())
                .put(TYPE + "/name", Entry.file("GVTg_V5_4\n")).put(TYPE + "/available_instances", Entry.file("1\n"))
                .put(TYPE + "/description", Entry.file("low_gm_size: 128MB\nhigh_gm_size: 512MB\n"))
                .put("/usr/local/bin/looking-glass-client", Entry.file("")).put("/usr/local/bin/scream", Entry.file(""))
                .put("/tmp/locks", Entry.directory())
                .output(HostCommand.QEMU_MACHINES,
                        SoundHost.answer(0,
                                "Supported machines are:\npc-q35-4.2           Standard PC\nq35  Standard PC\n"));
        for (String address : List.of(GPU, CARD)) {
            host.put(PCI + "/" + address, Entry.directory())
                    .put(PCI + "/" + address + "/vendor", Entry.file("0x1002\n"))
                    .put(PCI + "/" + address + "/class", Entry.file("0x030000\n"));
        }
        host.put(PCI + "/" + GPU + "/driver", Entry.link("../../../bus/pci/drivers/vfio-pci"))
                .put(PCI + "/" + CARD + "/sriov_numvfs", Entry.file("2\n"))
                .put(PCI + "/" + CARD + "/gpuvf", Entry.file("VF0\n"));
        return Altered.of(host.build());
    }

    private static Map<String, Check> checks() {
        Map<String, Check> checks = new TreeMap<>();
        for (Check check : services(Check.class)) {
            if (check.id().startsWith("LVF-")) {
                checks.put(check.id(), check);
            }
        }
        return checks;
    }

    private static <T> List<T> services(Class<T> type) {
        try {
            var bundle = FrameworkUtil.getBundle(LibvfioChecksTest.class);
            bundle.start();
            BundleContext context = bundle.getBundleContext();
            for (var other : context.getBundles()) {
                if (other.getSymbolicName().equals("org.vitrine.dialect.libvfio")) {
                    other.start();
                }
            }
            List<T> found = new ArrayList<>();
            for (var reference : context.getServiceReferences(type, null)) {
                found.add(context.getService(reference));
            }
            return found;
        } catch (BundleException | InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static SourceDocument parse(String text) {
        try {
            Dialect dialect = services(Dialect.class).stream().filter(one -> one.info().id().equals("libvfio"))
                    .findFirst()
                    .orElseThrow();
            return dialect.parse(text);
        } catch (DialectException e) {
            throw new AssertionError(e);
        }
    }

    private static Finding ask(Check check, HostSnapshot host, String text) {
        try {
            return check.evaluate(Situation.of(host).from(parse(text)));
        } catch (UnknownFactException e) {
            return Finding.unknown("{0}", e.why());
        }
    }

    /** This check comes out so, explained, and no other one blocks. */
    private static void only(String id, Verdict verdict, Altered host, String text) {
        HostSnapshot facts = host.host();
        checks().values().stream().filter(check -> !check.id().equals(id)).forEach(check -> {
            Finding other = ask(check, facts, text);
            assertNotEquals(Verdict.BLOCK, other.verdict(), check.id() + ": " + other.summary());
        });
        Finding finding = ask(java.util.Objects.requireNonNull(checks().get(id)), facts, text);
        assertEquals(verdict, finding.verdict(), id + ": " + finding.summary());
        if (verdict == Verdict.BLOCK || verdict == Verdict.WARN || verdict == Verdict.INFO) {
            assertTrue(finding.solution().isPresent() && !finding.evidence().isEmpty(), id);
        }
    }

    private static String with(String what, String instead) {
        assertTrue(SOUND.contains(what), what);
        return SOUND.replace(what, instead);
    }

    @Test
    void allFourteenRowsAreThereAndPass() {
        assertEquals(14, checks().size(), checks().keySet().toString());
        var passed = new TreeSet<String>();
        checks().values().forEach(check -> {
            Finding finding = ask(check, host().host(), SOUND);
            assertEquals(Verdict.PASS, finding.verdict(), check.id() + ": " + finding.summary());
            passed.add(check.id());
        });
        assertEquals(14, passed.size());
    }

    @Test
    void theyDoNotAriseForOtherMachines() {
        checks().values().forEach(check -> {
            assertEquals(Verdict.NOT_APPLICABLE, check.evaluate(Situation.of(HostSnapshot.nothingKnown())).verdict());
            var other = new SourceDocument("qemu", "", List.of());
            assertEquals(Verdict.NOT_APPLICABLE,
                    check.evaluate(Situation.of(HostSnapshot.nothingKnown()).from(other)).verdict());
        });
    }

    @Test
    void whatTheyReadIsAllowed() {
        checks().values().stream().flatMap(check -> check.probes().stream())
                .filter(Probe.PathProbe.class::isInstance).map(probe -> ((Probe.PathProbe) probe).glob())
                .map(glob -> glob.replace("**", "a/lock").replace("*", "x"))
                .forEach(path -> assertTrue(ProbePolicy.refusal(path).isEmpty(), path));
        assertTrue(ProbePolicy.isPresenceOnly("/tmp/locks/sys/lock"));
        assertTrue(ProbePolicy.refusal("/home/ann/.ssh/id_rsa").isPresent());
    }

    @Test
    void eachFailsByOneFact() {
        only("LVF-001", Verdict.BLOCK, host().answer(HostCommand.ID, "uid=0(root) gid=0(root) groups=0(root)"),
                with("~/.local", "/home/ann/.local"));
        only("LVF-002", Verdict.BLOCK, host(), with("spice: true", "spice: maybe"));
        only("LVF-002", Verdict.WARN, host(), SOUND + "shareddir: ~\n");
        only("LVF-003", Verdict.BLOCK, host().file(TYPE + "/available_instances", "0\n"), SOUND);
        only("LVF-003", Verdict.BLOCK, host().without("/sys/class/mdev_bus"), SOUND + "commands:\n  - arg: \"-set\"\n"
                + "    values: [\"device.hostdev0.x-pci-device-id=0x1B30\"]\n");
        only("LVF-003", Verdict.BLOCK, host(), with("maxVRam: 600", "maxVRam: 511"));
        only("LVF-004", Verdict.BLOCK, host().answer(HostCommand.QEMU_VERSION, "QEMU emulator version 9.0.0"), SOUND);
        only("LVF-005", Verdict.BLOCK, host().answer(HostCommand.QEMU_MACHINES, "Supported machines are:\nq35  PC\n"),
                SOUND);
        String function = "0000:20:00.4";
        only("LVF-006", Verdict.BLOCK, host().with(PCI + "/" + function, Entry.directory())
                .file(PCI + "/" + function + "/vendor", "0x10de\n").file(PCI + "/" + function + "/class", "0x030200\n")
                .file("/sys/bus/pci/drivers/nvidia/" + function + "/nvidia/current_vgpu_type", "0\n"), SOUND);
        only("LVF-007", Verdict.BLOCK, host().link(PCI + "/" + GPU + "/driver", "../../../bus/pci/drivers/amdgpu"),
                SOUND);
        only("LVF-007", Verdict.BLOCK, host(), with("0000:01:00.0", "0000:09:00.0"));
        only("LVF-008", Verdict.BLOCK, listening(5900), SOUND);
        only("LVF-008", Verdict.BLOCK, listening(2222), SOUND);
        only("LVF-009", Verdict.WARN, host().file("/etc/modprobe.d/blacklist.conf",
                "# Libvf.io GPU driver blacklist\nblacklist nouveau\n"), SOUND);
        only("LVF-010", Verdict.WARN, host().without("/usr/local/bin/scream"), SOUND);
        only("LVF-011", Verdict.WARN,
                host().file("/etc/tmpfiles.d/10-looking-glass.conf", "f /dev/shm/kvmfr-* 0660 ann kvm -\n"), SOUND);
        only("LVF-012", Verdict.WARN, host().file("/tmp/locks/sys/bus/pci/lock", ""), SOUND);
        only("LVF-013", Verdict.INFO, host(), with("nographics: false", "nographics: true"));
        only("LVF-013", Verdict.WARN, host(),
                with("nographics: false", "nographics: true").replace("iso: !!null ~", "iso: /srv/win10.iso"));
        only("LVF-014", Verdict.BLOCK, host().without(PCI + "/" + CARD + "/gpuvf"), SOUND);
    }

    @Test
    void eachCanNotTell() {
        only("LVF-001", Verdict.UNKNOWN, host().unanswered(HostCommand.ID), SOUND);
        assertEquals(Verdict.UNKNOWN, ask(new SchemaCheck(List.of()), host().host(), SOUND).verdict());
        only("LVF-003", Verdict.UNKNOWN, host().unknown(TYPE + "/available_instances"), SOUND);
        only("LVF-004", Verdict.UNKNOWN, host().unanswered(HostCommand.QEMU_VERSION), SOUND);
        only("LVF-005", Verdict.UNKNOWN, host().unanswered(HostCommand.QEMU_MACHINES), SOUND);
        only("LVF-006", Verdict.UNKNOWN, host().unknown(PCI + "/" + GPU + "/vendor"), SOUND);
        only("LVF-007", Verdict.UNKNOWN, host().unknown(PCI + "/" + GPU + "/driver"), SOUND);
        only("LVF-008", Verdict.UNKNOWN, host().unknown("/proc/net/tcp"), SOUND);
        only("LVF-009", Verdict.UNKNOWN, host().file("/etc/modprobe.d/blacklist.conf", "")
                .unknown("/etc/modprobe.d/blacklist.conf"), SOUND);
        only("LVF-010", Verdict.UNKNOWN, host().unknown("/usr/local/bin"), SOUND);
        only("LVF-011", Verdict.UNKNOWN, host().unknown("/etc/tmpfiles.d"), SOUND);
        only("LVF-012", Verdict.UNKNOWN, host().file("/tmp/locks/sys/bus/pci/lock", "").unknown("/tmp/sockets"), SOUND);
        only("LVF-012", Verdict.UNKNOWN, host().unknown("/tmp/locks"), SOUND);
        assertEquals(Verdict.UNKNOWN, ask(new FirstBootCheck(), host().host(),
                with("nographics: false", "nographics: perhaps")).verdict());
        only("LVF-014", Verdict.UNKNOWN, host().unknown(PCI + "/" + CARD + "/sriov_numvfs"), SOUND);
    }

    @Test
    void marksOfMachinesThatRunAreNoFault() {
        only("LVF-012", Verdict.PASS,
                host().file("/tmp/locks/sys/bus/pci/lock", "").file("/tmp/sockets/2f6d/master.sock", ""), SOUND);
    }

    @Test
    void theGuideIsThere() {
        assertFalse(services(DialectGuide.class).isEmpty());
    }

    private static Altered listening(int port) {
        return host().file("/proc/net/tcp", SoundHost.NOBODY_LISTENS
                + "   0: 0100007F:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000\n"
                        .formatted(port));
    }
}
