// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedTest {

    private static final String BODY = "<domain type='kvm'>\r\n  <name>Grüße</name>\n</domain>\n";

    private static byte[] bytes(boolean mark, String text, String charset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (mark) {
            out.writeBytes("\uFEFF".getBytes(Charset.forName(charset)));
        }
        out.writeBytes(text.getBytes(Charset.forName(charset)));
        return out.toByteArray();
    }

    private static String declaring(String encoding) {
        return "<?xml version='1.0' encoding='" + encoding + "' standalone='yes'?>\n" + BODY;
    }

    private static String refused(byte[] bytes) {
        return String.valueOf(assertThrows(DomainException.class, () -> Encoded.of(bytes)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-8,false", "utf-8,UTF-8,true", "UTF-16,UTF-16LE,true", "UTF-16,UTF-16BE,true",
            "UTF-16LE,UTF-16LE,false", "UTF-16,UTF-16BE,false", "UTF-32,UTF-32BE,true", "UTF-32LE,UTF-32LE,false",
            "UTF-32,UTF-32LE,true", "ISO-8859-1,ISO-8859-1,false", "iso-8859-15,ISO-8859-15,false",
            "windows-1252,windows-1252,false", "IBM850,IBM850,false"})
    void readAndWrittenIsTheSame(String declared, String charset, boolean mark) {
        byte[] file = bytes(mark, declaring(declared), charset);
        Encoded encoded = Encoded.of(file);
        assertEquals(declaring(declared), encoded.text());
        assertEquals(Charset.forName(charset), encoded.charset());
        assertEquals(mark, encoded.hasByteOrderMark());
        assertArrayEquals(file, encoded.bytes());
        assertEquals(Optional.of("Grüße"), Domain.of(encoded.text()).name());
        String edited = encoded.text().replace("Grüße", "Füße");
        assertArrayEquals(bytes(mark, edited, charset), encoded.withText(edited).bytes());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "UTF-16LE,true", "UTF-16BE,true", "UTF-16LE,false", "UTF-32BE,true"})
    void withoutADeclaration(String charset, boolean mark) {
        byte[] file = bytes(mark, BODY, charset);
        assertEquals(BODY, Encoded.of(file).text());
        assertArrayEquals(file, Encoded.of(file).bytes());
    }

    @Test
    void anEmptyFileIsAnEmptyText() {
        assertEquals("", Encoded.of(new byte[0]).text());
        assertEquals(0, Encoded.of(new byte[0]).bytes().length);
        assertEquals(3, Encoded.of(bytes(true, "", "UTF-8")).bytes().length);
    }

    @Test
    void anyBytesAreReadExactlyOrRefused() {
        Random random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            byte[] file = bytes(random.nextInt(4) == 0,
                    i % 3 == 0 ? BODY : declaring(i % 3 == 1 ? "Shift_JIS" : "UTF-16"),
                    i % 2 == 0 ? "UTF-8" : "UTF-16LE");
            for (int n = random.nextInt(3); n >= 0; n--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            try {
                assertArrayEquals(file, Encoded.of(file).bytes());
            } catch (DomainException e) {
                assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
            }
        }
    }

    @Test
    void aDeclarationThatIsNotTrue() {
        assertTrue(refused(bytes(false, declaring("UTF-16"), "UTF-8"))
                .contains("declares the encoding \"UTF-16\" but its bytes"));
        assertTrue(refused(bytes(true, declaring("UTF-16"), "UTF-8")).contains("but its bytes are UTF-8"));
        assertTrue(refused(bytes(true, declaring("UTF-8"), "UTF-16LE")).contains("but its bytes are UTF-16LE"));
        assertTrue(refused(bytes(false, declaring("ISO-8859-1"), "UTF-16BE")).contains("but its bytes are UTF-16BE"));
        assertTrue(refused(bytes(false, declaring("IBM037"), "UTF-8")).contains("cannot be read and kept"));
    }

    @Test
    void anUnknownEncoding() {
        assertTrue(
                refused(bytes(false, declaring("Klingon"), "UTF-8")).contains("the encoding \"Klingon\" is unknown"));
        assertTrue(
                refused(bytes(false, declaring("no such"), "UTF-8")).contains("the encoding \"no such\" is unknown"));
    }

    @Test
    void halfACharacterAtTheEnd() {
        byte[] whole = "<domain/><!-- ü -->".replace(" -->", "").getBytes(StandardCharsets.UTF_8);
        assertTrue(refused(java.util.Arrays.copyOf(whole, whole.length - 1))
                .contains("column 15: the byte 0xC3 is not UTF-8"));
        assertTrue(refused(new byte[]{(byte) 0xFE, (byte) 0xFF, 0, '<', 0}).contains("is not UTF-16BE"));
    }

    @Test
    void aCharacterThatTheEncodingCannotHold() {
        Encoded latin = Encoded.of(bytes(false, declaring("ISO-8859-1"), "ISO-8859-1"));
        DomainException e = assertThrows(DomainException.class,
                () -> latin.withText(declaring("ISO-8859-1").replace("ü", "Ω"))
                        .bytes());
        assertEquals(Optional.of(new Position(3, 11)), e.position());
        assertTrue(String.valueOf(e.getMessage())
                .contains("ISO-8859-1 cannot hold the character U+03A9; write it as &#937;"));
    }

    @Test
    void aChangedDeclarationIsFollowed() {
        Encoded latin = Encoded.of(bytes(false, declaring("ISO-8859-1"), "ISO-8859-1"));
        assertArrayEquals(bytes(false, declaring("UTF-8"), "UTF-8"), latin.withText(declaring("UTF-8")).bytes());
        assertArrayEquals(bytes(true, declaring("UTF-16"), "UTF-16BE"), latin.withText(declaring("UTF-16")).bytes());
        assertArrayEquals(bytes(false, BODY, "UTF-8"), latin.withText(BODY).bytes());
        Encoded marked = Encoded.of(bytes(true, BODY, "UTF-8"));
        assertArrayEquals(bytes(true, declaring("UTF-8"), "UTF-8"), marked.withText(declaring("UTF-8")).bytes());
        assertArrayEquals(bytes(false, declaring("ISO-8859-1"), "ISO-8859-1"),
                marked.withText(declaring("ISO-8859-1")).bytes());
        assertThrows(DomainException.class, () -> marked.withText(declaring("Klingon")).bytes());
    }
}
