// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a grammar says may stand where. The schemas here are written by hand in the forms that libvirt's have. */
class GrammarTest {
    private static final String HEAD = "<grammar xmlns='http://relaxng.org/ns/structure/1.0' "
            + "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>";
    private static final Step DOMAIN = new Step("domain", Map.of());

    @TempDir
    Path folder = Path.of("");

    private Grammar grammar(String definitions) throws IOException {
        return GrammarReader.read(write("domain.rng", definitions));
    }

    private Path write(String name, String definitions) throws IOException {
        return Files.writeString(folder.resolve(name), HEAD + definitions + "</grammar>");
    }

    @Test
    void alternativesAreToldApartByTheAttributesThatAreThere() throws IOException {
        Grammar grammar = grammar("""
                <start><element name='domain'><zeroOrMore><ref name='graphics'/></zeroOrMore></element></start>
                <define name='graphics'><element name='graphics'><choice>
                  <group><attribute name='type'><value>vnc</value></attribute>
                    <optional><attribute name='socket'/></optional></group>
                  <group><attribute name='type'><value>spice</value></attribute>
                    <interleave><optional><element name='image'><empty/></element></optional></interleave></group>
                </choice></element></define>""");
        Rule any = grammar.rule(List.of(DOMAIN, new Step("graphics", Map.of()))).orElseThrow();
        assertEquals(Set.of("vnc", "spice"), any.attribute("type").orElseThrow().words());
        assertEquals(Set.of("type"), any.required(), "all alternatives demand it");
        Rule vnc = grammar.rule(List.of(DOMAIN, new Step("graphics", Map.of("type", "vnc")))).orElseThrow();
        assertEquals(Set.of("type", "socket"), vnc.attributes().keySet());
        assertTrue(vnc.isEmpty());
        Rule spice = grammar.rule(List.of(DOMAIN, new Step("graphics", Map.of("type", "spice")))).orElseThrow();
        assertEquals(Set.of("image"), spice.children().keySet());
        assertFalse(spice.attributes().containsKey("socket"));
        Rule wrong = grammar.rule(List.of(DOMAIN, new Step("graphics", Map.of("type", "nonsense")))).orElseThrow();
        assertEquals(Set.of("image"), wrong.children().keySet(), "what fits nothing rules out nothing");
    }

    @Test
    void itIsKnownWhatMayStandSeveralTimes() throws IOException {
        Grammar grammar = grammar(
                """
                        <start><element name='domain'><choice>
                          <group><element name='certificate'><text/></element><element name='certificate'><text/></element></group>
                          <group><attribute name='mode'><value>one</value></attribute><element name='certificate'><text/></element>
                            <oneOrMore><choice><element name='disk'><text/></element><element name='video'><text/></element></choice>
                            </oneOrMore></group>
                        </choice></element></start>""");
        assertEquals(Map.of("certificate", new Occurs(true, true)),
                grammar.rule(List.of(new Step("domain", Map.of("mode", "two")))).orElseThrow().children());
        assertEquals(Map.of("certificate", new Occurs(false, true), "disk", Occurs.ANY, "video", Occurs.ANY),
                grammar.rule(List.of(DOMAIN)).orElseThrow().children());
    }

    @Test
    void includesAreFollowedOverriddenAndCombined() throws IOException {
        write("common.rng", """
                <define name='name'><element name='name'><text/></element></define>
                <define name='mode'><value>old</value></define>
                <define name='extra'><empty/></define>""");
        Grammar grammar = grammar(
                """
                        <include href='common.rng'><define name='mode'><value>new</value></define></include>
                        <start><element name='domain'><attribute name='mode'><ref name='mode'/></attribute>
                          <ref name='name'/><ref name='extra'/></element></start>
                        <define name='extra' combine='choice'><element name='more'><data type='unsignedInt'/></element></define>""");
        Rule domain = grammar.rule(List.of(DOMAIN)).orElseThrow();
        assertEquals(Set.of("new"), domain.attribute("mode").orElseThrow().words());
        assertEquals(Map.of("name", Occurs.ONCE, "more", new Occurs(false, false)), domain.children());
        assertEquals(Set.of("unsignedInt"),
                grammar.rule(List.of(DOMAIN, new Step("more", Map.of()))).orElseThrow().text().types());
    }

    @Test
    void namespacesOfLibvirtHaveTheirPrefix() throws IOException {
        Grammar grammar = grammar("""
                <start><element name='domain'><optional>
                  <element name='commandline' ns='http://libvirt.org/schemas/domain/qemu/1.0'>
                    <zeroOrMore><element name='arg'><attribute name='value'/></element></zeroOrMore>
                  </element></optional></element></start>""");
        Step line = new Step("qemu:commandline", Map.of());
        assertEquals(Set.of("qemu:commandline"), grammar.rule(List.of(DOMAIN)).orElseThrow().children().keySet());
        assertEquals(Set.of("qemu:arg"), grammar.rule(List.of(DOMAIN, line)).orElseThrow().children().keySet());
    }

    @Test
    void whatRefersToItselfEnds() throws IOException {
        Grammar grammar = grammar(
                """
                        <start><element name='domain'><ref name='a'/></element></start>
                        <define name='a'><choice><ref name='a'/><element name='b'><ref name='a'/></element></choice></define>""");
        assertEquals(Set.of("b"), grammar.rule(List.of(DOMAIN)).orElseThrow().children().keySet());
        assertEquals(Optional.empty(), grammar.rule(List.of(DOMAIN, new Step("c", Map.of()))));
    }

    @Test
    void whatIsNoSchemaIsRefusedWithASentence() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.rng"), "<grammar");
        assertTrue(String.valueOf(assertThrows(IOException.class, () -> GrammarReader.read(bad)).getMessage())
                .contains("is not XML that can be read"));
        Path away = write("away.rng", "<include href='../../etc/passwd'/>");
        assertTrue(String.valueOf(assertThrows(IOException.class, () -> GrammarReader.read(away)).getMessage())
                .contains("which is not followed"));
        Path bomb = Files.writeString(folder.resolve("bomb.rng"),
                "<!DOCTYPE g [<!ENTITY a 'b'>]>" + HEAD + "&a;</grammar>");
        assertThrows(IOException.class, () -> GrammarReader.read(bomb));
    }
}
