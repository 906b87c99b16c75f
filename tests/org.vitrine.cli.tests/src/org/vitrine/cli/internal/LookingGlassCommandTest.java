// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.GlassFrame;
import org.vitrine.core.GlassReport;
import org.vitrine.core.GlassReport.State;
import org.vitrine.host.GlassApplication;
import org.vitrine.host.GlassMemory;
import org.vitrine.host.Text;

import com.google.gson.JsonObject;

class LookingGlassCommandTest {
    private static final String MEMORY = "/dev/shm/looking-glass";
    private static final String DEVICE = "/dev/kvmfr0";
    private static final String MACHINE = """
            <domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>x</name>
              <devices>
                <shmem name='looking-glass'><model type='ivshmem-plain'/><size unit='M'>32</size></shmem>
                <shmem name='other'><model type='ivshmem-doorbell'/></shmem>
              </devices>
              <qemu:commandline>
                <qemu:arg value='-device'/><qemu:arg value='{"driver":"ivshmem-plain","id":"a","memdev":"b"}'/>
                <qemu:arg value='-object'/>
                <qemu:arg value='memory-backend-file,id=b,mem-path=/dev/kvmfr0,size=32M,share=on'/>
                <qemu:arg value='-object'/>
                <qemu:arg value='memory-backend-file,id=c,mem-path=/dev/hugepages/c,size=32M'/>
              </qemu:commandline>
            </domain>
            """;
    @TempDir
    Path folder = Path.of("");
    private final Cli cli = new Cli();

    private static GlassReport running() {
        var own = new GlassApplication(20, "B7", 1, "Windows", "Windows 11 Pro", "DXGI", "AMD Ryzen 9",
                "11223344-5566-7788-99aa-bbccddeeff00");
        return new GlassReport(State.RUNNING, Text.of("It runs."), 32 << 20,
                new GlassMemory(GlassMemory.State.WRITTEN, 6, 0xabcdL, 77, 2, Optional.of(own)),
                Optional.of(new GlassFrame(9, "BGRA", 1920, 1080, 1920, 1080, 0, 7680, true, false)));
    }

    private static GlassReport unused() {
        return new GlassReport(State.UNUSED, Text.of("Nobody wrote."), 32 << 20, GlassMemory.of(new byte[64]),
                Optional.empty());
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("machine"), text, charset);
    }

    @Test
    void tellsWhatTheHostApplicationSays() {
        cli.glass.reports.put(MEMORY, running());
        Cli.Result result = cli.run("looking-glass", MEMORY);
        assertEquals(0, result.code(), result.err());
        assertEquals("""
                /dev/shm/looking-glass: It runs.
                  memory     33554432 bytes
                  session    0000abcd
                  release    B7, KVMFR 20
                  guest      Windows 11 Pro
                  processor  AMD Ryzen 9
                  capture    DXGI
                  machine    11223344-5566-7788-99aa-bbccddeeff00
                  picture    1920 × 1080, BGRA, 7680 bytes a row, number 9, cut off: the memory is too small
                """, result.out());
    }

    @Test
    void jsonIsAsItIsDocumented() {
        cli.glass.reports.put(MEMORY, running());
        JsonObject answer = cli.run("looking-glass", MEMORY, "--json").json();
        Documented.check(answer);
        JsonObject memory = answer.getAsJsonArray("memories").get(0).getAsJsonObject();
        assertEquals("running", memory.get("state").getAsString());
        assertEquals("0000abcd", memory.get("session").getAsString());
        assertEquals(7680, memory.getAsJsonObject("frame").get("pitch").getAsInt());
    }

    @Test
    void aMachinesMemoriesAreAllLookedAt() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            cli.glass.asked.clear();
            cli.glass.reports.put(MEMORY, running());
            cli.glass.reports.put(DEVICE, unused());
            Cli.Result result = cli.run("looking-glass", file((charset == StandardCharsets.UTF_8 ? "" : "\ufeff")
                    + MACHINE, charset));
            assertEquals(1, result.code(), result.err());
            assertEquals(List.of(MEMORY, DEVICE), cli.glass.asked);
            assertTrue(result.out().contains(DEVICE + ": Nobody wrote."), result.out());
        }
    }

    @Test
    void whatCannotBeReadIsOneSentence() throws IOException {
        assertTrue(cli.run("looking-glass", MEMORY).sentence(1).startsWith(MEMORY + ": there is no such memory"));
        Path none = file(MACHINE.replace("ivshmem-plain", "ivshmem"), StandardCharsets.UTF_8);
        assertTrue(cli.run("looking-glass", none).sentence(2).contains("this machine shares no memory"));
        Path broken = file("<domain><name>", StandardCharsets.UTF_8);
        assertTrue(cli.run("looking-glass", broken).sentence(2).startsWith(broken + ":"));
        assertEquals(List.of(MEMORY), cli.glass.asked);
    }
}
