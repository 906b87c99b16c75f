// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    private static DomainException refused(String text) {
        DomainException e = assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> assertThrows(DomainException.class, () -> Domain.of(text)));
        String message = String.valueOf(e.getMessage());
        assertFalse(message.contains("\n"), message);
        assertTrue(message.endsWith("."), message);
        assertTrue(message.length() < 300, message);
        return e;
    }

    private static void refused(String text, int line, int column, String says) {
        DomainException e = refused(text);
        assertTrue(String.valueOf(e.getMessage()).contains(says), e.getMessage());
        assertEquals(Optional.of(new Position(line, column)), e.position(), e.getMessage());
    }

    @Test
    void notXml() {
        refused("hello world\n", 1, 1, "This is not XML: it begins with \"hello world\"");
        refused("\n\n  {\"kind\": \"VirtualMachine\"}", 3, 3, "not XML");
        refused("\u007fELF\u0000\u0001", 1, 1, "not XML");
        assertTrue(String.valueOf(refused("").getMessage()).startsWith("There is no XML here"));
        assertTrue(String.valueOf(refused(" \n\t").getMessage()).startsWith("There is no XML here"));
        refused("\u2003<domain/>", 1, 1, "not XML");
    }

    @Test
    void xmlOfAnotherVersion() {
        // a line to XML 1.1, and part of a name to XML 1.0
        refused("<?xml version='1.1'?>\n<domain\u0085type='kvm'/>", 3, 13, "XML 1.1");
        refused("<?xml version='1.7'?>\n<domain/>");
    }

    /** The JDK's parser throws something of its own here (found by fuzzing). */
    @Test
    void aDocumentTypeBehindTheRootsStart() {
        assertTrue(String
                .valueOf(refused("<domain>\n <!DOCTYPE domain [<!ENTITY a 'b'>]> <devices/></domain>").getMessage())
                .contains("the parser cannot go on from here"));
        refused("<domain/><!DOCTYPE domain>");
    }

    @Test
    void notWellFormed() {
        refused("<domain>\n  <name>x</nam>\n</domain>", 2, 12, "The element type \"name\" must be terminated");
        refused("<domain>\n  <video", 2, 9, "The text ends inside <domain>");
        refused("<domain>\n  <devices>\n", 3, 1,
                "The text ends inside <devices>; complete it and close it with </devices>.");
        refused("<domain type='kvm' type='qemu'/>", 1, 33, "Attribute \"type\" was already specified");
        refused("<domain><name>&nbsp;</name></domain>", 1, 21, "The entity \"nbsp\" was referenced, but not declared");
        refused("<domain><name>\u0001</name></domain>", 1, 15, "An invalid XML character");
        refused("<domain a=b/>", 1, 11, "Open quote is expected");
        refused("<domain", 1, 8, "not well-formed");
    }

    @Test
    void twoRoots() {
        refused("<domain/>\n<domain/>\n", 2, 2, "Something follows </domain>; a file holds one domain");
        refused("<domain/>\ntext", 2, 1, "Something follows </domain>");
    }

    @Test
    void undeclaredPrefix() {
        refused("<domain>\n  <qemu:commandline/>\n</domain>", 2, 22,
                "add xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0' to <domain>");
        refused("<domain q:a='1'/>", 1, 18, "The prefix \"q:\" is used but not declared");
    }

    @ParameterizedTest
    @CsvSource({"network,a network", "domainsnapshot,a snapshot of a domain", "domstatus,the status file",
            "domains,a list of domains", "pool,a storage pool", "html,not a libvirt domain"})
    void notADomain(String root, String says) {
        refused("<" + root + ">\n<domain type='kvm'/>\n</" + root + ">", 1, root.length() + 3, says);
        assertTrue(String.valueOf(refused("<" + root + "/>").getMessage()).contains("<" + root + ">, not <domain>"));
    }

    @Test
    void entityBomb() {
        StringBuilder bomb = new StringBuilder("<?xml version='1.0'?>\n<!DOCTYPE domain [\n<!ENTITY a0 'lol'>\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a%d '%s'>\n".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        refused(bomb + "]>\n<domain><name>&a39;</name></domain>", 2, 18, "A domain has no document type");
        refused("<!DOCTYPE domain [<!ENTITY % p '%p;'>%p;]><domain/>", 1, 18, "no document type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE domain SYSTEM '%s'><domain/>", "<!DOCTYPE domain PUBLIC 'x' '%s'><domain/>",
            "<!DOCTYPE domain [<!ENTITY x SYSTEM '%s'>]><domain><name>&x;</name></domain>",
            "<!DOCTYPE domain [<!ENTITY %% x SYSTEM '%s'>%%x;]><domain/>"})
    void externalEntityIsRefusedAndNothingFetched(String text) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/secret";
            assertTrue(String.valueOf(refused(text.formatted(address)).getMessage()).contains("document type"));
            assertTrue(String.valueOf(refused(text.formatted("file:///etc/passwd")).getMessage())
                    .contains("document type"));
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void schemaLocationsAndIncludesAreNotFollowed() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            Domain.of("<?xml-stylesheet href='%1$s'?><domain xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                    .formatted(address) + "xsi:noNamespaceSchemaLocation='" + address
                    + "' xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='" + address + "'/></domain>");
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void fiftyMegabytes() {
        byte[] file = new byte[50 << 20];
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            DomainException e = assertThrows(DomainException.class, () -> Encoded.of(file));
            assertTrue(String.valueOf(e.getMessage()).contains("larger than the 16 MiB"), e.getMessage());
        });
        String text = "<domain>" + " ".repeat(50 << 20) + "</domain>";
        assertTimeoutPreemptively(Duration.ofSeconds(2),
                () -> assertThrows(DomainException.class, () -> Domain.of(text)));
    }

    @Test
    void theLargestThatIsTakenIsTakenQuickly() {
        String video = "<video><model type='qxl'/></video>&amp;\n";
        String devices = "<domain><devices>\n" + video.repeat(49_999) + "</devices></domain>";
        String text = devices + "<!--" + "x".repeat(Domain.LIMIT - devices.length() - 7) + "-->";
        assertEquals(Domain.LIMIT, text.length());
        Domain domain = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Domain.of(text));
        assertEquals(49_999, domain.devices("video").count());
        assertThrows(DomainException.class, () -> Domain.of(text + " "));
        assertThrows(DomainException.class, () -> domain.reparse(text + " "));
    }

    @Test
    void sixteenMegabytesOfElements() {
        DomainException e = refused("<domain>" + "<a/>".repeat(4_000_000) + "</domain>");
        assertTrue(String.valueOf(e.getMessage()).contains("more than 100,000 elements"), e.getMessage());
    }

    @Test
    void hundredThousandNestedElements() {
        refused("<domain>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</domain>", 1, 777,
                "nested more than 256 deep");
        Domain deep = Domain.of("<domain>" + "<a>".repeat(255) + "</a>".repeat(255) + "</domain>");
        assertEquals(256, RoundTripTest.allOf(deep.root()).count());
        assertEquals(Optional.of("1"), deep.apply(deep.edit(d -> d.root().set("a/a/a/a@x", 1))).get("/a/a/a/a@x"));
    }

    @Test
    void unknownElementsAreKept() {
        String text = Corpus.file("unknown-elements");
        Domain domain = Domain.of(text);
        String after = domain.apply(domain.edit(d -> d.at(domain.devices("video").findFirst().orElseThrow())
                .set("model@heads", 2))).text();
        assertEquals(text.replace("raytracing='on'/>", "raytracing='on' heads='2'/>"), after);
    }

    @Test
    void wrongEncoding() {
        byte[] latin = "<domain>\n  <name>Gr\u00fc\u00dfe</name>\n</domain>".getBytes(StandardCharsets.ISO_8859_1);
        DomainException e = assertThrows(DomainException.class, () -> Encoded.of(latin));
        assertEquals(Optional.of(new Position(2, 11)), e.position());
        assertEquals(
                "Line 2, column 11: the byte 0xFC is not UTF-8; save the file as UTF-8, or declare the encoding that it is"
                        + " in, such as <?xml version='1.0' encoding='ISO-8859-1'?>.",
                e.getMessage());
    }
}
