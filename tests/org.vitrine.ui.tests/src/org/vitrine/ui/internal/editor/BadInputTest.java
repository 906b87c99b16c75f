// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.ui.internal.support.Workbench;

/** Whatever a file holds, the editor opens it, says in a sentence what is wrong and what to do, and loses no byte. */
class BadInputTest {
    @RegisterExtension
    final Workbench workbench = new Workbench();

    @TempDir
    Path folder = Path.of("");

    @Test
    void notXml() {
        EditedFile file = EditedFile.open(workbench, "memory = 512\nname = web\n");
        assertEquals(Optional.of("Line 1, column 1: This is not XML: it begins with \"memory = 512\" where a <domain>"
                + " belongs; open a libvirt domain, such as \"virsh dumpxml NAME\" prints."), file.banner());
        assertEquals("memory = 512\nname = web\n", file.text());
        assertFalse(file.editor().isDirty());
    }

    @Test
    void notADomain() {
        EditedFile file = EditedFile.open(workbench, "<network>\n  <name>default</name>\n</network>\n");
        assertTrue(file.banner().orElse("none").contains("This is a network: its root element is <network>"),
                () -> "banner: " + file.banner());
    }

    @Test
    void anEmptyFileIsFilledByTyping() {
        EditedFile file = EditedFile.open(workbench, "");
        assertTrue(file.banner().orElse("none").contains("only an empty text"), () -> "banner: " + file.banner());
        file.type("", "<domain type='qemu'><name>new</name></domain>");
        assertEquals(Optional.empty(), file.banner());
        file.save();
        assertEquals("<domain type='qemu'><name>new</name></domain>",
                new String(file.onDisk(), StandardCharsets.UTF_8));
    }

    @Test
    void entityBomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE domain [\n<!ENTITY a0 'ha'>\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d '&a%d;&a%d;&a%d;&a%d;'>%n".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        EditedFile file = EditedFile.open(workbench, bomb + "]>\n<domain><name>&a29;</name></domain>\n");
        assertTrue(file.banner().orElse("none").contains(
                "A domain has no document type, and entities are neither expanded nor fetched; take out the <!DOCTYPE"),
                () -> "banner: " + file.banner());
    }

    @Test
    void externalEntityIsNotFetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "a secret of this machine");
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).configureBlocking(false);
            String url = "http://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort();
            EditedFile file = EditedFile.open(workbench, """
                    <?xml-stylesheet href='URL/style.xsl' type='text/xsl'?>
                    <!DOCTYPE domain SYSTEM 'URL/domain.dtd' [
                      <!ENTITY % more SYSTEM 'URL/more.dtd'> %more;
                      <!ENTITY fetched SYSTEM 'URL/entity'>
                      <!ENTITY secret SYSTEM 'SECRET'>
                    ]>
                    <domain xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                        xsi:noNamespaceSchemaLocation='URL/domain.xsd'>
                      <name>&fetched;&secret;</name>
                      <xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='URL/included'/>
                    </domain>
                    """.replace("URL", url).replace("SECRET", secret.toUri().toString()));
            assertTrue(file.banner().orElse("none").contains("take out the <!DOCTYPE"),
                    () -> "banner: " + file.banner());
            assertFalse(file.says("a secret of this machine"));

            // without its document type it is a domain: it is read, and asked about, and still nothing is fetched
            file.delete(file.text().substring(file.text().indexOf("<!DOCTYPE"), file.text().indexOf("<domain")));
            assertTrue(file.banner().orElse("none").contains("fetched"), () -> "banner: " + file.banner());
            file.delete("&fetched;&secret;");
            assertEquals(Optional.empty(), file.banner());
            assertNull(server.accept(), "somebody connected");
        }
    }

    @Test
    void fiftyMegabytes() {
        byte[] huge = new byte[50 << 20];
        Arrays.fill(huge, (byte) ' ');
        byte[] start = "<domain><name>huge</name>".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, huge, 0, start.length);
        var machine = workbench.file("machine.xml", huge);
        long before = System.nanoTime();
        EditedFile file = EditedFile.open(workbench, machine);
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(file.banner().orElse("none").contains("16 MiB"), () -> "banner: " + file.banner());
        assertTrue(took.toSeconds() < 5, () -> "took " + took);
        assertEquals("", file.text());
        assertCannotBeEdited(file);
        assertEquals(50 << 20, file.onDisk().length);
    }

    @Test
    void unknownElementsAreKept() {
        String before = Sample.ODD.replace("<video>", "<video><model type='hologram' depth='3'/><x:y xmlns:x='urn:x'>"
                + "<![CDATA[ <kept> ]]></x:y></video>\n    <teleporter to=\"&lt;there&gt;\"/>\n    <video>");
        EditedFile file = EditedFile.open(workbench, before);
        assertEquals(Optional.empty(), file.banner());
        assertTrue(file.text().contains("hologram"));
        file.enter("vgamem", "32768");
        file.save();
        assertArrayEquals(before.replace("vgamem = \"16384\"", "vgamem = \"32768\"").getBytes(StandardCharsets.UTF_8),
                file.onDisk());
    }

    @Test
    void wrongEncodingIsNotWrittenBack() {
        byte[] latin = Sample.ODD.replace("€", "").getBytes(StandardCharsets.ISO_8859_1);
        EditedFile file = EditedFile.open(workbench, latin);
        assertEquals(Optional.of("Line 4, column 46: the byte 0xE4 is not UTF-8; save the file as UTF-8, or declare the"
                + " encoding that it is in, such as <?xml version='1.0' encoding='ISO-8859-1'?>."), file.banner());
        assertTrue(file.text().contains("behind: ä"), "it can be looked at");
        assertCannotBeEdited(file);
        assertArrayEquals(latin, file.onDisk());
    }

    @Test
    void anotherEncodingThatIsDeclaredIsKept() {
        String before = Sample.ODD.replace("€", "").replace("UTF-8", "ISO-8859-1");
        EditedFile file = EditedFile.open(workbench, before.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(Optional.empty(), file.banner());
        file.enter("vgamem", "32768");
        file.save();
        assertArrayEquals(before.replace("vgamem = \"16384\"", "vgamem = \"32768\"")
                .getBytes(StandardCharsets.ISO_8859_1), file.onDisk());
    }

    @Test
    void aCharacterThatTheEncodingLacksIsSaidAndNotSaved() {
        String before = Sample.ODD.replace("€", "").replace("UTF-8", "ISO-8859-1");
        EditedFile file = EditedFile.open(workbench, before.getBytes(StandardCharsets.ISO_8859_1));
        file.type("<name>", "€");
        var told = workbench.dialogs().expect("Not Saved", "Cancel");
        file.save();
        assertTrue(told.sentence().contains("ISO-8859-1 cannot hold the character U+20AC; write it as &#8364;"),
                told::sentence);
        assertTrue(file.editor().isDirty());
        assertTrue(file.text().contains("<name>€"));
        assertArrayEquals(before.getBytes(StandardCharsets.ISO_8859_1), file.onDisk());
    }

    private static void assertCannotBeEdited(EditedFile file) {
        String before = file.text();
        file.type("", "<");
        assertEquals(before, file.text());
        assertFalse(file.editor().isDirty());
    }
}
