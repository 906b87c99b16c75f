// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.GlassApplication;
import org.vitrine.host.GlassMemory;
import org.vitrine.host.GlassRelease;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

/**
 * Checks of who writes to the shared memory. The rows say BLOCKER; the machine runs all the same, only its client shows nothing,
 * and what stands in the memory may be left from the session before.
 */
final class SessionChecks {
    /** Compares the format of messages. */
    static final String FORMAT = "LG-008";
    /** Compares the way in which messages are carried, which the client looks at first. */
    static final String PROTOCOL = "LG-009";

    private SessionChecks() {
    }

    static List<Check> all() {
        return List.of(
                Check.ofUse(FORMAT, "Are guest and client of one release of Looking Glass?", SessionChecks::format),
                Check.ofUse(PROTOCOL, "Do guest and client speak one version of LGMP?", SessionChecks::protocol));
    }

    /** What the guest has written, now or in its last session; unknown counts only while the machine runs. */
    private static Optional<GlassMemory> memory(Situation s) {
        Fact<GlassMemory> seen = s.host().sharedMemory().glass(GlassFields.path(s.values()));
        return MemoryChecks.isLive(s)
                ? seen.optional()
                : seen instanceof Fact.Known<GlassMemory>(GlassMemory memory)
                        && memory.state() == GlassMemory.State.WRITTEN ? Optional.of(memory) : Optional.empty();
    }

    private static Finding format(Situation s) {
        Optional<GlassMemory> memory = memory(s);
        return memory.isEmpty() ? Finding.notApplicable() : MemoryChecks.about(s, switch (memory.get().state()) {
            case EMPTY -> Finding.info("No host application has written to the shared memory yet")
                    .because("Looking Glass's host application in the guest does so when it starts.")
                    .solve("Start it in the guest, or wait until the guest is up.").saw(path(s), "nothing");
            case FOREIGN -> Finding.warn("Something else than Looking Glass writes to the shared memory")
                    .because("It does not begin with \"LGMP\", so that the client waits without end.")
                    .solve("Give the machine memory of its own.").saw(path(s), "not LGMP");
            case WRITTEN -> format(s, memory.get());
        });
    }

    private static Finding format(Situation s, GlassMemory memory) {
        Optional<Client> client = Client.of(s);
        if (client.filter(there -> !there.speaks(memory.protocol())).isPresent()) {
            return Finding.notApplicable(); // LG-009 says so
        }
        if (memory.application().isEmpty()) {
            return Finding.info("The host application has not said yet which release it is")
                    .because("It is starting, or of a release that says so elsewhere.").solve("Look again in a moment.")
                    .saw(path(s), "LGMP " + memory.protocol());
        }
        GlassApplication own = memory.application().get();
        String guest = name(memory);
        if (client.isEmpty()) {
            return Finding.info("In the guest is {0}, session {1}", guest, memory.sessionName())
                    .because("Which release the client is of cannot be seen here.")
                    .solve("Use a client of the same release.").saw(path(s), guest);
        }
        return client.get().takes(own.version())
                ? Finding.pass("Guest and client fit: in the guest is {0}, session {1}", guest, memory.sessionName())
                        .saw(path(s), guest).saw(client.get().path(), client.get().word())
                : differ(s, client.get(), guest, GlassFields.release(own.version() > GlassRelease.B7.kvmfr()));
    }

    private static Finding protocol(Situation s) {
        Optional<GlassMemory> memory = memory(s).filter(there -> there.protocol() > 0);
        Optional<Client> client = Client.of(s);
        if (memory.isEmpty() || client.isEmpty()) {
            return Finding.notApplicable();
        }
        long version = memory.get().protocol();
        return client.get().speaks(version)
                ? MemoryChecks.about(s, Finding.pass("Guest and client speak LGMP {0}", version)
                        .saw(path(s), "LGMP " + version).saw(client.get().path(), client.get().word()))
                : differ(s, client.get(), name(memory.get()),
                        GlassFields.release(version > GlassRelease.B7.protocol()));
    }

    private static Finding differ(Situation s, Client client, String guest, String release) {
        Finding finding = Finding.warn("Guest and client are of different releases of Looking Glass")
                .because(
                        "In the guest is {0}, and {1}. The client says that the host application is not compatible and "
                                + "shows nothing.",
                        guest, client.sentence())
                .solve("Install the same release on both sides.").saw(path(s), guest)
                .saw(client.path(), client.word());
        return client.isWish()
                ? MemoryChecks.settle(s, finding, s.values().with(GlassFields.RELEASE, release),
                        "The client is of the guest's release, too")
                : MemoryChecks.about(s, finding);
    }

    private static String path(Situation s) {
        return GlassFields.path(s.values());
    }

    private static String name(GlassMemory memory) {
        Optional<GlassApplication> own = memory.application();
        String release = own.map(GlassApplication::release).filter(name -> !name.isEmpty()).orElse("a release");
        return release + " (LGMP " + memory.protocol() + own.map(said -> ", KVMFR " + said.version()).orElse("") + ")";
    }
}
