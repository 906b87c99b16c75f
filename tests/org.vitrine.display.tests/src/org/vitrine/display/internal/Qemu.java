// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.display.dbus.internal.Handover;
import org.vitrine.host.Text;

/** A real QEMU without a disk: its firmware's messages are the picture. Emulated, so that it runs anywhere. */
final class Qemu implements AutoCloseable {
    /** Of servers that want one. */
    static final String PASSWORD = "open";
    private static final Pattern CHANNEL = Pattern.compile("\"channel-type\": (\\d+)");
    private static final int SECONDS = 20;
    private final Path folder;
    private final Process process;
    private SocketChannel monitor;
    // All that the monitor said; answers and events are looked for in it.
    private final StringBuffer said = new StringBuffer();

    private Qemu(Path folder, Process process) throws IOException {
        this.folder = folder;
        this.process = process;
        monitor = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    /** Starts one with SPICE on a socket in this folder, whose path must be short. */
    static Qemu start(Path folder) throws IOException {
        return start(folder, "unix=on,addr=" + folder.resolve("spice"));
    }

    /** Starts one with SPICE where these options say. */
    static Qemu start(Path folder, String spice) throws IOException {
        return startSpice(folder, spice + ",disable-ticketing=on");
    }

    /** Starts one with SPICE on a socket in this folder, for those who know the password. */
    static Qemu startGuarded(Path folder) throws IOException {
        return startSpice(folder, "unix=on,addr=" + folder.resolve("spice") + ",password-secret=word");
    }

    /** Starts one that boots from this disk, with SPICE on a socket in this folder, sound and a USB port for devices of the client. */
    static Qemu startEquipped(Path disk, Path folder) throws IOException {
        return startSpice(folder, "unix=on,addr=" + folder.resolve("spice") + ",disable-ticketing=on", "-audiodev",
                "spice,id=sound", "-machine", "pcspk-audiodev=sound", "-drive", "format=raw,file=" + disk, "-device",
                "intel-hda", "-device", "hda-duplex,audiodev=sound", "-device",
                "qemu-xhci",
                "-chardev", "spicevmc,id=usb,name=usbredir", "-device", "usb-redir,chardev=usb");
    }

    /** Starts one with VNC on a port of the loopback, 5900 and this number, which shows a certificate. */
    static Qemu startVncWithCertificate(Path folder, int number, Path certificates) throws IOException {
        return start(folder,
                List.of("-display", "none", "-device", "VGA", "-object",
                        "tls-creds-x509,id=shown,endpoint=server,verify-peer=off,dir=" + certificates, "-vnc",
                        "127.0.0.1:" + number + ",tls-creds=shown"));
    }

    /**
     * Starts one that boots from this disk, with a screen on a socket in this folder.
     *
     * @param way the id of the connector that is to show it
     */
    static Qemu startWith(Path disk, Path folder, String way) throws IOException {
        List<String> command = new ArrayList<>(switch (way) {
            case "dbus" -> List.of("-display", "dbus,p2p=on", "-device", "VGA");
            case "spice" -> List.of("-display", "none", "-device", "qxl-vga", "-spice",
                    "disable-ticketing=on,unix=on,addr=" + folder.resolve("spice"));
            case "vnc" -> List.of("-display", "none", "-device", "VGA", "-vnc", "unix:" + folder.resolve("vnc"));
            default -> throw new IllegalArgumentException(way);
        });
        command.addAll(List.of("-drive", "format=raw,file=" + disk, "-qmp",
                "unix:" + folder.resolve("qmp2") + ",server=on,wait=off"));
        return start(folder, command);
    }

    /** A machine that is this process, as one that was {@linkplain #startWith started so}. */
    Fake machineBy(String way) {
        return switch (way) {
            case "dbus" -> new Opened("<graphics type='dbus' p2p='yes'/>", "@dbus-display");
            case "spice" -> machine(graphics());
            case "vnc" -> machine(vncGraphics());
            default -> throw new IllegalArgumentException(way);
        };
    }

    /** What QEMU itself says that the guest shows; waits. */
    Screenshot dump() throws IOException {
        Path file = folder.resolve("dump.ppm");
        command("{\"execute\":\"screendump\",\"arguments\":{\"filename\":\"" + file + "\"}}");
        return new Screenshot("image/x-portable-pixmap", Files.readAllBytes(file));
    }

    private static Qemu startSpice(Path folder, String options, String... more) throws IOException {
        Files.deleteIfExists(folder.resolve("spice"));
        Files.deleteIfExists(folder.resolve("qmp2"));
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("-display", "none", "-device", "qxl-vga", "-object", "secret,id=word,data="
                + PASSWORD, "-spice", options, "-qmp", "unix:" + folder.resolve("qmp2") + ",server=on,wait=off"));
        return start(folder, all);
    }

