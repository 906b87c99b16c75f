// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide;
import org.vitrine.provider.Situation;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;
import org.vitrine.provider.tck.SoundHost;

/** A sound configuration on a sound host; each check is seen to pass, to fail by one fact changed, and not to know. */
class LibvfioChecksContractTest extends ChecksContract {
    private static final String PCI = "/sys/bus/pci/devices";
    private static final String TYPE = "/sys/class/mdev_bus/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_4";
    private static final String GPU = "0000:01:00.0";
    private static final String CARD = "0000:05:00.0";
    private static final String FUNCTION = "0000:20:00.4";
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
            var bundle = FrameworkUtil.getBundle(LibvfioChecksContractTest.class);
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

    private static Scene scene(Collection<Check> checks, Altered host, String text) {
        return Scene.of(List.copyOf(checks), host.host(), "<domain type='kvm'/>").from(parse(text));
    }

    private static Case of(String check, Verdict verdict, Altered host, String text) {
        return scene(checks().values(), host, text).gives(check, verdict);
    }

    private static Scene alone(Check check, String text) {
        return scene(List.of(check), host(), text);
    }

    @Override
    protected Scene sound() {
        return scene(checks().values(), host(), SOUND);
    }

    private static String with(String what, String instead) {
        assertTrue(SOUND.contains(what), what);
        return SOUND.replace(what, instead);
    }

    @Override
    protected List<Case> cases() {
        return List.of(
                of("LVF-001", Verdict.BLOCK, host().answer(HostCommand.ID, "uid=0(root) gid=0(root) groups=0(root)"),
                        with("~/.local", "/home/ann/.local")),
                of("LVF-002", Verdict.BLOCK, host(), with("spice: true", "spice: maybe")),
                of("LVF-002", Verdict.WARN, host(), SOUND + "shareddir: ~\n"),
                of("LVF-003", Verdict.BLOCK, host().file(TYPE + "/available_instances", "0\n"), SOUND),
                of("LVF-003", Verdict.BLOCK, host().without("/sys/class/mdev_bus"),
                        SOUND + "commands:\n  - arg: \"-set\"\n"
                                + "    values: [\"device.hostdev0.x-pci-device-id=0x1B30\"]\n"),
                of("LVF-003", Verdict.BLOCK, host(), with("maxVRam: 600", "maxVRam: 511")),
                of("LVF-004", Verdict.BLOCK, host().answer(HostCommand.QEMU_VERSION, "QEMU emulator version 9.0.0"),
                        SOUND),
                of("LVF-005", Verdict.BLOCK,
                        host().answer(HostCommand.QEMU_MACHINES, "Supported machines are:\nq35  PC\n"),
                        SOUND),
                of("LVF-006", Verdict.BLOCK, host().with(PCI + "/" + FUNCTION, Entry.directory())
                        .file(PCI + "/" + FUNCTION + "/vendor", "0x10de\n")
                        .file(PCI + "/" + FUNCTION + "/class", "0x030200\n")
                        .file("/sys/bus/pci/drivers/nvidia/" + FUNCTION + "/nvidia/current_vgpu_type", "0\n"), SOUND),
                of("LVF-007", Verdict.BLOCK,
                        host().link(PCI + "/" + GPU + "/driver", "../../../bus/pci/drivers/amdgpu"),
                        SOUND),
                of("LVF-007", Verdict.BLOCK, host(), with("0000:01:00.0", "0000:09:00.0")),
                of("LVF-008", Verdict.BLOCK, listening(5900), SOUND),
                of("LVF-008", Verdict.BLOCK, listening(2222), SOUND),
                of("LVF-009", Verdict.WARN, host().file("/etc/modprobe.d/blacklist.conf",
                        "# Libvf.io GPU driver blacklist\nblacklist nouveau\n"), SOUND),
                of("LVF-010", Verdict.WARN, host().without("/usr/local/bin/scream"), SOUND),
                of("LVF-011", Verdict.WARN,
                        host().file("/etc/tmpfiles.d/10-looking-glass.conf", "f /dev/shm/kvmfr-* 0660 ann kvm -\n"),
                        SOUND),
                of("LVF-012", Verdict.WARN, host().file("/tmp/locks/sys/bus/pci/lock", ""), SOUND),
                of("LVF-013", Verdict.INFO, host(), with("nographics: false", "nographics: true")),
                of("LVF-013", Verdict.WARN, host(),
                        with("nographics: false", "nographics: true").replace("iso: !!null ~", "iso: /srv/win10.iso")),
                of("LVF-014", Verdict.BLOCK, host().without(PCI + "/" + CARD + "/gpuvf"), SOUND),
                of("LVF-001", Verdict.UNKNOWN, host().unanswered(HostCommand.ID), SOUND),
                alone(new SchemaCheck(List.of()), SOUND).gives("LVF-002", Verdict.UNKNOWN),
                of("LVF-003", Verdict.UNKNOWN, host().unknown(TYPE + "/available_instances"), SOUND),
                of("LVF-004", Verdict.UNKNOWN, host().unanswered(HostCommand.QEMU_VERSION), SOUND),
                of("LVF-005", Verdict.UNKNOWN, host().unanswered(HostCommand.QEMU_MACHINES), SOUND),
                of("LVF-006", Verdict.UNKNOWN, host().unknown(PCI + "/" + GPU + "/vendor"), SOUND),
                of("LVF-007", Verdict.UNKNOWN, host().unknown(PCI + "/" + GPU + "/driver"), SOUND),
                of("LVF-008", Verdict.UNKNOWN, host().unknown("/proc/net/tcp"), SOUND),
                of("LVF-009", Verdict.UNKNOWN, host().file("/etc/modprobe.d/blacklist.conf", "")
                        .unknown("/etc/modprobe.d/blacklist.conf"), SOUND),
                of("LVF-010", Verdict.UNKNOWN, host().unknown("/usr/local/bin"), SOUND),
                of("LVF-011", Verdict.UNKNOWN, host().unknown("/etc/tmpfiles.d"), SOUND),
                of("LVF-012", Verdict.UNKNOWN, host().file("/tmp/locks/sys/bus/pci/lock", "").unknown("/tmp/sockets"),
                        SOUND),
                of("LVF-012", Verdict.UNKNOWN, host().unknown("/tmp/locks"), SOUND),
                // the schema blocks for the same word
                alone(new FirstBootCheck(), with("nographics: false", "nographics: perhaps")).gives("LVF-013",
                        Verdict.UNKNOWN),
                of("LVF-014", Verdict.UNKNOWN, host().unknown(PCI + "/" + CARD + "/sriov_numvfs"), SOUND),
                of("LVF-012", Verdict.PASS,
                        host().file("/tmp/locks/sys/bus/pci/lock", "").file("/tmp/sockets/2f6d/master.sock", ""),
                        SOUND));
    }

    @Test
    void allFourteenRowsAreThere() {
        assertEquals(14, checks().size(), checks().keySet().toString());
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
    void theGuideIsThere() {
        assertFalse(services(DialectGuide.class).isEmpty());
    }

    private static Altered listening(int port) {
        return host().file("/proc/net/tcp", SoundHost.NOBODY_LISTENS
                + "   0: 0100007F:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000\n"
                        .formatted(port));
    }
}
