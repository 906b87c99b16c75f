// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.host.Text;
import org.vitrine.provider.Choice;
import org.vitrine.ui.internal.editor.schema.Grammar;
import org.vitrine.ui.internal.editor.schema.GrammarReader;

/** What is offered at a caret, written as a bar, with a schema and without. */
class SuggestionsTest {
    private static final String SCHEMA = """
            <grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><element name='domain'><interleave>
              <element name='name'><text/></element>
              <zeroOrMore><element name='video'><element name='model'>
                <attribute name='type'><choice><value>qxl</value><value>virtio</value></choice></attribute>
                <optional><attribute name='rendernode'/></optional>
                <optional><attribute name='primary'><value>yes</value></attribute></optional><empty/>
              </element></element></zeroOrMore>
            </interleave></element></start></grammar>""";
    private static final Offered NODE = new Offered("video/model@rendernode", Text.of("Drawn by"),
            List.of(Choice.of("/dev/dri/renderD128", "Some card"), Choice.of("/dev/dri/renderD129", "Another & more")));

    @TempDir
    Path folder = Path.of("");

    private Suggestions withSchema() throws IOException {
        Grammar grammar = GrammarReader.read(Files.writeString(folder.resolve("domain.rng"), SCHEMA));
        return new Suggestions(Optional.of(grammar), List.of(NODE));
    }

    private static final Suggestions WITHOUT = new Suggestions(Optional.empty(), List.of(NODE));

    private static List<String> labels(Suggestions suggestions, String marked) {
        return suggestions.at(marked.replace("|", ""), marked.indexOf('|')).stream().map(Suggestion::label).toList();
    }

    private static String applied(Suggestions suggestions, String marked, String label) {
        String text = marked.replace("|", "");
        Suggestion one = suggestions.at(text, marked.indexOf('|')).stream().filter(s -> s.label().equals(label))
                .findFirst()
                .orElseThrow();
        String after = text.substring(0, one.from()) + one.insert() + text.substring(one.to());
        int caret = one.from() + one.caret();
        return after.substring(0, caret) + "|" + after.substring(caret);
    }

    @Test
    void elementsComeWithWhatTheyMustHave() throws IOException {
        assertEquals(List.of("name", "video"), labels(withSchema(), "<domain><|</domain>"));
        assertEquals(List.of("video"), labels(withSchema(), "<domain><vi|</domain>"));
        assertEquals("<domain><video>|</video></domain>", applied(withSchema(), "<domain><vi|</domain>", "video"));
        assertEquals("<domain a=\"b\"><video><model type=\"|\"/></video></domain>",
                applied(withSchema(), "<domain a=\"b\"><video>|</video></domain>", "model"));
    }

    @Test
    void elementsThatMayBeThereOnceAreNotOfferedAgain() throws IOException {
        String before = "<domain><!-- <name/> --><video/><name>a</name>";
        assertEquals(List.of("video"), labels(withSchema(), before + "<|</domain>"));
        assertEquals(List.of("video"), labels(withSchema(), before + "<vi|deo></video></domain>"));
        assertEquals(List.of("video"), labels(withSchema(), "<domain>|<video><model/></video><name>a</name></domain>"));
        assertEquals(List.of("name"), labels(withSchema(), "<domain><video/><na|me>a</name></domain>"),
                "its own name may be written anew");
        assertEquals(List.of("model"),
                labels(withSchema(), before + "<video><model/></video><video><|</video></domain>"),
                "what another element has does not matter");
        assertEquals(List.of("name", "video"),
                labels(withSchema(), "<domain><video><name>a</name></video><|</domain>"));
        assertEquals(List.of("video"), labels(withSchema(), "<domain><video><open></video><name/><|"),
                "nor what nobody has closed");
    }

    @Test
    void attributesThatAreThereAreNotOffered() throws IOException {
        String at = "<domain><video><model type='qxl' |/></video></domain>";
        assertEquals(List.of("rendernode", "primary"), labels(withSchema(), at));
        assertEquals("<domain><video><model type='qxl' rendernode='|'/></video></domain>",
                applied(withSchema(), at, "rendernode"));
        assertEquals("<domain><video><model type='qxl' primary='yes'|/></video></domain>",
                applied(withSchema(), at, "primary"), "where only one value is possible it is written");
    }

    @Test
    void valuesAreThoseOfTheSchemaAndOfTheHost() throws IOException {
        assertEquals(List.of("qxl", "virtio"),
                labels(withSchema(), "<domain><video><model type='|qxl'/></video></domain>"));
        assertEquals("<domain><video><model type='virtio|'/></video></domain>",
                applied(withSchema(), "<domain><video><model type='v|xl'/></video></domain>", "virtio"));
        assertEquals(List.of("/dev/dri/renderD128", "/dev/dri/renderD129"),
                labels(withSchema(), "<domain><video><model rendernode='|'/></video></domain>"));
        assertTrue(withSchema().remark().isEmpty());
    }

    @Test
    void withoutASchemaTheDocumentAndTheProvidersAreWhatIsKnown() {
        String text = "<domain><video><model type='qxl'/></video><video><model type='bochs'/></video><video><model |/></video>"
                + "</domain>";
        assertEquals(List.of("type", "rendernode"), labels(WITHOUT, text));
        assertEquals(List.of("qxl", "bochs"), labels(WITHOUT, text.replace("<model |/>", "<model type='|'/>")));
        assertEquals(List.of("video"), labels(WITHOUT, "<domain><video/><|</domain>"));
        assertFalse(WITHOUT.remark().isEmpty(), "and it is said");
    }

    @Test
    void endTagsAreClosed() {
        assertEquals("<domain><os></os>|", applied(WITHOUT, "<domain><os></|", "os"));
    }
}
