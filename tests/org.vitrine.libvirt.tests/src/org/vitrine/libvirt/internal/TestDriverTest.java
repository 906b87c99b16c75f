// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.host.Text;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

/** Connections and machines of libvirt's own driver for tests, which lives in memory. */
class TestDriverTest {

    private static final String DEFAULT = "test:///default";

    private final LibvirtDriver driver = new LibvirtDriver("virt", Lab.SHORT);

    @TempDir
    private Path folder = Path.of("");
    private Connection connection;

    TestDriverTest() throws VitrineException {
        connection = connect(DEFAULT);
    }

    private Connection connect(String uri) throws VitrineException {
        return driver.connect(uri, Text.of("Test"));
    }

    @BeforeEach
    void open() throws VitrineException {
        assertEquals(Connection.State.CLOSED, connection.state());
        assertTrue(connection.machines().isEmpty());
        connection.open(Progress.NONE);
    }

    @AfterEach
    void close() {
        connection.close();
        driver.deactivate();
    }

    private Machine machine() {
        return connection.machines().getFirst();
    }

    @Test
    void anOpenConnectionTellsWhatItIs() {
        assertEquals(Connection.State.OPEN, connection.state());
        assertEquals(Connection.Kind.OTHER, connection.kind());
        assertEquals(DEFAULT, connection.uri());
        assertTrue(connection.problem().isEmpty());
        assertTrue(connection.info().local());
        assertFalse(connection.info().privileged());
    }

    @Test
    void aMachineIsPausedResumedShutDownAndStarted() throws Exception {
        Machine machine = machine();
        assertEquals("test", machine.name());
        assertEquals(36, machine.uuid().length());
        assertFalse(machine.isTransient());
        assertFalse(machine.isAdopted());
        assertEquals(Machine.State.RUNNING, machine.state());
        machine.pause(Progress.NONE);
        assertEquals(Machine.State.PAUSED, machine.state());
        machine.resume(Progress.NONE);
        assertEquals(Machine.State.RUNNING, machine.state());
        machine.shutDown(Progress.NONE);
        assertEquals(Machine.State.SHUT_OFF, machine.state());
        machine.start(Progress.NONE);
        assertEquals(Machine.State.RUNNING, machine.state());
        machine.forceOff(Progress.NONE);
        assertEquals(Machine.State.SHUT_OFF, machine.state());
        assertEquals(1, connection.machines().size());
        machine.start(Progress.NONE);
    }

    @Test
    void whatAnotherConnectionDoesIsToldByEvents() throws Exception {
        Connection other = connect(DEFAULT);
        other.open(Progress.NONE);
        AtomicInteger told = new AtomicInteger();
        try (Subscription subscription = connection.onChange(told::incrementAndGet)) {
            Machine created = other.create(transientMachine("passing"), Progress.NONE);
            assertTrue(created.isTransient());
            Lab.await("the machine comes", () -> connection.machines().size() == 2);
            Machine seen = connection.machines().getFirst();
            assertEquals("passing", seen.name());
            assertTrue(seen.isTransient());
            assertEquals(Machine.State.RUNNING, seen.state());
            // What native code calls back has to outlive a collection
            System.gc();
            created.forceOff(Progress.NONE);
            assertEquals(Machine.State.GONE, created.state());
            Lab.await("the machine goes", () -> connection.machines().size() == 1);
            assertEquals(Machine.State.GONE, seen.state());
            Lab.await("listeners are called", () -> told.get() >= 2);
        } finally {
            other.close();
        }
    }

