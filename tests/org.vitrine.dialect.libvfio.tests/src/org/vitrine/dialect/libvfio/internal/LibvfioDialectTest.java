// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;
import org.vitrine.provider.tck.AskedDialect;

class LibvfioDialectTest {
    private static final LibvfioDialect DIALECT = new LibvfioDialect();
    private static final AskedDialect ASKED = new AskedDialect(DIALECT);
    private static final HostSnapshot NOTHING = HostSnapshot.nothingKnown();

    private static String file(String name) {
        return AskedDialect.beside(LibvfioDialectTest.class, name);
    }

    @Test
    void itKnowsItsFiles() {
        assertTrue(DIALECT.recognises("x.txt", file("example.yaml")));
        assertTrue(DIALECT.recognises("x.yaml", "container:\ngpus: []\n"));
        assertFalse(DIALECT.recognises("x.yaml", "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\n"));
        assertFalse(DIALECT.recognises("x.yaml", "container: 1\n"));
    }

    @Test
    void pathsKnowNothingOfOneKeyMappings() {
        SourceDocument document = ASKED.parse(file("everything.yaml"));
        assertEquals("i915-GVTg_V4_1", document.get("gpus[0].mdevType").orElseThrow());
        assertEquals("S7150", document.get("gpus[2].acceptableTypes[0]").orElseThrow());
        assertEquals("[]", document.get("teardownCommands[0].list").orElseThrow());
        assertEquals(44, document.entry("gpus[0].mdevType").orElseThrow().line());
        assertEquals(17, document.entry("gpus[0].mdevType").orElseThrow().column());
        assertEquals("", ASKED.parse("container:\n  iso: !!null ~\n").get("container.iso").orElseThrow());
    }

    @Test
    void everythingIsSoundAndEveryKeyOfTheSchemaIsInIt() {
        String text = file("everything.yaml");
        assertEquals(List.of(), Problems.in(text));
        assertEquals(List.of(), Problems.in(file("example.yaml")));
        var paths = ASKED.parse(text).entries().stream().map(entry -> entry.path().replaceAll("\\[\\d+\\]", "[]"))
                .collect(Collectors.toSet());
        for (var key : Schema.KEYS) {
            boolean isThere = paths.stream()
                    .anyMatch(path -> path.equals(key.path()) || path.startsWith(key.path() + ".")
                            || path.startsWith(key.path() + "["));
            boolean isElsewhere = key.path().equals("gpus[].suffix")
                    || key.path().matches("(teardown|install|app)Commands\\[\\]\\.list\\[\\].*");
            assertTrue(isThere || isElsewhere, key.path());
        }
    }

    @Test
    void theExampleBecomesADomainOfToday() {
        Translation made = ASKED.read(file("example.yaml"), NOTHING);
        assertEquals(file("example.xml"), made.text());
        assertEquals(List.of("container.initialSize", "gpus[0].mdevType", "root", "sshPort", "startintro"),
                AskedDialect.parts(made).stream().sorted().toList());
    }

    @Test
    void whatTheHostTellsIsUsed() {
        HostSnapshot.Builder host = HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .output(HostCommand.ID,
                        Fact.known(new CommandOutput(0, "uid=1000(ana) gid=1000(ana) groups=1000(ana)", "")))
                .put("/proc/cpuinfo", Entry.file("flags\t\t: fpu svm topoext\n"))
                .output(HostCommand.LIBVIRT_VERSION, Fact.known(new CommandOutput(0, "9.0.0", "")));
        String types = "/sys/class/mdev_bus/0000:00:02.0/mdev_supported_types/";
        for (String type : List.of("i915-GVTg_V5_4", "i915-GVTg_V5_8")) {
            host.put(types + type + "/name", Entry.file(type.endsWith("4") ? "GVTg_V5_4\n" : "GVTg_V5_8\n"))
                    .put(types + type + "/available_instances", Entry.file(type.endsWith("4") ? "1\n" : "2\n"))
                    .put(types + type + "/description", Entry.file("low_gm_size: 64MB\nhigh_gm_size: "
                            + (type.endsWith("4") ? "512" : "256") + "MB\nfence: 4\n"));
        }
        String text = """
                container: {kernel: k, state: [], initialSize: 1, iso: !!null ~}
                root: ~/vf
                cpus: {cores: 4, threads: 2}
                gpus:
                  - [{gpuType: sysfsdev}, {mdevType: ""}, {minVRam: 200}, {maxVRam: 300}, {suffix: "8"}]
                """;
        Translation made = ASKED.read(text, host.build());
        assertTrue(made.text().contains("file='/home/ana/vf/kernel/k'"), made.text());
        assertTrue(made.text().contains("parent='0000:00:02.0' type='i915-GVTg_V5_8'"), made.text());
        assertTrue(made.text().contains("hostfwd=tcp::2222-:22"), made.text());
        assertTrue(made.text().contains("<feature name='topoext' policy='require'/>"), made.text());
        Translation back = ASKED.write(made.text(), host.build());
        assertTrue(back.text().contains("sshPort: 2222") && back.text().contains("commands: []"), back.text());
        assertEquals(List.of(), AskedDialect.parts(back));
        assertTrue(
                AskedDialect.parts(ASKED.read(text.replace("\"8\"", "Q"), host.build())).contains("gpus[0].mdevType"));
        assertFalse(ASKED.read(text.replace("\"8\"", "Q"), host.build()).text().contains(" type='i915"));
    }

