// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An SSH server on this machine's loopback for the user of the test, with keys and a configuration of its own in a folder,
 * and an {@code ssh} program that reads a configuration from there, so that nobody's own is touched. What it runs goes
 * through a script of the test's, which counts and can hang.
 */
final class Sshd implements AutoCloseable {
    /** The system property that says where the program is, if not where it usually is. */
    private static final String PROPERTY = "vitrine.sshd";
    private static final int PATIENCE_SECONDS = 20;
    private final Path server = server();
    private final Path folder;
    private final int port;
    private Optional<Process> process = Optional.empty();

    private Sshd(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    private static Path server() {
        String told = System.getProperty(PROPERTY, "");
        return Path.of(told.isEmpty() ? "/usr/sbin/sshd" : told);
    }

    /** Starts one. */
    static Sshd in(Path folder, String passphrase) throws IOException, InterruptedException {
        Sshd sshd = made(folder, passphrase);
        sshd.start();
        return sshd;
    }

    private static Sshd made(Path folder, String passphrase) throws IOException, InterruptedException {
        assertTrue(Files.isExecutable(server()),
                "there is no sshd: ./vitrine test finds one or unpacks it, and names it in "
                        + PROPERTY);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var sshd = new Sshd(folder, free.getLocalPort());
            sshd.key("host", "");
            sshd.key("user", passphrase);
            sshd.configure();
            return sshd;
        }
    }

    /** Makes a key, in place of the one there was. */
    void key(String name, String passphrase) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve(name));
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "test", "-f", folder.resolve(name).toString());
    }

    private void configure() throws IOException {
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized_keys"));
        executable("command", """
                #!/bin/sh
                echo x >>'%1$s/runs'
                if [ -e '%1$s/hang' ]; then exec sleep 1000; fi
                PATH='%1$s/programs':$PATH
                if [ -s '%1$s/hangs-on' ]; then PATH='%1$s/bin':$PATH; fi
                eval "$SSH_ORIGINAL_COMMAND"
                """.formatted(folder));
        Files.createDirectory(folder.resolve("bin"));
        Files.createDirectory(folder.resolve("programs"));
        executable("bin/cat", """
                #!/bin/sh
                for file do
                    if [ "$file" = "$(/bin/cat '%1$s/hangs-on')" ]; then exec sleep 30; fi
                    /bin/cat "$file"
                done
                """.formatted(folder));
        Files.writeString(folder.resolve("sshd_config"), """
                Port %s
                ListenAddress 127.0.0.1
                HostKey "%2$s/host"
                AuthorizedKeysFile "%2$s/authorized_keys"
                PidFile none
                UsePAM no
                StrictModes no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin yes
                ForceCommand '%2$s/command'
                """.formatted(port, folder));
        Files.writeString(folder.resolve("ssh_config"), """
                Host *
                    IdentityFile "%1$s/user"
                    IdentitiesOnly yes
                    IdentityAgent none
                    UserKnownHostsFile "%1$s/known_hosts"
                    GlobalKnownHostsFile /dev/null
                    ControlPersist no
                    LocalForward 127.0.0.1:1 127.0.0.1:1
                Host trusted
                    HostName 127.0.0.1
                    Port %2$s
                    HostKeyAlias server
                """.formatted(folder, port));
        executable("ssh", "#!/bin/sh\nexec ssh -F '%s/ssh_config' \"$@\"\n".formatted(folder));
        trust();
    }

    private void executable(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** The host {@code trusted} is known from now on, by the key that it has now. */
    void trust() throws IOException {
        Files.writeString(folder.resolve("known_hosts"), "server " + Files.readString(folder.resolve("host.pub")));
    }

    private void start() throws IOException, InterruptedException {
        if (System.getProperty("user.name", "").equals("root")) {
            // where it separates privileges
            Files.createDirectories(Path.of("/run/sshd"));
        }
        process = Optional
                .of(new ProcessBuilder(server.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString())
                        .redirectErrorStream(true).redirectOutput(Redirect.appendTo(folder.resolve("log").toFile()))
                        .start());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            assertEquals(true, process.get().isAlive() && System.nanoTime() < end, () -> "no sshd: " + log());
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    void restart() throws IOException, InterruptedException {
        close();
        start();
    }

    /** The ssh program that knows this server. */
    String program() {
        return folder.resolve("ssh").toString();
    }

    int port() {
        return port;
    }

    /** Whether what it is asked to run hangs from now on. */
    void hang(boolean hangs) throws IOException {
        if (hangs) {
            Files.writeString(folder.resolve("hang"), "");
        } else {
            Files.delete(folder.resolve("hang"));
        }
    }

    /** Reading this file hangs from now on; none when empty. */
    void hangOn(String path) throws IOException {
        Files.writeString(folder.resolve("hangs-on"), path);
    }

    /** Installs a program there, in front of all others of its name. */
    void install(String name, String script) throws IOException {
        executable("programs/" + name, "#!/bin/sh\n" + script);
    }

    /** How often something was run there. */
    long runs() throws IOException {
        Path runs = folder.resolve("runs");
        return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), () -> List.of(command).toString());
    }

    @Override
    public void close() {
        process.ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
            running.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        });
    }
}
