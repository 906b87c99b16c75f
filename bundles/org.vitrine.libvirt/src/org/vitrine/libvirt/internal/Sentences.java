// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.vitrine.host.Text;

/**
 * libvirt's errors as sentences that say what to do. The table is read from the top; the first row whose pattern is found
 * wins, its groups fill the places. The patterns are messages of libvirt 9.0 and QEMU 7.2; {@link Engine} keeps libvirt from
 * translating them. What follows a colon may be the C library's and be in the user's language.
 */
final class Sentences {

    private record Row(Pattern found, String sentence) {
    }

    private static final List<Row> TABLE = List.of(
            row("domain '([^']*)' already exists with uuid",
                    "A machine named {0} exists already. Give this one another name, or stop and remove that one."),
            row("domain '([^']*)' is already (?:active|being|defined)",
                    "A machine named {0} runs already. Use that one, or shut it down before this one is started."),
            row("(?i)spice graphics are not supported with this QEMU",
                    "This QEMU cannot show SPICE: its module for SPICE is missing. Install the package qemu-system-common "
                            + "(Debian 12), qemu-system-modules-spice (Debian 13, Ubuntu 24.04) or qemu-ui-spice-core (Fedora), or use "
                            + "VNC graphics."),
            row("(?:'qxl(?:-vga)?' is not a valid device model name|does not support QXL|QXL.*not supported|"
                    + "does not support video model 'qxl')",
                    "This QEMU has no QXL adapter: the module for it, or that for SPICE on which it builds, is missing. Install the package qemu-system-common (Debian 12), "
                            + "qemu-system-modules-spice (Debian 13, Ubuntu 24.04) or qemu-device-display-qxl (Fedora), or choose another "
                            + "video model."),
            row("Cannot check QEMU binary ([^:]+):",
                    "The QEMU that this machine asks for, {0}, is not there. Install the package qemu-system-x86, or take the "
                            + "<emulator> element out so that libvirt finds one."),
            row("No emulator found for arch '([^']*)'",
                    "QEMU for {0} is not installed. Install the package qemu-system-x86 for x86 machines (qemu-system-arm, "
                            + "qemu-system-misc for others)."),
            row("could not find capabilities for .*domaintype=kvm",
                    "This host cannot run machines with KVM: /dev/kvm is missing or cannot be used. Load the module kvm_intel "
                            + "or kvm_amd, or use <domain type='qemu'>, which is slower."),
            row("(?:could not find capabilities for|Cannot find suitable emulator)",
                    "No QEMU that can run this machine is installed. Install the package qemu-system-x86, or choose another "
                            + "architecture, machine type or domain type."),
            row("(?s)(?:process exited while connecting to monitor|qemu unexpectedly closed the monitor)"
                    + ".*(?:Could not access KVM kernel module|failed to initialize kvm)",
                    "QEMU could not use KVM on this host. Use <domain type='qemu'>, which is slower, or give this user access "
                            + "to /dev/kvm."),
            row("UNIX socket path '?([^' ]+)'? too long",
                    "The socket path {0} is longer than the 107 bytes that Linux allows. Choose a shorter path, or a shorter "
                            + "name for the machine."),
            row("Failed to acquire pid file '([^']*)'",
                    "Another process uses libvirt's embedded driver in this folder ({0}). Close it and try again."),
            row("Failed to parse (?:user|group) '([^']*)'",
                    "libvirt's QEMU driver run as root needs the user {0}, which this system lacks. Install the package "
                            + "libvirt-daemon-system, which makes it, or run Vitrine as an ordinary user."),
            row("state driver is not active",
                    "libvirt's embedded driver failed to start earlier in this process. Close Vitrine and start it again."),
            row("[Ff]ailed to connect socket to '([^']*(?:network|nodedev|storage|secret|nwfilter|interface|log)d?-sock)'",
                    "This machine needs a libvirt daemon that does not run here ({0}). Start that daemon, or take out what "
                            + "needs it, for example by <interface type='user'> instead of type='network'."),
            row("[Ff]ailed to connect socket to '([^']*)': Permission denied",
                    "You may not talk to the libvirt daemon ({0}). Add yourself to the group libvirt with \"sudo adduser $USER "
                            + "libvirt\", then log in again."),
            row("[Ff]ailed to connect socket to '([^']*)'",
                    "The libvirt daemon does not answer at {0}. Start it, for example with \"sudo systemctl start libvirtd\", "
                            + "then open the connection again."),
            row("(?:no polkit agent|authentication unavailable)",
                    "libvirt asks polkit whether you may manage machines, and no polkit agent runs in this session. Add "
                            + "yourself to the group libvirt, then log in again."),
            row("(?i)(?:authentication failed|authentication cancelled|access denied)",
                    "The libvirt daemon did not accept the user name or the password. Open the connection again and enter them "
                            + "anew."),
            row("no connection driver available for (\\S+)",
                    "libvirt has no driver for {0} here. Check the URI, or install the driver; for QEMU it is the package "
                            + "libvirt-daemon-driver-qemu."),
            row("(?s)ssh: (?:connect to host|Could not resolve hostname) (\\S+?):? .*",
                    "The host {0} cannot be reached over SSH. Check its name and that \"ssh {0}\" works in a terminal."),
            row("Host key verification failed",
                    "SSH does not know this host's key yet. Run ssh to it once in a terminal to accept the key, then open the "
                            + "connection again."),
            row("Missing URI parameter 'root'",
                    "Your own libvirt daemon does not run, and libvirt starts none while its driver runs inside Vitrine. Run "
                            + "\"virsh -c qemu:///session uri\" in a terminal, then open the connection again."),
            row("\\b(?:nc|netcat|virt-ssh-helper): (?:command )?not found",
                    "The far host has no program that hands SSH's connection on to its libvirt. Install libvirt's daemon (with "
                            + "virt-ssh-helper) or the package netcat-openbsd there, then open the connection again."),
            row("Permission denied \\((?:publickey|password|keyboard)",
                    "SSH did not let you in. Check that ssh to this host works in a terminal without a question."),
            row("(?:End of file while reading data|Cannot recv data)(?:: (?:Input/output error|Connection reset by peer))?$",
                    "The far side closed the connection. Check that libvirt runs there and that you may use it."),
            row("(?s)(?:End of file while reading data|Cannot recv data): (.+?)(?:: Input/output error|: Connection reset by "
                    + "peer)?$",
                    "The far side closed the connection ({0}). Check that libvirt runs there and that you may use it."),
            row("unable to (?:connect to server|resolve address).*?'([^']*)'",
                    "The libvirt daemon at {0} cannot be reached. Check the host's name and that its daemon listens."),
            row("Cannot access storage file '([^']*)'.*: No such file",
                    "The disk image {0} does not exist. Correct the path, or create the image."),
            row("Cannot access storage file '([^']*)'.*: Permission denied",
                    "The disk image {0} may not be read by this user. Change its permissions or its owner."),
            row("Cannot access storage file '([^']*)'.*: ([^\\n]+)",
                    "The disk image {0} cannot be used: {1}. Correct the path or its permissions."),
            row("unable to open (\\S+) for screenshot|Cannot open file '([^']*screenshot[^']*)'",
                    "libvirt has no picture of this screen. Try again, or connect to the screen itself."),
            row("(?s)(?:\\(domain_definition\\):)(\\d+): ([^\\n]+)",
                    "libvirt cannot read this domain: line {0}: {1}. Correct the XML and try again."),
            row("(?s)XML error: ([^\\n]+)", "libvirt does not take this domain: {0}. Correct the XML and try again."),
            row("(?s)unsupported configuration: ([^\\n]+)",
                    "This libvirt or QEMU cannot do what the domain asks: {0}. Change the domain, or use a newer version."),
            row("no domain with matching|Domain not found",
                    "This machine is gone. Look at the list of machines again."),
            row("domain is not running", "This machine does not run. Start it first."),
            row("domain is already running", "This machine runs already."),
            row("[Oo]peration .*forbidden for read only access",
                    "This connection only lets you look. Open it with an account that may manage machines."));