    /** arcd gives an id to a mediated GPU alone; QEMU ends where something is set of a device that is not there. */
    @Test
    void whatIsSetOfADeviceWithoutAnIdIsNamed() {
        String xml = "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><devices>"
                + "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0' bus='1' slot='0'"
                + " function='0'/></source></hostdev></devices><qemu:commandline><qemu:arg value='-set'/>"
                + "<qemu:arg value='device.hostdev0.x-vga=on'/><qemu:arg value='-set'/>"
                + "<qemu:arg value='group.id.arg=value'/></qemu:commandline></domain>";
        Translation made = ASKED.write(xml, NOTHING);
        assertFalse(made.text().contains("hostdev0"), made.text());
        assertTrue(made.text().contains("group.id.arg=value"), made.text());
        assertTrue(AskedDialect.parts(made).contains("/domain/qemu:commandline/qemu:arg[2]"),
                AskedDialect.parts(made).toString());
    }

    @Test
    void everythingBecomesADomainWithItsLossesNamed() {
        Translation made = ASKED.read(file("everything.yaml"), NOTHING);
        assertEquals(file("everything.xml"), made.text());
        assertEquals(
                List.of("shareddir", "sshPort", "nics[0]", "gpus[0].mdevType", "gpus[1].passthroughType", "gpus[2]",
                        "name", "startintro", "startapp", "appCommands", "installOs", "installCommands",
                        "startupCommands", "teardownCommands",
                        "blacklistedPci", "sudo", "container.initialSize").stream().sorted().toList(),
                AskedDialect.parts(made).stream().sorted().toList());
    }

    /** What the domain holds comes back; what it does not was named as lost on the way there. */
    @Test
    void thereAndBackKeepsTheMeaning() {
        for (String name : List.of("example.yaml", "everything.yaml")) {
            SourceDocument before = ASKED.parse(file(name));
            Translation there = ASKED.read(before.text(), NOTHING);
            Translation back = ASKED.write(there.text(), NOTHING);
            assertEquals(List.of(), Problems.in(back.text()), back.text());
            Map<String, String> expected = meaning(before);
            there.losses().stream().map(Loss::part).filter(part -> !part.equals("gpus[0].mdevType"))
                    .filter(part -> !part.equals("shareddir") && !part.equals("sshPort") && !part.equals("root"))
                    .forEach(lost -> expected.keySet().removeIf(path -> path.startsWith(lost)));
            Map<String, String> got = meaning(ASKED.parse(back.text()));
            expected.forEach(
                    (path, value) -> assertEquals(value, got.get(path), name + ": " + path + "\n" + back.text()));
            assertEquals(List.of(), AskedDialect.parts(back), name);
        }
    }

    /** Values by path, with what stands for the same thing written in one way. */
    private static Map<String, String> meaning(SourceDocument document) {
        Map<String, String> values = new TreeMap<>();
        document.entries().forEach(entry -> values.put(entry.path(), switch (entry.value()) {
            case "yes" -> "true";
            case "0x35" -> "53";
            case "device.hostdev0.x-pci-device-id=0x1B30" -> "device.hostdev0.x-pci-device-id=6960";
            default -> entry.value();
        }));
        return values;
    }

    @Test
    void everyPartOfADomainIsCarriedOrNamed() {
        Translation made = ASKED.write(file("rich.xml"), NOTHING);
        assertEquals(List.of(), Problems.in(made.text()), made.text());
        assertEquals(file("rich.losses").lines().filter(line -> !line.startsWith("#")).toList(),
                made.losses().stream().map(Loss::part).toList());
    }

    @Test
    void whatIsNoConfigurationIsRefusedWithItsPlace() {
        for (String text : List.of("", "just words", "- a\n- b\n", "a: 1\n", "a: [\n",
                "--- !n!custom:Config\nname: x\n")) {
            DialectException refusal = assertThrows(DialectException.class, () -> DIALECT.parse(text));
            assertFalse(String.valueOf(refusal.getMessage()).isBlank());
        }
        DialectException refusal = assertThrows(DialectException.class, () -> DIALECT.parse("name: x\n\tb: 1\n"));
        assertEquals(2, refusal.line().orElseThrow());
        DialectException control = assertThrows(DialectException.class,
                () -> DIALECT.read(DIALECT.parse("name: x\nroot: \"a\\x01b\"\ncontainer: {kernel: k}\n"), NOTHING));
        assertTrue(String.valueOf(control.getMessage()).contains("XML cannot hold"), control.getMessage());
    }
}
