// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** libvirt's words, as recorded from libvirt 9.0 and QEMU 7.2 unless said otherwise, and what a person reads. */
class SentencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            operation failed: domain 'tiny' already exists with uuid 7ed28079-da54-47b2-be59-a30bcaa3db8d | A machine named tiny exists already.
            unsupported configuration: spice graphics are not supported with this QEMU | qemu-system-modules-spice
            unsupported configuration: domain configuration does not support video model 'qxl' | This QEMU has no QXL adapter: the module for it, or that for SPICE on which it builds, is missing.
            invalid argument: Failed to parse user 'libvirt-qemu' | needs the user libvirt-qemu, which this system lacks. Install the package libvirt-daemon-system
            Failed to acquire pid file '/r/run/qemu/driver.pid': Resource temporarily unavailable | Another process uses libvirt's embedded driver
            Failed to connect socket to '/var/run/libvirt/virtnetworkd-sock': No such file or directory | take out what needs it
            Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory | The libvirt daemon does not answer at /var/run/libvirt/libvirt-sock.
            Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied | Add yourself to the group libvirt
            authentication unavailable: no polkit agent available to authenticate action 'org.libvirt.unix.manage' | no polkit agent runs
            authentication failed: access denied by policy | did not accept
            UNIX socket path '/tmp/aaa' too long | The socket path /tmp/aaa is longer than the 107 bytes
            internal error: qemu state driver is not active | Close Vitrine and start it again.
            Cannot recv data: Host key verification failed.: Connection reset by peer | Run ssh to it once
            End of file while reading data: ssh: Could not resolve hostname nix: Name or service not known: Input/output error | The host nix cannot be reached over SSH.
            Cannot recv data: ssh: connect to host 10.0.0.1 port 22: Connection refused: Connection reset by peer | The host 10.0.0.1 cannot be reached
            invalid argument: Missing URI parameter 'root' | Your own libvirt daemon does not run
            Cannot recv data: sh: 1: nc: not found: Connection reset by peer | the package netcat-openbsd there
            End of file while reading data: Input/output error | The far side closed the connection. Check
            Cannot recv data: kex_exchange: closed: Connection reset by peer | closed the connection (kex_exchange: closed). Check
            Cannot recv data: user@host: Permission denied (publickey,password).: Connection reset by peer | SSH did not let you in.
            no connection driver available for foo:///x | libvirt has no driver for foo:///x here.
            XML error: No PCI buses available | libvirt does not take this domain: No PCI buses available.
            Requested operation is not valid: domain is not running | This machine does not run. Start it first.
            operation failed: something new | libvirt refused: something new.
            """)
    void areSentencesThatSayWhatToDo(String words, String found) {
        String sentence = Sentences.of(words).toString();
        assertTrue(sentence.contains(found), sentence);
        assertTrue(sentence.endsWith("."), sentence);
    }

    @Test
    void ofALogTheLastLineOnly() {
        assertEquals(
                "QEMU ended while the machine was being started: -device nosuch: 'nosuch' is not a valid device model "
                        + "name. Change what it names in the domain.",
                Sentences
                        .of("""
                                internal error: process exited while connecting to monitor: qemu-system-x86_64: -spice unix: warning: \
                                short-form boolean option 'unix' deprecated
                                Please use unix=on instead
                                2026-11-22T17:31:47.350172Z qemu-system-x86_64: -device nosuch: 'nosuch' is not a valid device model name
                                """)
                        .toString());
        assertEquals("QEMU ended while the machine was being started and did not say why. Its log has more.",
                Sentences.of("internal error: qemu unexpectedly closed the monitor").toString());
    }

    @Test
    void kvmThatCannotBeUsed() {
        assertTrue(Sentences
                .of("""
                        internal error: process exited while connecting to monitor: Could not access KVM kernel module: No such file or directory
                        2026-11-22T17:31:47.350172Z qemu-system-x86_64: failed to initialize kvm: No such file or directory
                        """)
                .toString().startsWith("QEMU could not use KVM on this host. Use <domain type='qemu'>"));
    }

    @Test
    void aMistakeInTheXmlWithItsLine() {
        assertEquals(
                "libvirt cannot read this domain: line 2: Opening and ending tag mismatch: graphics line 2 and graphix. "
                        + "Correct the XML and try again.",
                Sentences.of("""
                        (domain_definition):2: Opening and ending tag mismatch: graphics line 2 and graphix
                        <devices><graphics type='spice'></graphix></devices></domain>
                        ---------------------------------^""").toString());
    }
}
