// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Configurator;
import org.vitrine.core.Dialects;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machines;
import org.vitrine.core.Providers;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a machine down in another dialect and names what that does not carry. */
@Command(name = "convert", description = "Translate a machine's file between domain XML and its dialects.", footer = {
        "",
        "What is not carried goes to standard error, a line each.",
        "Exit status: 0 done, 1 with --strict something is not carried and nothing was written, or a self-check failed, 2 unusable input."})
final class ConvertCommand extends AbstractCommand {
    private final Hosts hosts;
    private final Dialects dialects;
    private final Providers providers;
    private final Configurator configurator;
    private final Machines machines;
    private final PrintStream bytes;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Domain XML, or a file of any dialect.")
    private @Nullable Path file;

    @Option(names = "--to", paramLabel = "DIALECT", description = "What to write: libvirt (domain XML), libvfio, qemu, proxmox or kubevirt.")
    private @Nullable String to;

    @Option(names = "--from", paramLabel = "DIALECT", description = "What the file is; found out by default.")
    private @Nullable String from;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the result there.")
    private @Nullable Path output;

    @Option(names = "--host", paramLabel = "HOST", description = "The host that answers what a file leaves to its host: local, ssh://USER@HOST:PORT or FILE.vhost; by default nothing is known of any.")
    private @Nullable String host;

    @Option(names = "--strict", description = "Write nothing and fail when something is not carried.")
    private boolean strict;

    @Option(names = "--json", description = "Print result and losses as JSON.")
    private boolean json;

    @Option(names = "--self-check", paramLabel = "DIR", description = "Try every *.xml below a folder instead: whether each domain is written as it was read, and whether an edit of every provider can be taken back; nothing is written.")
    private @Nullable Path folder;

    /** @param bytes where the result goes that is to be printed: a domain keeps its file's encoding */
    ConvertCommand(Hosts hosts, Dialects dialects, Providers providers, Configurator configurator, Machines machines,
            PrintStream bytes) {
        this.machines = machines;
        this.hosts = hosts;
        this.dialects = dialects;
        this.providers = providers;
        this.configurator = configurator;
        this.bytes = bytes;
    }

    @Override
    public Integer call() throws VitrineException {
        Path tried = folder;
        if (tried != null) {
            return selfCheck(tried);
        }
        String wanted = to;
        if (wanted == null) {
            throw new UnusableException("Say what to convert to with --to libvirt, {0}.",
                    String.join(", ", dialects.all().stream().map(one -> one.info().id()).toList()));
        }
        return convert(wanted);
    }

    private int selfCheck(Path tried) throws VitrineException {
        try {
            SelfCheckAnswer answer = new SelfCheck(providers.active(), configurator, progress()).of(tried);
            if (json) {
                out().println(Json.of(answer));
            } else {
                out().print(answer);
                out().flush();
            }
            return answer.failures().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        } catch (IOException e) {
            throw new UnusableException(InputFile.unreadable(tried, e), e);
        }
    }

    private int convert(String wanted) throws VitrineException {
        Path named = file;
        if (named == null) {
            throw new UnusableException("Name the file to convert.");
        }
        Optional<Dialect> target = MachineFile.named(dialects, wanted);
        InputFile input = InputFile.read(named);
        MachineFile read = MachineFile.read(input, dialects, from, this::snapshot);
        MachineFile machine = read.losing(new LibvirtsWord(machines, dialects, progress(), this::note).on(read));
        Translation translation = target.isPresent()
                ? translate(machine, target.get())
                : new Translation(machine.domain().text(), List.of());
        List<Loss> losses = new ArrayList<>(machine.losses());
        losses.addAll(translation.losses());
        if (!json) {
            losses.forEach(loss -> err().printf("vitrine: not carried: %s: %s%n", loss.part(), loss.why()));
        }
        boolean refused = strict && !losses.isEmpty();
        if (json) {
            out().println(Json.of(ConvertAnswer.of(machine, wanted, translation, refused)));
        }
        if (refused) {
            return ExitCode.FAILED;
        }
        write(encoded(machine, translation));
        return ExitCode.OK;
    }

    private void note(Text sentence) {
        if (!json) {
            err().printf("vitrine: %s%n", sentence);
        }
    }

    private HostSnapshot snapshot() throws VitrineException {
        String place = host;
        return place == null
                ? HostSnapshot.nothingKnown()
                : HostArgument.open(hosts, place).snapshot(progress());
    }

    private Translation translate(MachineFile machine, Dialect target) throws VitrineException {
        try {
            return target.write(machine.domain(), snapshot());
        } catch (DialectException e) {
            // about the machine, not about a place in the file
            throw new UnusableException(Text.of("{0}: {1}", machine.file().path(), String.valueOf(e.getMessage())), e);
        }
    }

    /** A domain that stays one keeps its file's encoding; all else is UTF-8. */
    private static byte[] encoded(MachineFile machine, Translation translation) {
        return translation.text().equals(machine.file().encoded().text())
                ? machine.file().encoded().bytes()
                : translation.text().getBytes(StandardCharsets.UTF_8);
    }

    private void write(byte[] result) throws VitrineException {
        Path target = output;
        if (target != null) {
            InputFile.write(target, result);
        } else if (!json) {
            bytes.writeBytes(result);
            bytes.flush();
        }
    }
}
