// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Authenticator;
import org.vitrine.core.CancelledException;
import org.vitrine.core.HostReader;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.Volatility;
import org.vitrine.host.linux.internal.LocalHostSource;
import org.vitrine.host.linux.internal.RemoteScan;
import org.vitrine.host.linux.ssh.internal.SshHostSource.Patience;

class SshHostSourceTest {
    private static final String PASSPHRASE = "it's a $(secret)";
    private static final List<Probe> FEW = List.of(Probe.path("/proc/version"));
    @TempDir
    Path folder = Path.of("");
    private final List<Authenticator.Prompt> asked = new ArrayList<>();
    private Optional<String> answer = Optional.empty();
    private Optional<Sshd> server = Optional.empty();
    private final List<SshHostSource> opened = new ArrayList<>();
    private Patience patience = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(40), RemoteScan.QUIET);

    @BeforeEach
    void start() throws Exception {
        server = Optional.of(Sshd.in(folder.toRealPath(), ""));
    }

    @AfterEach
    void stop() throws Exception {
        opened.forEach(SshHostSource::close);
        if (server.isPresent()) {
            server.get().close();
        }
    }

    private Sshd sshd() {
        return server.orElseThrow();
    }

    private SshHostSource host(String name) throws VitrineException {
        Authenticator authenticator = (uri, prompts) -> {
            asked.addAll(prompts);
            return answer.map(List::of);
        };
        var host = new SshHostSource(Destination.of(name), sshd().program(), patience,
                () -> Optional.of(authenticator));
        opened.add(host);
        return host;
    }

    private String refusal(SshHostSource host) {
        String sentence = assertThrows(VitrineException.class, () -> host.collect(FEW, Progress.NONE)).text()
                .toString();
        assertFalse(sentence.contains("\n"), sentence);
        return sentence;
    }

    private static List<Path> sockets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir", "/tmp")))) {
            return files.filter(file -> file.toString().contains("/vssh" + ProcessHandle.current().pid() + "-"))
                    .toList();
        }
    }

    @Test
    void thisMachineOverSshIsThisMachine() throws Exception {
        List<Probe> probes = HostSnapshot.commonProbes();
        HostSnapshot local = new LocalHostSource().collect(probes, Progress.NONE);
        HostSnapshot far = host("ssh://trusted").collect(probes, Progress.NONE);
        assertEquals(1, sshd().runs(), "one shell after the login");
        var differences = new TreeSet<String>();
        Stream.concat(local.tree().keySet().stream(), far.tree().keySet().stream())
                .filter(path -> probes.stream().noneMatch(probe -> probe.volatility() == Volatility.VOLATILE
                        && probe instanceof Probe.PathProbe paths && paths.covers(path)))
                .filter(path -> !local.entry(path).equals(far.entry(path)))
                .forEach(path -> differences.add(path + ": " + local.entry(path) + " or " + far.entry(path)));
        assertEquals(new TreeSet<>(), differences);
        assertEquals(local.outputs(), far.outputs());
        assertEquals(local.id(), far.id());
        assertEquals(List.of(), asked);
    }

    @Test
    void oneLoginServesManyLooks() throws Exception {
        SshHostSource host = host("ssh://trusted");
        host.collect(FEW, Progress.NONE);
        host.collect(FEW, Progress.NONE);
        String log = Files.readString(folder.resolve("log"));
        assertEquals(1, log.lines().filter(line -> line.startsWith("Accepted publickey")).count(), log);
    }

    @Test
    void whatAProviderMustNotSeeIsNotSeen() throws Exception {
        Path link = Path.of("/dev/shm/vitrine-test-" + ProcessHandle.current().pid());
        Files.createSymbolicLink(link, Path.of("/etc/shadow"));
        try {
            HostSnapshot far = host("ssh://trusted").collect(
                    List.of(Probe.path("/etc/shadow"), Probe.path("/dev/shm/*"), Probe.path("/root/.ssh/*"),
                            Probe.path("/sys/bus/pci/devices/*/rom"), Probe.path("/etc/vitrine/token")),
                    Progress.NONE);
            for (String path : List.of("/etc/shadow", link.toString(), "/root/.ssh/id_rsa",
                    "/sys/bus/pci/devices/0000:00:00.0/rom", "/etc/vitrine/token")) {
                assertInstanceOf(Fact.Unknown.class, far.text(path), path);
            }
            assertFalse(far.tree().toString().contains("root:"), far.tree().toString());
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void anUnknownHostIsAskedAboutByItsFingerprintAndThenKnown() throws Exception {
        answer = Optional.of("yes");
        SshHostSource host = host("ssh://127.0.0.1:" + sshd().port());
        assertInstanceOf(Fact.Known.class, host.collect(FEW, Progress.NONE).text("/proc/version"));
        assertEquals(1, asked.size(), asked.toString());
        assertFalse(asked.getFirst().secret());
        assertTrue(asked.getFirst().question().contains("SHA256:"), asked.toString());
        assertTrue(Files.readString(folder.resolve("known_hosts")).contains("[127.0.0.1]:" + sshd().port()));
    }

    @Test
    void aPersonWhoDeclinesIsNotConnected() throws Exception {
        SshHostSource host = host("ssh://127.0.0.1:" + sshd().port());
        assertThrows(CancelledException.class, () -> host.collect(FEW, Progress.NONE));
        assertEquals(1, asked.size());
        answer = Optional.of("no");
        assertTrue(refusal(host).contains("not accepted"), () -> refusal(host));
    }

    @Test
    void aChangedHostKeyIsRefusedWithoutAQuestion() throws Exception {
        sshd().key("host", "");
        sshd().restart();
        answer = Optional.of("yes");
        String sentence = refusal(host("ssh://trusted"));
        assertTrue(sentence.contains("host key of ssh://trusted has changed"), sentence);
        assertEquals(List.of(), asked);
        assertEquals(0, sshd().runs());
    }

    @Test
    void aPassphraseIsAskedForAndAWrongOneDoesNotHelp() throws Exception {
        sshd().key("user", PASSPHRASE);
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized_keys"),
                StandardCopyOption.REPLACE_EXISTING);
        answer = Optional.of("wrong");
        String sentence = refusal(host("ssh://trusted"));
        assertTrue(sentence.contains("Permission denied"), sentence);
        assertTrue(asked.stream().allMatch(Authenticator.Prompt::secret), asked.toString());
        asked.clear();
        answer = Optional.of(PASSPHRASE);
        assertInstanceOf(Fact.Known.class, host("ssh://trusted").collect(FEW, Progress.NONE).text("/proc/version"));
        assertEquals(1, asked.size(), asked.toString());
    }

    @Test
    void aHostThatHangsEndsAtItsDeadlineAndCanBeTriedAgain() throws Exception {
        patience = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(2), RemoteScan.QUIET);
        SshHostSource host = host("ssh://trusted");
        sshd().hang(true);
        String sentence = assertTimeout(Duration.ofSeconds(25), () -> refusal(host));
        assertTrue(sentence.startsWith("ssh://trusted stopped answering"), sentence);
        sshd().hang(false);
        assertInstanceOf(Fact.Known.class, host.collect(FEW, Progress.NONE).text("/proc/version"));
    }

    @Test
    void aFileThatHangsIsUnknownAndTheRestIsThere() throws Exception {
        patience = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(2));
        List<Probe> probes = List.of(Probe.path("/proc/version"), Probe.path("/etc/group"),
                Probe.path("/proc/cmdline"));
        sshd().hangOn("/etc/group");
        SshHostSource host = host("ssh://trusted");
        HostSnapshot far = host.collect(probes, Progress.NONE);
        assertEquals(Fact.unknown("/etc/group: reading it does not end"), far.text("/etc/group"));
        assertInstanceOf(Fact.Known.class, far.text("/proc/version"));
        assertInstanceOf(Fact.Known.class, far.text("/proc/cmdline"));
        sshd().hangOn("");
        assertInstanceOf(Fact.Known.class, host.collect(probes, Progress.NONE).text("/etc/group"));
        String log = Files.readString(folder.resolve("log"));
        assertEquals(1, log.lines().filter(line -> line.startsWith("Accepted publickey")).count(), log);
    }

    @Test
    void moreFilesThatHangThanThereIsTimeForAreAClearErrorAtTheDeadline() throws Exception {
        patience = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofSeconds(2));
        sshd().hangOn("/proc/version");
        SshHostSource host = host("ssh://trusted");
        String sentence = assertTimeout(Duration.ofSeconds(25), () -> refusal(host));
        assertTrue(sentence.startsWith("ssh://trusted stopped answering"), sentence);
        sshd().hangOn("");
        assertInstanceOf(Fact.Known.class, host.collect(FEW, Progress.NONE).text("/proc/version"));
    }

    @Test
    void whoGivesUpDoesNotWait() throws Exception {
        sshd().hang(true);
        SshHostSource host = host("ssh://trusted");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        Progress impatient = new Progress() {
            @Override
            public void now(Text doing) {
                // nobody watches
            }

            @Override
            public boolean isCancelled() {
                return System.nanoTime() > end;
            }
        };
        assertTimeout(Duration.ofSeconds(20),
                () -> assertThrows(CancelledException.class, () -> host.collect(FEW, impatient)));
    }

    @Test
    void closingEndsTheLoginAndLeavesNothing() throws Exception {
        List<Path> before = sockets();
        SshHostSource host = host("ssh://trusted");
        host.collect(FEW, Progress.NONE);
        assertEquals(before.size() + 1, sockets().size());
        host.close();
        assertEquals(before, sockets());
        assertTrue(refusal(host).contains("taken off"));
    }

    @Test
    void anEndedLoginIsMadeAnew() throws Exception {
        SshHostSource host = host("ssh://trusted");
        host.collect(FEW, Progress.NONE);
        sshd().restart();
        assertInstanceOf(Fact.Known.class, tried(host).text("/proc/version"));
    }

    /** The first look may find that the line is dead. */
    private static HostSnapshot tried(SshHostSource host) throws VitrineException {
        try {
            return host.collect(FEW, Progress.NONE);
        } catch (VitrineException e) {
            return host.collect(FEW, Progress.NONE);
        }
    }

    @Test
    void faultsAreOneSentence() throws Exception {
        String sentence = refusal(host("ssh://127.0.0.1:1"));
        assertTrue(sentence.contains("Connection refused") && sentence.contains("ssh -p 1 127.0.0.1"), sentence);
        var missing = new SshHostSource(Destination.of("ssh://trusted"), "/nonexistent/ssh", patience, Optional::empty);
        assertTrue(refusal(missing).contains("openssh-client"));
    }

    private static HostReader.Look await(HostReader reader, List<Probe> probes, Predicate<HostSnapshot> wanted)
            throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                HostReader.Look look = reader.look(probes, Progress.NONE);
                if (wanted.test(look.snapshot())) {
                    return look;
                }
            } catch (VitrineException e) {
                assertTrue(System.nanoTime() < end, e.text().toString());
            }
            assertTrue(System.nanoTime() < end, "it did not come");
            Thread.sleep(50);
        }
    }

    @Test
    void looksShareOneShellAndCommandsThatRepeatThemselvesHaveOneEach() throws Exception {
        sshd().install("nvidia-smi", """
                echo $$ >'%1$s/me'; echo x >>'%1$s/starts'
                i=0; while :; do echo "0, card, $i"; i=$((i+1)); sleep 0.1; done
                """.formatted(folder.toRealPath()));
        SshHostSource host = host("ssh://trusted");
        List<Probe> probes = List.of(Probe.path("/proc/version"), Probe.command(HostCommand.NVIDIA_GPUS_LIVE));
        try (HostReader reader = host.reader()) {
            assertThrows(VitrineException.class, () -> reader.look(probes, Progress.NONE), "nobody logged in yet");
            host.collect(FEW, Progress.NONE);
            HostReader.Look first = reader.look(probes, Progress.NONE);
            HostReader.Look later = await(reader, probes,
                    look -> look.command(HostCommand.NVIDIA_GPUS_LIVE) instanceof Fact.Known);
            assertTrue(later.nanos() > first.nanos());
            // by the host's clock, which is this machine's
            String uptime = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
            assertTrue(later.nanos() <= Double.parseDouble(uptime) * 1e9, later.nanos() + " " + uptime);
            assertEquals(2, sshd().runs(), "a shell for looks and one for the program");
            assertEquals(1, Files.readAllLines(folder.resolve("starts")).size());
            assertEquals(first.snapshot().text("/proc/version"), later.snapshot().text("/proc/version"));
        }
        long me = Long.parseLong(Files.readString(folder.resolve("me")).strip());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (ProcessHandle.of(me).filter(ProcessHandle::isAlive).isPresent()) {
            assertTrue(System.nanoTime() < end, "the program is left on the host");
            Thread.sleep(20);
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void aLookThatIsGivenUpDoesNotLogOut() throws Exception {
        SshHostSource host = host("ssh://trusted");
        host.collect(FEW, Progress.NONE);
        try (HostReader reader = host.reader()) {
            reader.look(FEW, Progress.NONE);
            assertThrows(CancelledException.class, () -> reader.look(FEW, new Progress() {
                @Override
                public void now(Text doing) {
                    // nobody watches
                }

                @Override
                public boolean isCancelled() {
                    return true;
                }
            }));
            assertEquals(1, sockets().size());
            reader.look(FEW, Progress.NONE);
        }
    }

    @Test
    void aConnectionThatWasLostIsPickedUpWhereNobodyHasToBeAsked() throws Exception {
        SshHostSource host = host("ssh://trusted");
        host.collect(FEW, Progress.NONE);
        try (HostReader reader = host.reader()) {
            reader.look(FEW, Progress.NONE);
            sshd().restart();
            await(reader, FEW, look -> true);
            assertEquals(List.of(), asked);
        }
    }
}
