// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.InvalidSyntaxException;
import org.vitrine.domain.Domain;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/** Files with mistakes, and texts that are none: each is read as Proxmox VE reads it, and what is lost has a name, or is refused. */
class OddFilesTest {

    /** The defaults of Proxmox VE stand for them, and the person hears of it. */
    @ParameterizedTest
    @ValueSource(strings = {"vga: virtio-gl,memory=", "vga: std,memory=much", "vga: none,memory=5000", "memory: lots",
            "balloon: -1", "sockets: 0", "cores: two", "vcpus: 99", "cpuunits: none", "hugepages: big",
            "smbios1: uuid=mine", "ivshmem: size=all"})
    void numbersThatAreNoneAreNamed(String line) throws DialectException, InvalidSyntaxException {
        String losses = Asked.losses(Asked.read(Asked.together(), line + "\n"));
        assertTrue(losses.contains(line.substring(0, line.indexOf(':'))), losses);
        assertTrue(losses.contains("It is n"), losses);
    }

    /** Tutorials write comments behind values; Proxmox VE takes them for a part of the last value, and leaves the line out. */
    @Test
    void aCommentBehindAValueIsNamedAndNoPartOfIt() throws DialectException, InvalidSyntaxException {
        Translation read = Asked.read(Asked.together(), "machine: q35\nhostpci0: 01:00.0,pcie=1,rombar=1 # the card\n");
        assertEquals("on", Domain.of(read.text()).get("/devices/hostdev/rom@bar").orElseThrow());
        assertTrue(Asked.losses(read).contains("hostpci0: #: "), Asked.losses(read));
    }

    @Test
    void expressOnAnOldMachineIsNamed() throws DialectException, InvalidSyntaxException {
        String line = "hostpci0: 01:00.0,pcie=1\n";
        assertTrue(
                Asked.losses(Asked.read(Asked.together(), "machine: pc-i440fx-8.1\n" + line))
                        .contains("hostpci0: pcie=1"));
        assertFalse(Asked.losses(Asked.read(Asked.together(), "machine: q35\n" + line)).contains("pcie"));
    }

    static List<String> longLines() {
        int many = 900_000;
        return List.of("description: std" + " ".repeat(many) + "b", "vga: std" + " ".repeat(many) + "b",
                "s" + "1".repeat(many) + "a: b");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("longLines")
    void aLongLineIsNoReasonToWait(String line) throws InvalidSyntaxException {
        ProxmoxDialect dialect = Asked.together();
        Translation read = assertTimeoutPreemptively(Duration.ofMinutes(1),
                () -> Asked.read(dialect, line + "\nmemory: 2048\n"));
        assertEquals("2097152", Domain.of(read.text()).get("/memory").orElseThrow());
    }

    @Test
    void aKeyThatStandsTwiceSaysSo() throws DialectException, InvalidSyntaxException {
        Translation read = Asked.read(Asked.together(), "vga: serial0\nmemory: 512\nvga: cirrus\n");
        assertEquals("cirrus", Domain.of(read.text()).get("/devices/video/model@type").orElseThrow());
        assertTrue(Asked.losses(read).contains("stands here again further down"), () -> Asked.losses(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<domain/>", "<domain type='kvm'><name>x</name></domain>", "name: x\nmemory: 4\n",
            "%YAML 1.2\n---\ncores: 1\nsockets: 1\n",
            "- cores: 1\n- sockets: 1\n", "cpus:\n  cores: 1\n  sockets: 1\n", "apiVersion: v1\nkind: VirtualMachine\n",
            "#!/bin/sh\nqemu-system-x86_64 -m 1\n", "{\"cores\": 1}"})
    void otherTextsAreNotRecognised(String text) {
        assertFalse(Asked.ALONE.recognises("x.conf", text));
    }

    @Test
    void whatIsNoneIsRefusedWithItsPlace() {
        DialectException e = assertThrows(DialectException.class, () -> Asked.ALONE.parse("name: x\nno key\n"));
        assertEquals(2, e.line().orElseThrow());
        assertThrows(DialectException.class, () -> Asked.ALONE.parse(""));
        assertThrows(DialectException.class, () -> Asked.ALONE.parse("name: a\0b"));
        assertThrows(DialectException.class, () -> Asked.ALONE.parse("name: " + "x".repeat(1 << 20)));
        assertThrows(DialectException.class, () -> Asked.ALONE.parse("name: x\n".repeat(2001)));
        assertThrows(DialectException.class, () -> Asked.write("<domain type='xen'/>"));
    }

    /** Cut, doubled, with other characters: read or refused with a sentence, never anything else. The same texts in each run. */
    @Test
    void everyTextIsReadOrRefused() throws InvalidSyntaxException {
        Random random = new Random(4);
        List<String> pieces = List.of(",", "=", ";", ":", "\n", "'", "\"", "host=", "99999999999999999999", "-1", "\0",
                "\uD800", "[x]\n", "0x",
                "%", " -device ", "é", "]]>", "<", "{0}", "1-2");
        ProxmoxDialect dialect = Asked.together();
        int read = 0;
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder(Asked.resource(round % 2 == 0 ? "gaming.conf" : "desktop.conf"));
            for (int i = random.nextInt(6); i >= 0; i--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.insert(at, pieces.get(random.nextInt(pieces.size())));
                } else {
                    text.delete(at, Math.min(text.length() - 1, at + random.nextInt(20)));
                }
            }
            dialect.recognises("1.conf", text.toString());
            try {
                Asked.write(Asked.read(dialect, text.toString()).text());
                read++;
            } catch (DialectException e) {
                assertTrue(e.toString().endsWith("."), text.toString());
            }
        }
        assertTrue(read > 100, "some are still files: " + read);
    }
}
