// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.BlockedException;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Connection;
import org.vitrine.core.Connection.State;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

class MachinesEngineTest {
    private static final String LAB = "qemu+ssh://lab/system";
    private static final String ATTIC = "qemu+ssh://attic/system";
    private static final Domain DOMAIN = Domain.of("<domain type='qemu'><name>box</name></domain>");

    private final FakeDriver driver = new FakeDriver();
    private final Providing providing = new Providing();
    @TempDir
    Path folder = Path.of("");
    private Path file = Path.of("no-such-file");
    private MachinesEngine machines = engine();

    @BeforeEach
    void begin() {
        file = folder.resolve("vitrine/connections.properties");
        machines = engine();
        machines.addDriver(driver);
    }

    @AfterEach
    void end() {
        machines.close();
        providing.close();
    }

    private MachinesEngine engine() {
        return new MachinesEngine(new HostsEngine(providing.engine, providing.dialects, SavedNamesTest.none("hosts")),
                new PreflightEngine(providing.engine, providing.dialects),
                new SavedNames(file, "connections"));
    }

    private List<String> labels() {
        return machines.connections().stream().map(connection -> connection.label().toString()).toList();
    }

    private static String refusal(Executable work) {
        return assertThrows(VitrineException.class, work).text().toString();
    }

    @Test
    void standardConnectionsComeInTheirDriversOrderThenSavedOnesByName() throws VitrineException {
        machines.save(LAB, "Lab");
        machines.save(ATTIC, "Attic");

        assertEquals(List.of("System", "Embedded", "Attic", "Lab"), labels());
        assertEquals("qemu:///embed", machines.embedded().orElseThrow().uri());
    }

    @Test
    void savedConnectionsAreThereAfterARestart() throws VitrineException {
        machines.save(LAB, "Lab ü = # \\ :");
        machines.close();
        machines = engine();
        assertEquals(List.of(), labels(), "no driver, no connection");
        machines.addDriver(driver);

        assertEquals(List.of("System", "Embedded", "Lab ü = # \\ :"), labels());
    }

    @Test
    void aDriverIsAskedWhatItHasWhenSomebodyWantsToKnow() {
        assertEquals(0, driver.asked);
        machines.connections();
        machines.connections();
        assertEquals(1, driver.asked);
    }

    @Test
    void oneUriIsOneConnectionAndIsForgottenUnlessSaved() throws VitrineException {
        Connection lab = machines.connection(LAB);

        assertSame(lab, machines.connection(LAB));
        assertSame(driver.standard.getFirst(), machines.connection("qemu:///system"));
        assertEquals(List.of("System", "Embedded"), labels());
    }

    @Test
    void aConnectionInUseSurvivesBeingSaved() throws VitrineException {
        Connection lab = machines.connection(LAB);
        lab.open(Progress.NONE);

        machines.save(LAB, "Lab");

        assertSame(lab, machines.connection(LAB));
        assertSame(lab, machines.connections().getLast());
    }

    @Test
    void forgettingClosesIt() throws VitrineException {
        machines.save(LAB, "Lab");
        Connection lab = machines.connection(LAB);
        lab.open(Progress.NONE);

        machines.forget(LAB);

        assertEquals(State.CLOSED, lab.state());
        assertEquals(List.of("System", "Embedded"), labels());
        machines.close();
        machines = engine();
        machines.addDriver(driver);
        assertEquals(List.of("System", "Embedded"), labels());
    }

    @Test
    void aUriThatNoDriverTakesIsRefusedWithItsSentence() {
        assertEquals("\"http://x\" is none of mine. Write qemu.", refusal(() -> machines.connection("http://x")));
        assertEquals("\"http://x\" is none of mine. Write qemu.", refusal(() -> machines.save("http://x", "X")));
        assertTrue(Files.notExists(file));
    }

    @Test
    void withoutADriverTheSentenceSaysWhatIsMissing() {
        machines.removeDriver(driver);

        assertTrue(refusal(() -> machines.connection(LAB)).contains("org.vitrine.libvirt is missing"));
        assertEquals(Optional.empty(), machines.embedded());
    }

