// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;

/**
 * What libvirt's embedded QEMU driver needs: its module, a folder that is this user's, and that no other process uses this
 * folder. libvirt takes one folder in the life of a process, and a first opening that failed spoils the process.
 */
final class EmbeddedPremises implements Premises {

    // In the process, not in this object: libvirt's own state outlives this bundle's classes
    private static final String STATE_PROPERTY = "org.vitrine.libvirt.embedded";
    private static final String FAILED = "failed";

    private final Engine engine;
    private final Libc libc;
    private final RootFolder folder;
    private List<LeftMachine> left = List.of();

    EmbeddedPremises(Engine engine, Libc libc, RootFolder folder) {
        this.engine = engine;
        this.libc = libc;
        this.folder = folder;
    }

    @Override
    public void prepare() throws VitrineException {
        if (engine.qemuDriver().isEmpty()) {
            throw new VitrineException(qemuDriverMissing());
        }
        String state = System.getProperty(STATE_PROPERTY, "");
        if (state.equals(FAILED)) {
            throw new VitrineException(Text.of("libvirt's embedded driver failed to start earlier, and cannot be tried "
                    + "twice in one process. Close Vitrine and start it again."));
        }
        if (!state.isEmpty() && !state.equals(folder.path().toString())) {
            throw new VitrineException(Text.of(
                    "libvirt's embedded driver works in {0} already and takes one folder for each process. To use {1}, close "
                            + "Vitrine and start it again with -Dvitrine.embedded.root set to it.",
                    state, folder.path()));
        }
        if (state.isEmpty()) {
            prepareFirst();
        }
    }

    /** Why there is no embedded driver. */
    static Text qemuDriverMissing() {
        return Text.of(
                "libvirt's QEMU driver is not installed, so machines that are only a file cannot be started. Install "
                        + "the package libvirt-daemon-driver-qemu, then start Vitrine again.");
    }

    private void prepareFirst() throws VitrineException {
        SocketPaths.checkRoot(folder.path());
        folder.prepare();
        OptionalInt holder = new RootLock(libc, folder.run().resolve("driver.pid")).holder();
        if (holder.isPresent()) {
            throw new VitrineException(Text.of(
                    "The machines in {0} are managed by another process: {1}, process {2}. Close that one and try again, or set "
                            + "-Dvitrine.embedded.root to another folder.",
                    folder.path(), RootLock.command(holder.getAsInt()), holder.getAsInt()));
        }
        left = LeftMachine.in(folder.run());
    }

    @Override
    public Text failed(Text why) {
        System.getProperties().putIfAbsent(STATE_PROPERTY, FAILED);
        return Text.of("{0} Close Vitrine and start it again before another try.", why);
    }

    @Override
    public Optional<Text> opened(Set<String> machines) {
        System.setProperty(STATE_PROPERTY, folder.path().toString());
        List<LeftMachine> lost = left.stream().filter(machine -> !machines.contains(machine.name())).toList();
        left = List.of();
        return lost.stream().map(machine -> machine.isAlive() ? leftAlone(machine) : ended(machine.name()))
                .reduce((one, other) -> Text.of("{0} {1}", one, other));
    }

    private static Text leftAlone(LeftMachine machine) {
        return Text.of(
                "The machine {0} was left running and could not be taken over: its process {1} still runs. Save what you "
                        + "can from inside, then end it with \"kill {1}\".",
                machine.name(), machine.pid());
    }

    /** What to say when libvirt failed to take over a machine and so ended it. */
    static Text ended(String machine) {
        return Text.of("The machine {0} was left running and could not be taken over; it has ended. Start it again.",
                machine);
    }

    @Override
    public void check(Domain domain) throws VitrineException {
        SocketPaths.check(folder.path(), domain);
    }

    @Override
    public Optional<String> lastWords(String machine) {
        try (var lines = Files.lines(folder.log(machine), StandardCharsets.ISO_8859_1)) {
            // libvirt's own last line only says that the machine ended
            return lines.filter(line -> !line.isBlank() && !line.contains(": shutting down, reason="))
                    .reduce((before, line) -> line);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