    @Test
    void aDefinitionIsReadChangedAndKept() throws Exception {
        Machine machine = machine();
        Domain definition = machine.definition(Progress.NONE);
        Domain more = definition.apply(definition.edit(draft -> draft.root().set("/title", "Redefined")));
        Machine defined = connection.define(more, Progress.NONE);
        assertEquals(machine.uuid(), defined.uuid());
        assertEquals(Optional.of("Redefined"), machine.definition(Progress.NONE).get("/title"));
        assertEquals(Optional.empty(), machine.xml(Progress.NONE).get("/title"), "what runs goes on as it is");

        Machine fresh = connection.define(transientMachine("defined"), Progress.NONE);
        assertEquals(Machine.State.SHUT_OFF, fresh.state());
        assertFalse(fresh.isTransient());
        assertEquals(2, connection.machines().size());
        VitrineException refused = assertThrows(VitrineException.class,
                () -> connection.define(Domain.of("<domain type='test'><name>x</name></domain>"), Progress.NONE));
        assertFalse(refused.text().toString().isBlank());
    }

    private static Domain transientMachine(String name) {
        return Domain.of(
                "<domain type='test'><name>" + name + "</name><memory>8192</memory><os><type>hvm</type></os></domain>");
    }

    @Test
    void aListenerThatUnsubscribedOrThrowsHarmsNobody() throws Exception {
        AtomicInteger never = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        connection.onChange(never::incrementAndGet).close();
        connection.onChange(told::incrementAndGet);
        machine().pause(Progress.NONE);
        Lab.await("the second is called", () -> told.get() > 0);
        machine().resume(Progress.NONE);
        assertEquals(0, never.get());
    }

    @Test
    void aConnectionCanBeClosedAndOpenedAgainAndKeepsItsMachines() throws VitrineException {
        Machine machine = machine();
        connection.close();
        assertEquals(Connection.State.CLOSED, connection.state());
        assertTrue(connection.machines().isEmpty());
        String closed = Lab.refusal(() -> machine.pause(Progress.NONE));
        assertEquals("Test is not open. Open it first.", closed);
        connection.open(Progress.NONE);
        connection.open(Progress.NONE);
        assertSame(machine, machine());
    }

    @Test
    void theXmlAndThePictureOfAMachine() throws VitrineException {
        assertEquals("test", machine().xml(Progress.NONE).name().orElse(""));
        var picture = machine().screenshot(0, Progress.NONE).orElseThrow();
        assertEquals("image/png", picture.mediaType());
        assertEquals((byte) 'P', picture.bytes()[1]);
        assertTrue(picture.bytes().length > 1000);
    }

    @Test
    void aTransientMachineThatEndedIsGone() throws VitrineException {
        Machine machine = connection.create(transientMachine("brief"), Progress.NONE);
        machine.forceOff(Progress.NONE);
        String gone = Lab.refusal(() -> machine.xml(Progress.NONE));
        assertEquals("This machine is gone. Look at the list of machines again.", gone);
    }

    @Test
    void machineNameTaken() {
        String taken = Lab.refusal(() -> connection.create(transientMachine("test"), Progress.NONE));
        assertTrue(taken.startsWith("A machine named test exists already. Give this one another name"),
                taken);
    }

    @Test
    void whoGaveUpBeforehandStartsNothing() {
        assertThrows(CancelledException.class,
                () -> connection.create(transientMachine("unwanted"), Lab.cancelledAfter(0)));
        assertEquals(1, connection.machines().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "http://host/", "qemu", "foo:///system", "qemu:///sys tem", "://"})
    void aUriThatIsNone(String uri) {
        String none = Lab.refusal(() -> connect(uri));
        assertEquals("\"" + uri + "\" is no libvirt connection. Write one like qemu:///system, qemu:///session or "
                + "qemu+ssh://user@host/system.", none);
    }

    @Test
    void aDaemonThatDoesNotRun() throws VitrineException {
        Connection lost = connect("qemu+unix:///system?socket=" + folder.resolve("none"));
        String refused = Lab.refusal(() -> lost.open(Progress.NONE));
        assertTrue(refused.startsWith("The libvirt daemon does not answer at " + folder.resolve("none")),
                refused);
        assertEquals(Connection.State.FAILED, lost.state());
        assertEquals(refused, lost.problem().orElseThrow().toString());
        assertTrue(lost.machines().isEmpty());
    }