    @Test
    void aPasswordInAUriIsNotStored() {
        String sentence = refusal(() -> machines.save("qemu+tcp://me:secret@lab/system", "Lab"));

        assertTrue(sentence.contains("Take it out"), sentence);
        assertTrue(!sentence.contains("secret"), sentence);
        assertTrue(Files.notExists(file));
    }

    @Test
    void aBrokenStoreFileTakesNothingAwayAndIsToldOnSave() throws IOException, VitrineException {
        machines.close();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "qemu\\u00zz = broken\n");
        machines = engine();
        machines.addDriver(driver);
        assertEquals(List.of("System", "Embedded"), labels());

        assertTrue(refusal(() -> machines.save(LAB, "Lab")).contains(file.toString()));
        assertEquals("qemu\\u00zz = broken\n", Files.readString(file), "nothing is lost");

        Files.delete(file);
        machines.save(LAB, "Lab");
        assertEquals(List.of("System", "Embedded", "Lab"), labels());
    }

    @Test
    void whatAnotherProcessSavedIsKept() throws VitrineException {
        MachinesEngine other = engine();
        other.addDriver(driver);
        other.save(ATTIC, "Attic");

        machines.save(LAB, "Lab");

        assertEquals(List.of("System", "Embedded", "Attic", "Lab"), labels());
    }

    @Test
    void aSavedUriThatNoDriverTakesStaysInTheFile() throws IOException, VitrineException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "xen\\:///system = Xen\n");
        machines = engine();
        machines.addDriver(driver);
        machines.save(LAB, "Lab");

        assertEquals(List.of("System", "Embedded", "Lab"), labels());
        assertTrue(Files.readString(file).contains("xen\\:///system=Xen"), Files.readString(file));
    }

    @Test
    void aConnectionsAndADriversNewsAreHeard() throws VitrineException {
        var heard = new AtomicInteger();
        var subscription = machines.onChange(heard::incrementAndGet);
        Connection lab = machines.connection(LAB);
        ((FakeDriver.Link) lab).become(State.FAILED);
        assertEquals(1, heard.get());
        machines.save(LAB, "Lab");
        assertEquals(2, heard.get());
        ((FakeDriver.Link) lab).become(State.OPEN);
        assertEquals(2, heard.get(), "a connection that was replaced is not heard");
        machines.removeDriver(driver);
        assertEquals(3, heard.get());
        subscription.close();
        machines.addDriver(driver);
        assertEquals(3, heard.get());
    }

    @Test
    void startIsRefusedByABlockUnlessItIsAcknowledged() throws VitrineException {
        providing.with(Check.ofDomain("no", "?", situation -> Finding.block("It cannot work").solve("Do this.")))
                .with(Check.ofDomain("where", "?",
                        situation -> situation.connection().isPresent()
                                ? Finding.pass("There")
                                : Finding.block("No connection")));
        Connection system = machines.connection("qemu:///system");

        BlockedException blocked = assertThrows(BlockedException.class,
                () -> machines.start(system, DOMAIN, Set.of("another"), Progress.NONE));
        assertEquals("box was not started: It cannot work. Do this.", blocked.text().toString());
        assertEquals(2, blocked.report().rows().size());
        assertEquals(List.of(), driver.created);

        assertEquals("created", refusal(() -> machines.start(system, DOMAIN, Set.of("no"), Progress.NONE)));
        assertEquals(List.of("box"), driver.created);
    }

    @Test
    void aStartThatWasCancelledCreatesNothing() throws VitrineException {
        Connection system = machines.connection("qemu:///system");
        Progress cancelled = new Progress() {
            @Override
            public void now(Text doing) {
                assertEquals("Checking box", doing.toString());
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        assertThrows(CancelledException.class, () -> machines.start(system, DOMAIN, Set.of(), cancelled));

        assertEquals(List.of(), driver.created);
    }
}
