// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.VitrineException;
import org.vitrine.host.OptionRom;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is in a file with a PCI option ROM, and takes the ROM out of a flashing tool's file. */
@Command(name = "rom", description = "Say what is in a graphics card's ROM: for which device, for BIOS or UEFI, whole or not.", footer = {
        "", "Exit status: 0 a machine can take it as it is, 1 it cannot, 2 unusable input."})
final class RomCommand extends AbstractCommand {
    @Parameters(paramLabel = "FILE", description = "A copy of the ROM. One that the kernel shows in sysfs is not read: that can hang a card.")
    private @Nullable Path file;

    @Option(names = "--extract", paramLabel = "OUT", description = "Write the ROM alone to this file: without what a flashing tool put before it and what NVIDIA has behind it.")
    private @Nullable Path target;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws VitrineException {
        Path given = Arguments.given(file);
        byte[] bytes = read(given);
        OptionRom rom = OptionRom.of(bytes);
        RomAnswer answer = RomAnswer.of(given.toString(), rom);
        Path out = target;
        if (out != null) {
            if (rom.images().isEmpty()) {
                throw new UnusableException("{0}: there is no ROM to take out: {1}.", given, rom.fault());
            }
            InputFile.write(out, Arrays.copyOfRange(bytes, (int) rom.start(), (int) rom.end()));
        }
        if (json) {
            out().println(Json.of(answer));
        } else {
            out().print(answer.text());
            out().flush();
        }
        return answer.isUsable() || out != null && rom.fault().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static byte[] read(Path file) throws VitrineException {
        try {
            if (!Files.exists(file) || Files.isRegularFile(file) && !file.toRealPath().startsWith("/sys")) {
                return bytes(file);
            }
        } catch (IOException e) {
            throw new UnusableException(InputFile.unreadable(file, e), e);
        }
        throw new UnusableException("{0}: this is no plain file; copy the card's ROM into one and name that.", file);
    }

    private static byte[] bytes(Path file) throws IOException, UnusableException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(OptionRom.MOST + 1);
            if (bytes.length > OptionRom.MOST) {
                throw new UnusableException("{0}: this is larger than any ROM, {1} MiB; name a copy of a card's ROM.",
                        file, OptionRom.MOST >> 20);
            }
            return bytes;
        }
    }
}
