// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.GlassReader;
import org.vitrine.core.GlassReport;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.SharedMemory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who writes to memory that Looking Glass shares. */
@Command(name = "looking-glass", description = "Say which Looking Glass a guest runs: version, session, picture; read from the memory that it shares.", footer = {
        "",
        "Exit status: 0 a host application runs, 1 none runs or it is of an unknown release, 2 unusable input."})
final class LookingGlassCommand extends AbstractCommand {
    private static final int BEGINNING = 512;
    private final GlassReader reader;

    @Parameters(paramLabel = "FILE", description = "Shared memory of this host, such as /dev/shm/looking-glass or /dev/kvmfr0, or domain XML of the machine that has it.")
    private @Nullable Path file;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    LookingGlassCommand(GlassReader reader) {
        this.reader = reader;
    }

    @Override
    public Integer call() throws VitrineException {
        Path given = Arguments.given(file);
        List<GlassAnswer.Memory> memories = new ArrayList<>();
        boolean isRunning = true;
        for (Path path : memories(given)) {
            GlassReport report = reader.read(path, progress());
            isRunning &= report.state() == GlassReport.State.RUNNING;
            memories.add(GlassAnswer.Memory.of(path.toString(), report));
        }
        if (json) {
            out().println(Json.of(GlassAnswer.of(given.toString(), memories)));
        } else {
            memories.forEach(memory -> out().print(memory.text()));
            out().flush();
        }
        return isRunning ? ExitCode.OK : ExitCode.FAILED;
    }

    private static List<Path> memories(Path given) throws VitrineException {
        if (!isXml(given)) {
            return List.of(given);
        }
        List<Path> files = SharedMemory.files(DomainFile.read(given).domain()).stream().map(Path::of).toList();
        if (files.isEmpty()) {
            throw new UnusableException("{0}: this machine shares no memory; add Looking Glass to it with "
                    + "\"vitrine configure\".", given);
        }
        return files;
    }

    /** What is not there, or no plain file, is the reader's to complain about. */
    private static boolean isXml(Path given) {
        if (!Files.isRegularFile(given)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(given)) {
            for (byte one : in.readNBytes(BEGINNING)) {
                // marks of byte order and the zeros of wide characters as well
                if (one == '<') {
                    return true;
                }
                if (one > ' ' && one != 0x7f) {
                    return false;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
