// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Blueprint;
import org.vitrine.core.Blueprint.Firmware;
import org.vitrine.core.Blueprint.Media;
import org.vitrine.core.Blueprint.Network;
import org.vitrine.core.Hosts;
import org.vitrine.core.Offer;
import org.vitrine.core.Preflight;
import org.vitrine.core.Templates;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.GuestSystem;
import org.vitrine.provider.MachineTemplate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the domain of a new machine. */
@Command(name = "new", description = "Write the domain XML of a new machine; see \"vitrine templates\" for its kinds.", footer = {
        "",
        "What the host lacks for it is told on standard error; the machine is written all the same, for another host.",
        "It gets what is usual for its guest: for Windows, UEFI with Secure Boot and a TPM."})
final class NewCommand extends AbstractCommand {
    private final Templates templates;
    private final Hosts hosts;
    private final Preflight preflight;
    private final PrintStream bytes;

    @Parameters(paramLabel = "NAME", description = "What it is called.")
    private @Nullable String name;

    @Option(names = "--template", required = true, paramLabel = "TEMPLATE", description = "Its kind.")
    private String template = "";

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "local", description = "Where it is to run; ${DEFAULT-VALUE} by default.")
    private String host = "local";

    @Option(names = "--memory", paramLabel = "MIB", defaultValue = "4096", description = "Its memory in MiB; ${DEFAULT-VALUE} by default.")
    private int memory;

    @Option(names = "--vcpus", paramLabel = "N", defaultValue = "4", description = "Its virtual CPUs; ${DEFAULT-VALUE} by default.")
    private int vcpus;

    @Option(names = "--disk", paramLabel = "FILE", description = "The image of its disk, qcow2 when its name says so, else raw; it is not made.")
    private @Nullable Path disk;

    @Option(names = "--iso", paramLabel = "FILE", description = "What it is installed from.")
    private @Nullable Path installer;

    @Option(names = "--virtio-win", paramLabel = "FILE", description = "Drivers for Windows; without them it gets devices that its installer knows.")
    private @Nullable Path drivers;

    @Option(names = "--network", paramLabel = "NETWORK", description = "The name of libvirt's network that it is on; without it, it is on QEMU's own, which needs no rights.")
    private @Nullable String network;

    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "Write it there instead of to standard output.")
    private @Nullable Path output;

    /** @param bytes where a domain goes that is to be printed, in UTF-8 whatever the terminal has */
    NewCommand(Templates templates, Hosts hosts, Preflight preflight, PrintStream bytes) {
        this.templates = templates;
        this.hosts = hosts;
        this.preflight = preflight;
        this.bytes = bytes;
    }

    @Override
    public Integer call() throws VitrineException {
        try (Ending ending = new Ending()) {
            MachineTemplate kind = kind();
            HostSnapshot snapshot = HostArgument.open(hosts, host).scan(progress());
            Blueprint plan = plan(kind, snapshot);
            List<Text> problems = plan.problems();
            if (!problems.isEmpty()) {
                throw new UnusableException("{0}", problems.getFirst());
            }
            List<Offer> parts = templates.parts(kind, preflight.offers(snapshot));
            write(templates.machine(plan, parts).text());
            Offer.obstacle(parts).ifPresent(finding -> err().println("vitrine: " + finding.summary() + "."));
            plan.media().disk().filter(file -> Files.notExists(Path.of(file))).ifPresent(file -> err().printf(
                    "vitrine: There is no %1$s yet; make it with \"qemu-img create -f %2$s %1$s 64G\".%n", file,
                    plan.media().format()));
        }
        return ExitCode.OK;
    }

    private MachineTemplate kind() throws VitrineException {
        List<MachineTemplate> all = templates.all();
        return all.stream().filter(one -> one.id().equals(template)).findFirst().orElseThrow(
                () -> new UnusableException("There is no template \"{0}\"; there is {1}.", template, all.isEmpty()
                        ? "none"
                        : String.join(", ", all.stream().map(MachineTemplate::id).toList())));
    }

    private Blueprint plan(MachineTemplate kind, HostSnapshot snapshot) {
        // unknown is not yes: software emulation surely starts
        boolean kvm = snapshot.kvm().isUsable().equals(Fact.known(true));
        Media media = Media.of(file(disk), file(installer), file(drivers));
        String named = network;
        return new Blueprint(Arguments.given(name), kind.guest(), kvm, memory, vcpus, Firmware.of(kind),
                kind.guest() == GuestSystem.WINDOWS, media,
                named == null ? new Network.User() : new Network.Virtual(named));
    }

    /** libvirt takes whole paths only. */
    private static Optional<String> file(@Nullable Path given) {
        return Optional.ofNullable(given).map(path -> path.toAbsolutePath().normalize().toString());
    }

    private void write(String text) throws VitrineException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Path target = output;
        if (target == null) {
            bytes.writeBytes(content);
            bytes.flush();
        } else {
            InputFile.write(target, content);
        }
    }
}
