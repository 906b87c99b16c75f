// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.dialect.qemu.internal.shell.Script;
import org.vitrine.dialect.qemu.internal.shell.ShellException;
import org.vitrine.dialect.qemu.internal.shell.Word;

/** Words of scripts as a shell makes them; the expected words are those that bash prints with {@code printf '<%s>'}. */
class ScriptTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            p a b                                   | <p><a><b>
            p a\\ b 'c  d' "e 'f"                   | <p><a b><c  d><e 'f>
            p a'b'"c"                               | <p><abc>
            p "" ''                                 | <p><><>
            p "a\\$b\\"c\\d"                        | <p><a$b"c\\d>
            A=1; p $A "$A" '$A' ${A}b               | <p><1><1><$A><1b>
            A='x  y'; p $A "$A"                     | <p><x><y><x  y>
            A=; p $A "$A" end                       | <p><><end>
            p ${UNSET:-d} "${UNSET-e f}"            | <p><d><e f>
            A=1; A+=2; p $A                         | <p><12>
            a=(1 '2 3' 4); p "${a[@]}"              | <p><1><2 3><4>
            a=(1 2); a+=(3 4); p ${a[@]}            | <p><1><2><3><4>
            a=(); p "${a[@]}" x                     | <p><x>
            a=(1 2); p "${a[0]}" "$a"               | <p><1><1>
            export A=1 B=2; p $A$B                  | <p><12>
            p $'a\\tb'                              | <p><a	b>
            p a#b # c                               | <p><a#b>
            p a >/dev/null 2>&1 b                   | <p><a><b>
            A=1 p $A                                | <p><$A>
            if true; then p x; fi                   | <p><x>
            f() { p x; }                            | <p><x>
            case $1 in a) p x;; b) p y;; esac       | <p><x>
            p *.img ~/x                             | <p><*.img><~/x>
            p $(date) `id`                          | <p><$(date)><`id`>
            A="-x y$(id -u) z"; p $A                | <p><-x><y$(id -u)><z>
            p "$(echo ")")" x                       | <p><$(echo ")")><x>
            """)
    void words(String script, String words) throws ShellException {
        assertEquals(words, shown(script));
    }

    /** Each of its characters was compared with each of its pieces. */
    @Test
    void aVariableWithManyPiecesThatOnlyTheShellCanTellIsNoReasonToWait() {
        String script = "A=\"" + "$(a)".repeat(50_000) + "b".repeat(250_000) + "\"; p $A";
        String words = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> shown(script));
        assertTrue(words.startsWith("<p><$(a)$(a)") && words.endsWith("bb>"), () -> words.substring(0, 40));
    }

    private static String shown(String script) throws ShellException {
        List<Word> words = Script.of(script).commands().stream().map(Script.Command::words)
                .filter(w -> w.getFirst().text().equals("p")).findFirst().orElseThrow();
        return words.stream().map(w -> "<" + w.text() + ">").collect(Collectors.joining());
    }

    @Test
    void continuedLinesAndComments() throws ShellException {
        assertEquals("<p><a><b>", shown("# first\np a \\\n   b # last\nq"));
        assertEquals("<p><a><b>", shown("p a \\\r\n b\r\n"));
        assertEquals("<p><ab>", shown("p a\\\nb"));
    }

    @Test
    void hereDocumentsAreNoCommands() throws ShellException {
        assertEquals(List.of("cat", "p"), Script.of("cat <<'EOF' > x\nq a\nEOF\np\n").commands().stream()
                .map(c -> c.words().getFirst().text()).toList());
    }

    @Test
    void aHereStringIsOneWordAndNoDocument() throws ShellException {
        assertEquals(List.of("read", "p"), Script.of("IFS=';' read -ra A <<< \"$LIST\"\np\n").commands().stream()
                .map(c -> c.words().getFirst().text()).toList());
    }

    @Test
    void whatOnlyARunningShellKnowsIsNamed() throws ShellException {
        Word word = Script.of("p x$(date)$1").commands().getFirst().words().getLast();
        assertEquals(List.of("$(date)", "$1"), word.unknown());
        assertEquals("x$(date)$1", word.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p $((16 * 1024))M                 | 16384M
            A=4; B=2; p $((A * $B - (1+1) % 2)) | 8
            A=3; p $((${A}*0x10/-2))          | -24
            p $((A + 1))                      | $((A + 1))
            if x; then A=2; fi; p $((A))      | $((A))
            p $((1 / 0))                      | $((1 / 0))
            p $((2 ** 3))                     | $((2 ** 3))
            """)
    void sumsOfWholeNumbersAreWorkedOut(String script, String word) throws ShellException {
        Word last = Script.of(script).commands().getLast().words().getLast();
        assertEquals(word, last.text());
        assertEquals(word.startsWith("$"), !last.unknown().isEmpty());
    }

    @Test
    void sumsEndHoweverDeep() throws ShellException {
        String deep = "$((" + "(".repeat(90_000) + "1" + ")".repeat(90_000) + "))";
        assertEquals(List.of(deep), Script.of("p " + deep).commands().getFirst().words().getLast().unknown());
    }

    @Test
    void aConditionalValueIsRemarkedOn() throws ShellException {
        Script script = Script.of("A=1\nif x; then A=2; fi\np $A");
        assertEquals("1", script.commands().getLast().words().getLast().text());
        assertEquals("$A", script.remarks().getFirst().part());
        assertEquals(List.of(), Script.of("if x; then A=2; fi\nA=3\np $A").remarks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=(1); if x; then a+=(2); fi; a+=(3); p "${a[@]}" | ${a[@]}
            A=1; if x; then A+=2; fi; A+=3; p $A              | $A
            """)
    void whatAConditionAddsIsRemarkedOnAlsoWhereMoreIsAddedLater(String script, String part) throws ShellException {
        assertEquals("<p>" + (part.equals("$A") ? "<13>" : "<1><3>"), shown(script));
        Script.Remark remark = Script.of(script).remarks().getFirst();
        assertEquals(part, remark.part());
        assertTrue(remark.why().contains("adds"), remark.why());
    }

    @Test
    void placesLeadToWhereAValueStands() throws ShellException {
        String text = "A=value\np 'x'$A";
        Word word = Script.of(text).commands().getFirst().words().getLast();
        assertEquals(text.indexOf("value"), word.offset(1));
        assertEquals(text.indexOf("x"), word.offset(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            p 'a     | 2
            p "a     | 2
            p $(a    | 2
            p `a     | 2
            a=(1     | 0
            p ${a    | 2
            """)
    void whatIsNotClosedIsSaid(String script, int offset) {
        assertEquals(offset, assertThrows(ShellException.class, () -> Script.of(script)).offset());
    }

    @Test
    void growthEnds() {
        String script = "a=xxxxxxxxxxxxxxxx\n" + "a=$a$a\n".repeat(40) + "p $a";
        assertTrue(assertThrows(ShellException.class, () -> Script.of(script)).toString().contains("million"));
    }
}
