// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigureCommandTest {
    private static final String TWO = """
            <domain type='qemu'>
              <name>Grün</name>
              <devices>
                <video><model type='card' vgamem='16384'/></video>
                <video><model type='card' vgamem='2048'/></video>
              </devices>
            </domain>
            """;
    private final Cli cli = new Cli();
    @TempDir
    Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("x.xml"), text);
    }

    private Cli.Result set(Path file, Object... more) {
        Object[] arguments = Stream
                .concat(Stream.of("configure", file, "--use", "card", "--set", "vgamem=32768"), Stream.of(more))
                .toArray();
        return cli.run(arguments);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void diffShowsTheOneLineAndWritesNothing() throws IOException {
        Path file = file(TWO);

        Cli.Result result = set(file, "--diff");

        assertEquals("", result.err());
        assertEquals("""
                --- %1$s
                +++ %1$s
                @@ -1,7 +1,7 @@
                 <domain type='qemu'>
                   <name>Grün</name>
                   <devices>
                -    <video><model type='card' vgamem='16384'/></video>
                +    <video><model type='card' vgamem='32768'/></video>
                     <video><model type='card' vgamem='2048'/></video>
                   </devices>
                 </domain>
                """.formatted(file), result.out());
        assertEquals(TWO, Files.readString(file));
    }

    @Test
    void twoUsesAreToldApartByIndex() throws IOException {
        Path file = file(TWO);

        assertEquals(TWO.replace("2048", "32768"), set(file, "--index", "2").out());
        assertEquals("This machine uses card 2 time(s); --index 3 is none of them.",
                set(file, "--index", "3").sentence(2));
        assertTrue(set(file, "--index", "0").sentence(2).contains("--index 0"));
        assertTrue(set(file, "--add").out().contains("vgamem='2048'/></video>\n    <video>\n"),
                set(file, "--add").out());
    }

    @Test
    void aMachineWithoutAUseGetsOne() throws IOException {
        assertTrue(set(file("<domain type='qemu'/>")).out().contains("vgamem='32768'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void inPlaceKeepsEncodingAndByteOrderMark(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding);
        Path file = Files.write(folder.resolve("x.xml"), ("\uFEFF" + TWO).getBytes(charset));

        Cli.Result result = set(file, "--in-place");

        assertEquals(0, result.code(), result.err());
        assertEquals("", result.out());
        assertArrayEquals(("\uFEFF" + TWO.replace("16384", "32768")).getBytes(charset), Files.readAllBytes(file));
    }

    @Test
    void declaredEncodingIsKeptInPlaceAndOnStandardOutput() throws IOException {
        String text = "<?xml version='1.0' encoding='ISO-8859-1'?>\r\n" + TWO.replace("\n", "\r\n");
        Path file = Files.write(folder.resolve("x.xml"), text.getBytes(StandardCharsets.ISO_8859_1));
        byte[] expected = text.replace("16384", "32768").getBytes(StandardCharsets.ISO_8859_1);

        assertArrayEquals(expected, set(file).bytes());
        assertEquals(0, set(file, "--in-place").code());
        assertArrayEquals(expected, Files.readAllBytes(file));
    }

    @Test
    void aCharacterThatTheEncodingCannotHoldIsRefusedAndNothingIsWritten() throws IOException {
        String text = "<?xml version='1.0' encoding='ISO-8859-1'?>\n" + TWO;
        Path file = Files.write(folder.resolve("x.xml"), text.getBytes(StandardCharsets.ISO_8859_1));

        String sentence = cli.run("configure", file, "--use", "card", "--set", "note=日", "--in-place").sentence(2);

        assertTrue(sentence.startsWith(file + ":5:"), sentence);
        assertTrue(sentence.contains("ISO-8859-1 cannot hold the character U+65E5"), sentence);
        assertArrayEquals(text.getBytes(StandardCharsets.ISO_8859_1), Files.readAllBytes(file));
        assertEquals(1, files());
    }

    @Test
    void inPlaceKeepsPermissionsAndASymbolicLinkAndLeavesNothingBehind() throws IOException {
        Path file = file(TWO);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.xml"), Path.of("x.xml"));

        assertEquals(0, set(link, "--in-place").code());

        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.readString(file).contains("32768"));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(2, files());
    }

    @Test
    void whoReadsWhileItIsWrittenReadsTheOldFileToItsEnd() throws IOException {
        Path file = file(TWO);
        try (InputStream reader = Files.newInputStream(file)) {
            assertEquals('<', reader.read());
            assertEquals(0, set(file, "--in-place").code());

            assertEquals(TWO.substring(1), new String(reader.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertTrue(Files.readString(file).contains("32768"));
    }

    @Test
    void nothingIsWrittenWhereNothingChanges() throws IOException {
        Path file = file(TWO.replace("16384", "32768"));
        Object before = Files.getAttribute(file, "unix:ino");

        assertEquals(0, set(file, "--in-place").code());

        assertEquals(before, Files.getAttribute(file, "unix:ino"));
        assertEquals("", set(file, "--diff").out());
    }

    @Test
    void readOnlyFile() throws IOException {
        Path file = file(TWO);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertEquals(file
                + ": this cannot be written (it is read-only) and nothing was changed; use -o FILE to write elsewhere.",
                set(file, "--in-place").sentence(2));

        assertEquals(TWO, Files.readString(file));
        assertEquals(1, files());
    }

    @Test
    void outputGoesToAFile() throws IOException {
        Path file = file(TWO);
        Path output = folder.resolve("y.xml");

        assertEquals(0, set(file, "-o", output).code());

        assertEquals(TWO, Files.readString(file));
        assertEquals(TWO.replace("16384", "32768"), Files.readString(output));
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(output)));
        assertTrue(set(file, "-o", folder.resolve("none/y.xml")).sentence(2).contains("nothing was changed"));
    }

    @Test
    void whatIsNoFileIsWrittenIntoAndNotReplaced() throws IOException {
        Path full = Path.of("/dev/full");

        assertTrue(set(file(TWO), "-o", full).sentence(2).contains("No space left"));

        assertFalse(Files.isRegularFile(full));
    }

    @Test
    void unknownProvider() throws IOException {
        assertEquals("There is no provider \"voodoo\"; there is card.",
                cli.run("configure", file(TWO), "--use", "voodoo").sentence(2));
    }

    @Test
    void unknownSetting() throws IOException {
        assertEquals("There is no setting \"speed\"; there are vgamem, note.",
                cli.run("configure", file(TWO), "--use", "card", "--set", "speed=1").sentence(2));
    }

    @Test
    void badValue() throws IOException {
        Path file = file(TWO);

        assertEquals("vgamem must be a whole number, not \"much\".",
                cli.run("configure", file, "--use", "card", "--set", "vgamem=much").sentence(2));
        assertEquals("vgamem must be 1024 KiB or more.",
                cli.run("configure", file, "--use", "card", "--set", "vgamem=1", "--in-place").sentence(2));
        assertEquals(TWO, Files.readString(file));
        assertEquals(2, cli.run("configure", file, "--use", "card", "--set", "vgamem").code());
        assertEquals(2, set(file, "--diff", "--in-place").code(), "one target at most");
    }

    @Test
    void aSettingMayHoldWhatXmlEscapes() throws IOException {
        Cli.Result result = cli.run("configure", file(TWO), "--use", "card", "--set", "note=a=<b>&'c'");

        assertTrue(result.out().contains("note='a=&lt;b"), result.out());
        assertTrue(result.out().contains("&amp;&apos;c&apos;'"), result.out());
    }
}
