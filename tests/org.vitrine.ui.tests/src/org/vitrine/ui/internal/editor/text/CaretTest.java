// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a caret, written as a bar, is in texts that are typed just now. */
class CaretTest {

    private static Caret at(String marked) {
        int offset = marked.indexOf('|');
        return Caret.at(marked.replace("|", ""), offset);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "<domain><dev|; ELEMENT; domain; dev",
            "<domain>  <|  <os/></domain>; ELEMENT; domain; ~~",
            "<domain><video></video><os><ty|pe>hvm</type></os></domain>; ELEMENT; domain/os; ty",
            "<domain><os><type>hv|m</type></os></domain>; TEXT; domain/os/type; hv",
            "<domain><devices>|</devices></domain>; TEXT; domain/devices; ~~",
            "<domain><os><type>hvm</ty|; END_TAG; domain/os/type; ty",
            "<domain><!-- <os> | --><x/></domain>; OTHER; domain; ~~",
            "<domain><a b='>'/><c|; ELEMENT; domain; c",
            "<domain><a></b></a><c|; ELEMENT; domain; c",
            "|; TEXT; ~~; ~~"})
    void elementsAndTexts(String marked, Caret.Kind kind, String path, String typed) {
        Caret caret = at(marked);
        assertEquals(kind, caret.kind());
        assertEquals(path, caret.path());
        assertEquals(typed, caret.typed());
    }

    @Test
    void anAttributeKnowsThoseBesideIt() {
        Caret caret = at("<domain><graphics type='spice' po|rt='1' autoport=\"no\"/></domain>");
        assertEquals(Caret.Kind.ATTRIBUTE, caret.kind());
        assertEquals("domain/graphics", caret.path());
        assertEquals(Set.of("type", "autoport"), caret.present());
        assertEquals("po", caret.typed());
    }

    @Test
    void aValueIsReplacedAsAWholeAndDoesNotNarrowItself() {
        Caret caret = at("<domain><graphics type='sp|ice'/></domain>");
        assertEquals(Caret.Kind.VALUE, caret.kind());
        assertEquals("type", caret.attribute());
        assertEquals(5, caret.to() - caret.from());
        assertEquals(Map.of(), caret.wayToAsk().getLast().attributes());
        assertEquals(Map.of("type", "spice"), caret.way().getLast().attributes());
    }

    @Test
    void aValueThatNobodyHasClosedYetEndsWithItsLine() {
        Caret caret = at("<domain>\n<graphics type='sp|\n<video/>\n</domain>");
        assertEquals(Caret.Kind.VALUE, caret.kind());
        assertEquals("sp", caret.typed());
        assertEquals(2, caret.to() - caret.from());
    }

    @Test
    void aTagThatIsBeingTypedIsATag() {
        assertEquals(Caret.Kind.ATTRIBUTE, at("<domain><graphics |\n<video/></domain>").kind());
        assertEquals("domain/graphics", at("<domain><graphics |").path());
    }
}