    private static final Pattern DIED = Pattern
            .compile("(?s)(?:process exited while connecting to monitor|qemu unexpectedly closed the monitor|"
                    + "QEMU unexpectedly closed the monitor)[^:]*:?(.*)");
    private static final Pattern QEMU_PREFIX = Pattern.compile("^(?:\\S+Z )?(?:\\S*qemu\\S*: )?");

    private Sentences() {
    }

    private static Row row(String found, String sentence) {
        return new Row(Pattern.compile(found), sentence);
    }

    /** What is wrong and what to do. */
    static Text of(LibvirtFailure failure) {
        return of(failure.words());
    }

    /** What this message of libvirt's means; one that is not in the table is passed on, its first line only. */
    static Text of(String words) {
        for (Row row : TABLE) {
            Matcher matcher = row.found.matcher(words);
            if (matcher.find()) {
                return Text.of(row.sentence, IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(group -> matcher.group(group) == null ? "" : matcher.group(group)).toArray());
            }
        }
        Matcher died = DIED.matcher(words);
        return died.find() ? died(died.group(1)) : Text.of("libvirt refused: {0}. Its log has more.", firstLine(words));
    }

    /** QEMU's last words say why; what came before are warnings. */
    private static Text died(String log) {
        String last = log.strip().lines().reduce("", (before, line) -> line.isBlank() ? before : line);
        String cause = QEMU_PREFIX.matcher(last).replaceFirst("");
        return cause.isBlank()
                ? Text.of("QEMU ended while the machine was being started and did not say why. Its log has more.")
                : Text.of("QEMU ended while the machine was being started: {0}. Change what it names in the domain.",
                        cause);
    }

    private static String firstLine(String words) {
        String line = words.lines().findFirst().orElse(words).replaceFirst("^(?:internal error|operation failed): ",
                "");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