    @Test
    void aHostThatIsNone() throws VitrineException {
        Connection far = connect("qemu+ssh://vitrine.invalid/system?no_tty=1");
        String refused = Lab.refusal(() -> far.open(Progress.NONE));
        assertFalse(refused.contains("\n"), refused);
        assertEquals(Connection.State.FAILED, far.state());
        assertFalse(far.info().local());
        assertTrue(far.info().privileged());
    }

    @Test
    void aThousandMachinesAreListedQuickly() throws IOException, VitrineException {
        Path node = folder.resolve("node.xml");
        Files.writeString(node, IntStream.range(0, 1000).mapToObj(i -> """
                <domain type='test'><name>vm%04d</name><memory>8192</memory><os><type>hvm</type></os></domain>
                """.formatted(i)).collect(Collectors.joining("", "<node>", "</node>")));
        Connection many = connect("test://" + node);
        long begin = System.nanoTime();
        many.open(Progress.NONE);
        long opened = System.nanoTime();
        assertEquals(1000, many.machines().size());
        long listed = System.nanoTime();
        assertEquals("vm0000", many.machines().getFirst().name());
        assertEquals("vm0999", many.machines().getLast().name());
        many.close();
        System.out.printf("1000 machines: open and list %d ms, machines() %d ms%n", (opened - begin) / 1_000_000,
                (listed - opened) / 1_000_000);
        assertTrue(opened - begin < 3_000_000_000L, "opened in 3 s");
        assertTrue(listed - opened < 200_000_000L, "told in 200 ms");
    }

    @Test
    void aDomainThatLibvirtDoesNotTake() {
        assertThrows(DomainException.class, () -> Domain.of("<domain"));
        String refused = Lab.refusal(() -> connection
                .create(Domain.of("<domain type='test'><memory>8192</memory></domain>"), Progress.NONE));
        assertFalse(refused.contains("\n"), refused);
        assertTrue(refused.startsWith("libvirt "), refused);
    }

    @Test
    void theFiguresOfMachinesThatRun() throws Exception {
        String uuid = machine().uuid();
        List<Sample> figures = connection.figures(Set.of(uuid, "00000000-0000-0000-0000-000000000000"), Progress.NONE);
        assertEquals(Set.of("cpu.busy", "ram.given"),
                figures.stream().map(sample -> sample.metric().id()).collect(Collectors.toSet()),
                "this driver tells what every driver does");
        assertTrue(figures.stream().allMatch(sample -> sample.subject().equals(Subject.machine(uuid, "test"))));
        assertEquals(List.of(), connection.figures(Set.of("00000000-0000-0000-0000-000000000000"), Progress.NONE));
        machine().forceOff(Progress.NONE);
        assertTrue(connection.figures(Set.of(uuid), Progress.NONE).stream()
                .noneMatch(sample -> sample.metric().id().equals("disk.read")));
        connection.close();
        assertThrows(VitrineException.class, () -> connection.figures(Set.of(uuid), Progress.NONE));
    }

    @Test
    void theFiguresOfVeryManyMachinesComeInOneCall() throws Exception {
        Path node = folder.resolve("node.xml");
        Files.writeString(node, IntStream.range(0, 100).mapToObj(i -> """
                <domain type='test'><name>vm%04d</name><memory>8192</memory><os><type>hvm</type></os></domain>
                """.formatted(i)).collect(Collectors.joining("", "<node>", "</node>")));
        Connection many = connect("test://" + node);
        many.open(Progress.NONE);
        Set<String> uuids = many.machines().stream().limit(60).map(Machine::uuid).collect(Collectors.toSet());
        assertEquals(uuids, many.figures(uuids, Progress.NONE).stream().map(sample -> sample.subject().id())
                .collect(Collectors.toSet()));
        many.close();
    }
}
