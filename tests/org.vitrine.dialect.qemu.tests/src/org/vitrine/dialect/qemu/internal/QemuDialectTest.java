// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Check;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;
import org.vitrine.provider.Verdict;

/** What is a QEMU command, where its values stand, what is kept, and what is refused. */
class QemuDialectTest {

    static final List<String> SCRIPTS = Asked.SCRIPTS;
    static final List<String> DOMAINS = Asked.DOMAINS;

    @ParameterizedTest
    @FieldSource("SCRIPTS")
    void scriptsAreRecognised(String name) {
        assertTrue(Asked.DIALECT.recognises(name + ".sh", Asked.resource(name + ".sh")));
        assertTrue(Asked.DIALECT.recognises("start", Asked.resource(name + ".sh")));
    }

    @ParameterizedTest
    @FieldSource("DOMAINS")
    void domainsAreNot(String name) {
        assertFalse(Asked.DIALECT.recognises(name + ".xml", Asked.resource(name + ".xml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#!/bin/sh\necho hello -n\n", "%YAML 1.2\n---\nqemu-system-x86_64 -m 1\n",
            "- qemu-system-x86_64 -m 1\n",
            "command: qemu-system-x86_64 -m 1\n", "args: -device x\nvga: qxl\n",
            "apt install qemu-system-x86_64 --yes\n",
            "qemu-system-x86_64 is a program\n", "qemu-img create -f qcow2 x 1G\n", "echo 'qemu-system-x86_64 -m 1'\n",
            "cat <<E\nqemu-system-x86_64 -m 1\nE\n", "# qemu-system-x86_64 -m 1\n",
            "<domain><emulator>qemu-system-x86_64 -m</emulator></domain>"})
    void otherTextsAreNot(String text) {
        assertFalse(Asked.DIALECT.recognises("file.sh", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kvm -m 1", "/usr/libexec/qemu-kvm -m 1", "sudo -E nice -n -5 ./qemu-system-aarch64 -m 1",
            "Q=qemu-system-x86_64\n$Q -m 1"})
    void otherNamesOfTheProgram(String text) {
        assertTrue(Asked.DIALECT.recognises("x", text));
    }

    @Test
    void valuesHavePlaces() throws DialectException {
        SourceDocument document = Asked.DIALECT
                .parse("MEM=4G\nqemu-system-x86_64 -m $MEM \\\n  -device vfio-pci,host=01:00.0 -device qxl\n");
        assertEquals(new SourceDocument.Entry("m[0].size", "4G", 1, 5), document.entry("m[0].size").orElseThrow());
        assertEquals(new SourceDocument.Entry("device[0].host", "01:00.0", 3, 25),
                document.entry("device[0].host").orElseThrow());
        assertEquals("qxl", document.get("device[1].driver").orElseThrow());
        assertEquals("qemu-system-x86_64", document.get("program").orElseThrow());
    }

    @Test
    void whatIsNotClosedIsSaidWithItsPlace() {
        DialectException e = assertThrows(DialectException.class,
                () -> Asked.DIALECT.parse("#!/bin/sh\nqemu-system-x86_64 -name 'x"));
        assertEquals(2, e.line().orElseThrow());
        assertEquals(26, e.column().orElseThrow());
    }

    @Test
    void tooMuchIsRefused() {
        String options = "qemu-system-x86_64 " + "-device qxl ".repeat(1001);
        assertTrue(
                assertThrows(DialectException.class, () -> Asked.DIALECT.parse(options)).toString().contains("1000"));
        String long1 = "qemu-system-x86_64 -m 1 " + "#".repeat(1 << 20);
        assertTrue(
                assertThrows(DialectException.class, () -> Asked.DIALECT.parse(long1)).toString().contains("million"));
        assertFalse(Asked.DIALECT.recognises("x", long1));
    }

    @Test
    void whatHasNoElementIsKeptAsItStands() throws DialectException {
        Domain domain = Asked
                .domain("TERM=x qemu-system-x86_64 -nodefaults -display none -icount shift=7 -device foo,bar=1,bus=rp"
                        + " -device pcie-root-port,id=rp -machine q35,nvdimm=on -cpu host,x-foo=1");
        assertEquals(List.of("-machine", "nvdimm=on", "-global", "x86_64-cpu.x-foo=1", "-icount", "shift=7", "-device",
                "foo,bar=1,bus=pci.1"),
                domain.find("qemu:commandline").orElseThrow().children("qemu:arg")
                        .map(a -> a.get("@value").orElseThrow()).toList());
        assertEquals("x", domain.get("qemu:commandline/qemu:env[@name='TERM']@value").orElseThrow());
        assertEquals("http://libvirt.org/schemas/domain/qemu/1.0", domain.get("@xmlns:qemu").orElseThrow());
    }

    /** libvirt calls a bridge by its alias, where it has one. */
    @Test
    void whatIsKeptIsOnTheBusThatLibvirtMakes() throws DialectException {
        Domain domain = Asked.domain("qemu-system-x86_64 -nodefaults -display none -machine q35"
                + " -device pcie-root-port,id=rp,chassis=1,slot=1 -device foo,bus=rp");
        String alias = domain.get("devices/controller[@type='pci']/alias@name").orElseThrow();
        assertEquals(List.of("-device", "foo,bus=" + alias), domain.find("qemu:commandline").orElseThrow()
                .children("qemu:arg").map(a -> a.get("@value").orElseThrow()).toList());
    }

    @Test
    void whatIsKeptIsSaid() throws DialectException {
        String script = "qemu-system-x86_64 -nodefaults -display none -icount shift=7";
        Check check = Asked.DIALECT.checks().getFirst();
        Finding finding = check
                .evaluate(Situation.of(Asked.HOST, Asked.domain(script)).from(Asked.DIALECT.parse(script)));
        assertEquals(Verdict.INFO, finding.verdict());
        assertTrue(finding.summary().toString().endsWith("-icount shift=7"), finding.summary().toString());
        assertEquals(Verdict.NOT_APPLICABLE, check.evaluate(Situation.of(Asked.HOST, Asked.domain(script))).verdict());
    }

    /** Such a number means nothing to another QEMU: it neither stays on the command line nor becomes something else unsaid. */
    @Test
    void whatAnotherProgramHadOpenIsNamed() throws DialectException {
        Translation read = Asked.read("qemu-system-x86_64 -nodefaults -display none -usb -device virtio-serial-pci"
                + " -chardev socket,id=a,fd=3 -device virtserialport,chardev=a,name=org.qemu.guest_agent.0"
                + " -chardev socket,id=b,fd=4 -device isa-serial,chardev=b"
                + " -chardev socket,id=c,fd=5 -device usb-redir,chardev=c");
        Domain domain = Domain.of(read.text());
        assertTrue(domain.find("qemu:commandline").isEmpty(), read.text());
        assertEquals("bind", domain.get("devices/channel/source@mode").orElseThrow());
        assertTrue(domain.get("devices/channel/source@path").isEmpty(), read.text());
        assertEquals("pty", domain.get("devices/serial@type").orElseThrow());
        assertTrue(domain.find("devices/redirdev").isEmpty(), read.text());
        assertEquals(3, read.losses().size(), Asked.losses(read));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -M pc-q35-9.0+pve0 | Proxmox
            -id 100            | Proxmox
            -usb -vnc :0 -chardev spicevmc,id=c,name=usbredir -device usb-redir,chardev=c | no SPICE screen
            -object tls-creds-x509,id=t,dir=/my,endpoint=server -vnc :0,tls-creds=t | vnc_tls
            -object tls-creds-x509,id=t,dir=/my,endpoint=client -chardev socket,id=c,host=h,port=1,tls-creds=t -device isa-serial,chardev=c | /etc/pki/libvirt-chardev
            -netdev stream,id=s,server=off,addr.type=unix,addr.path=/tmp/passt_1.socket -device virtio-net-pci,netdev=s | passt
            """)
    void whatLibvirtDoesItselfIsNamed(String options, String named) throws DialectException {
        Translation read = Asked.read("qemu-system-x86_64 -nodefaults -display none " + options);
        assertFalse(read.text().contains("qemu:commandline"), read.text());
        assertTrue(Asked.losses(read).contains(named), Asked.losses(read));
    }

    @Test
    void nothingOfTheSourceIsHidden() throws DialectException {
        for (String name : SCRIPTS) {
            String xml = Asked.read(Asked.resource(name + ".sh")).text();
            assertFalse(xml.contains("<metadata") || xml.contains("<description") || xml.contains("<!--"), name);
        }
    }

    @Test
    void machinesOfOthersAreRefused() {
        assertThrows(DialectException.class,
                () -> Asked.write("<domain type='lxc'><os><type>exe</type></os></domain>"));
        assertThrows(DialectException.class, () -> Asked.write("<domain type='bhyve'/>"));
    }

    @Test
    void oddWordsAreNamedAndOthersAreNot() throws DialectException {
        String none = Asked.losses(Asked.read("qemu-system-x86_64 -M q35,accel=:"));
        assertTrue(none.startsWith("-machine accel=:: A domain has one accelerator"), none);
        String vnc = Asked.losses(Asked.read("qemu-system-x86_64 -vnc unix:/tmp/a=b.sock"));
        assertTrue(vnc.contains("It says no place such as 127.0.0.1:0;"), vnc);
        String gpu = " -display none -vga none -device virtio-gpu-pci";
        assertTrue(Asked.losses(Asked.read("qemu-system-x86_64 -M q35" + gpu)).contains("this one has none"));
        assertEquals("", Asked.losses(Asked.read("qemu-system-aarch64 -M virt" + gpu)), "there is no VGA to give");
    }

    @Test
    void wordsAreQuotedForAShell() throws DialectException {
        String xml = "<domain type='kvm'><name>it's $(mine), \"really\"</name></domain>";
        String script = Asked.write(xml).text();
        assertTrue(script.contains("'guest=it'\\''s $(mine),, \"really\"'"), script);
        assertEquals("it's $(mine), \"really\"", Asked.domain(script).name().orElseThrow());
    }

    @Test
    void whatIsWrittenForATpmIsUnderstood() throws DialectException {
        Translation script = Asked.write("<domain type='kvm'><name>a</name><devices>"
                + "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm></devices></domain>");
        assertTrue(script.text().contains("mkdir"), script.text());
        assertFalse(Asked.losses(Asked.read(script.text())).contains("mkdir"), script.text());
    }

    /** What is written is not named as lost as well. */
    @ParameterizedTest
    @ValueSource(strings = {
            "<serial type='pty'><target type='isa-serial'/><address type='isa' iobase='0x3f8'/></serial>",
            "<parallel type='pty'><address type='isa' iobase='0x378'/></parallel>",
            "<smartcard mode='host'><address type='ccid' controller='0' slot='0'/></smartcard>",
            "<rng model='virtio'><backend model='builtin'/><address type='virtio-mmio'/></rng>",
            "<interface type='udp'><source address='1.1.1.1' port='1'><local address='1.1.1.2' port='2'/></source></interface>",
            "<interface type='user'><ip family='ipv4' address='10.0.0.0' prefix='8'/></interface>",
            "<hostdev mode='subsystem' type='pci' managed='no'><driver name='vfio' iommufd='yes'/><source>"
                    + "<address domain='0' bus='1' slot='0' function='0'/></source></hostdev>"})
    void whatIsWrittenIsNotNamed(String device) throws DialectException {
        assertEquals("", Asked.losses(Asked.write("<domain type='kvm'><name>a</name><devices>" + device
                + "</devices></domain>")));
    }
}