    /** Starts one with a D-Bus display, peer to peer, two adapters, of which the firmware uses the first, and a tablet. */
    static Qemu startDBus(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("qmp2"));
        return start(folder, List.of("-display", "dbus,p2p=on", "-device", "VGA", "-device", "bochs-display", "-usb",
                "-device", "usb-tablet",
                "-qmp", "unix:" + folder.resolve("qmp2") + ",server=on,wait=off"));
    }

    /** Starts one with the guest of that folder on virtio-gpu, shown by D-Bus and by VNC. */
    static Qemu startPainting(Path folder, Path guest) throws IOException {
        return startGuest(folder, guest, "", "-display", "dbus,p2p=on", "-device", "virtio-vga", "-vnc",
                "unix:" + folder.resolve("vnc"));
    }

    /**
     * Starts one with the guest of that folder as a desktop on this adapter, shown by D-Bus, VNC and SPICE, with the channel of
     * the SPICE agent.
     */
    static Qemu startDesk(Path folder, Path guest, String adapter) throws IOException {
        return startGuest(folder, guest, " vitrine.desk", "-display", "dbus,p2p=on", "-device", adapter, "-vnc",
                "unix:" + folder.resolve("vnc"), "-spice",
                "disable-ticketing=on,unix=on,addr=" + folder.resolve("spice"), "-device", "virtio-serial-pci",
                "-chardev", "spicevmc,id=agent,name=vdagent", "-device",
                "virtserialport,chardev=agent,name=com.redhat.spice.0", "-serial", "file:" + folder.resolve("serial"));
    }

    private static Qemu startGuest(Path folder, Path guest, String words, String... more) throws IOException {
        Properties facts = new Properties();
        try (Reader reader = Files.newBufferedReader(guest.resolve("guest.properties"))) {
            facts.load(reader);
        }
        List<String> all = new ArrayList<>(List.of("-m", "256", "-kernel",
                guest.resolve(facts.getProperty("kernel")).toString(), "-initrd",
                guest.resolve(facts.getProperty("initrd")).toString(), "-append", facts.getProperty("append") + words,
                "-qmp", "unix:" + folder.resolve("qmp2") + ",server=on,wait=off"));
        all.addAll(List.of(more));
        return start(folder, all);
    }

    /**
     * Starts one with VNC on a socket in this folder.
     *
     * @param options more of the server, which may name the secret {@code word} and the credentials {@code anonymous}
     */
    static Qemu startVnc(Path folder, String options) throws IOException {
        Files.deleteIfExists(folder.resolve("vnc"));
        Files.deleteIfExists(folder.resolve("qmp2"));
        return start(folder,
                List.of("-display", "none", "-device", "VGA", "-object", "secret,id=word,data=" + PASSWORD, "-object",
                        "tls-creds-anon,id=anonymous,endpoint=server", "-vnc",
                        "unix:" + folder.resolve("vnc") + options, "-qmp",
                        "unix:" + folder.resolve("qmp2") + ",server=on,wait=off"));
    }

    private static Qemu start(Path folder, List<String> screen) throws IOException {
        Files.deleteIfExists(folder.resolve("qmp"));
        List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-nodefaults", "-accel", "tcg", "-m", "64",
                "-trace", "input_event_*",
                "-qmp", "unix:" + folder.resolve("qmp") + ",server=on,wait=off"));
        command.addAll(screen);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true).redirectOutput(folder.resolve("qemu.log").toFile()).start();
        Qemu qemu = new Qemu(folder, process);
        await(() -> qemu.connects() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("QEMU did not start: " + Files.readString(folder.resolve("qemu.log")));
        }
        Thread.ofPlatform().daemon().name("monitor of " + folder).start(qemu::listen);
        qemu.command("{\"execute\":\"qmp_capabilities\"}");
        return qemu;
    }

    private boolean connects() {
        try {
            if (!Files.exists(folder.resolve("qmp"))) {
                return false;
            }
            monitor = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("qmp")));
            return true;
        } catch (IOException e) {
            return false; // It is bound and does not listen yet.
        }
    }

    private void listen() {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        try {
            while (monitor.read(buffer.clear()) >= 0) {
                said.append(StandardCharsets.UTF_8.decode(buffer.flip()));
            }
        } catch (IOException e) {
            said.append(e); // QEMU was killed.
        }
    }

    /** Numbers of the SPICE protocol of the kinds of channels that are connected now. */
    List<Integer> spiceChannels() {
        try {
            Matcher kinds = CHANNEL.matcher(command("{\"execute\":\"query-spice\"}"));
            return kinds.results().map(found -> Integer.valueOf(found.group(1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses and releases a key of the guest's keyboard, by QEMU's name for it. */
    void press(String key) throws IOException {
        command("{\"execute\":\"send-key\",\"arguments\":{\"keys\":[{\"type\":\"qcode\",\"data\":\"" + key + "\"}]}}");
    }

    private synchronized String command(String json) throws IOException {
        int before = said.length();
        monitor.write(ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8)));
        await(() -> said.indexOf("\"return\"", before) >= 0 || said.indexOf("\"error\"", before) >= 0 || !isAlive());
        if (said.indexOf("\"return\"", before) < 0) {
            throw new IOException("QEMU answered " + said.substring(before));
        }
        return said.substring(before);
    }

    private static void await(BooleanSupplier done) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            while (!done.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new IOException("QEMU does not answer");
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** The {@code <graphics>} that libvirt would show for the socket. */
    String graphics() {
        return "<graphics type='spice'><listen type='socket' socket='" + spiceSocket() + "'/></graphics>";
    }

    /** A machine that is this process and whose D-Bus display is opened as libvirt does it. */
    Fake dbusMachine() {
        return new Opened("<graphics type='dbus' p2p='yes'/><video><model type='vga'/></video>"
                + "<video><model type='bochs'/></video>", "@dbus-display");
    }

    /** A machine that is this process, with this adapter, whose D-Bus display is opened as libvirt does it. */
    Fake dbusMachine(String video) {
        return new Opened("<graphics type='dbus' p2p='yes'/>" + video, "@dbus-display");
    }

    /** A machine that is this process, whose SPICE server can be reached by its socket and through the hypervisor. */
    Fake openedSpiceMachine() {
        return new Opened(graphics(), "spice");
    }

    /** A machine that is this process, whose VNC server listens nowhere that it tells. */
    Fake hiddenVncMachine() {
        return new Opened("<graphics type='vnc'><listen type='none'/></graphics>", "vnc");
    }

    /** Its graphics are opened as virDomainOpenGraphicsFD does it. */
    private final class Opened extends Fake {
        private final String protocol;

        Opened(String graphics, String protocol) {
            super(graphics, Machine.State.RUNNING);
            this.protocol = protocol;
        }

        @Override
        int openOwnGraphics(int index) throws VitrineException {
            try {
                return Handover.open(UnixSocket.connect(folder.resolve("qmp2")), protocol);
            } catch (IOException | IllegalStateException e) {
                throw new VitrineException(Text.of("QEMU opens no display."), e);
            }
        }
    }

    /** The {@code <graphics>} that libvirt would show for the VNC server's socket. */
    String vncGraphics() {
        return "<graphics type='vnc'><listen type='socket' socket='" + folder.resolve("vnc") + "'/></graphics>";
    }

    Path spiceSocket() {
        return folder.resolve("spice");
    }

    /** A machine that is this process, whose pictures are taken by its monitor. */
    Fake machine(String graphics) {
        return new Fake(graphics, Machine.State.RUNNING) {
            @Override
            public Optional<Screenshot> screenshot(int screen, Progress progress) throws VitrineException {
                try {
                    return Optional.of(dump());
                } catch (IOException e) {
                    throw new VitrineException(Text.of("QEMU gave no picture."), e);
                }
            }
        };
    }

    /**
     * Resets the guest. Does not wait: QEMU does it after the SPICE client has read all that was drawn, and the client may be
     * on the thread that calls.
     */
    void reset() {
        Thread.ofPlatform().daemon().name("reset").start(() -> {
            try {
                command("{\"execute\":\"system_reset\"}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** How often it was reset, whoever asked. */
    long resets() {
        return said.toString().lines().filter(l -> l.contains("\"RESET\"")).count();
    }

    /** How often the guest itself asked to be reset, as it does on Ctrl+Alt+Delete. */
    long guestResets() {
        return said.toString().lines().filter(l -> l.contains("\"RESET\"") && l.contains("\"guest\": true")).count();
    }

    /** Whether QEMU's input layer has traced a line like this regular expression. */
    boolean saw(String event) {
        return log().lines().anyMatch(line -> line.matches(event));
    }

    /** All that QEMU wrote. */
    String log() {
        return read("qemu.log");
    }

    /** What the guest has said on its serial port. */
    String serial() {
        return read("serial");
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Pulls the plug. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(SECONDS, TimeUnit.SECONDS);
            monitor.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
