// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read: values, names, paths. */
class ElementTest {

    private static Optional<String> text(String content) {
        return Domain.of("<domain><name>" + content + "</name></domain>").name();
    }

    @Test
    void textIsItsOwnWithoutCommentsAndChildren() {
        assertEquals(Optional.of("vm"), text("<!-- a --> vm <!-- b -->"));
        assertEquals(Optional.of("one  two"), text(" one <!-- <x> --> two "));
        assertEquals(Optional.of("onetwo"), text("one<x>not this</x>two"));
        assertEquals(Optional.of("a<b>c"), text("a<![CDATA[<b>]]>c"));
        assertEquals(Optional.of(" kept "), text("<![CDATA[ kept ]]>"));
        assertEquals(Optional.of("]]>"), text("<![CDATA[]]]]><![CDATA[>]]>"));
        assertEquals(Optional.of("vm"), text("<?pi a > b?>vm<!---->"));
        assertEquals(Optional.of("a\nb"), text("\r\n a\r\nb \r"));
        assertEquals(Optional.of("\u00a0"), text(" \u00a0 "));
        assertEquals(Optional.of(" x\r"), text("&#32;x&#xD;"));
    }

    @Test
    void blanksAreNoText() {
        assertEquals(Optional.empty(), text(""));
        assertEquals(Optional.empty(), text(" \n\t"));
        assertEquals(Optional.empty(), text("<!-- only -->\n<?x y?>"));
        assertEquals(Optional.empty(), Domain.of("<domain><name/></domain>").name());
    }

    @Test
    void attributesAreDecoded() {
        Domain domain = Domain
                .of("<domain a=\"it's &quot;x&quot;\" b='a > b /> <!--'.'/>".replace("<!--'.'", "&lt;!--'"));
        assertEquals(List.of("a", "b"), List.copyOf(domain.root().attributes().keySet()));
        assertEquals(Optional.of("it's \"x\""), domain.get("/@a"));
        assertEquals(Optional.of("a > b /> <!--"), domain.get("@b"));
        Domain breaks = Domain.of("<domain a='1\r\n2\t3&#10;4&#9;5&#x1F5A5;'\n\tb\n=\n''/>");
        assertEquals(Optional.of("1 2 3\n4\t5🖥"), breaks.get("/@a"));
        assertEquals(Optional.of(""), breaks.get("/@b"));
        assertEquals(Optional.empty(), breaks.get("/@c"));
        assertThrows(UnsupportedOperationException.class, () -> breaks.root().attributes().clear());
    }

    @Test
    void namesCarryTheirPrefixes() {
        Domain domain = Domain.of(Corpus.file("qemu-commandline"));
        assertEquals(List.of("-device", "{'driver':'ivshmem-plain','id':'shmem0','memdev':'looking-glass'}", "-object"),
                domain.find("qemu:commandline").orElseThrow().children("qemu:arg")
                        .map(a -> a.get("@value").orElseThrow()).toList());
        assertEquals(Optional.of("x > y"), domain.get("/qemu:commandline/qemu:env[@name='A']@value"));
        assertEquals(Optional.of("http://libvirt.org/schemas/domain/qemu/1.0"), domain.get("/@xmlns:qemu"));
        assertEquals(Optional.of("1"), Domain.of(Corpus.file("unknown-elements")).get("x:y@x:z"));
    }

    @Test
    void markupInCommentsIsNone() {
        Domain domain = Domain.of(Corpus.file("comments"));
        assertEquals(Optional.of("comments"), domain.name());
        assertEquals(1, domain.devices("video").count());
        assertEquals(1, domain.root().children("name").count());
    }

    @Test
    void pathsTakeTheFirstThatLeadsThere() {
        Domain domain = Domain.of("<domain><a/><a><b/></a><a><b c='1'/><b c='2'>t</b></a></domain>");
        assertEquals(Optional.of("1"), domain.get("/a/b[@c='1']@c"));
        assertEquals(Optional.of("t"), domain.get("a/b[@c=\"2\"]"));
        assertEquals(Optional.empty(), domain.get("a/b@c"));
        Element last = domain.root().children("a").skip(2).findFirst().orElseThrow();
        assertTrue(last.is("b@c", "1"));
        assertFalse(last.is("b@c", "2"));
        assertFalse(last.is("b@none", "2"));
        assertEquals(Optional.of(last), last.find(""));
        assertEquals(Optional.of(domain.root()), last.find("/"));
        assertEquals(List.of("b", "b"), last.children().map(Element::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//a", "a//b", "a/", "a b", "a[1]", "a[@b]", "a[@b='1'", "@", "a@", "a@b@c", "a@b/c", "<a>",
            "1a", "*",
            "a[@b='1']c", "a:", "/a/", "..", "a@@b"})
    void whatIsNoPathIsRefused(String path) {
        Element root = Domain.of("<domain/>").root();
        assertThrows(IllegalArgumentException.class, () -> root.get(path));
        assertThrows(IllegalArgumentException.class, () -> root.find(path));
    }

    @Test
    void theInnermostElementAtAnOffset() {
        String text = "<domain><a> <b x='1'/>t</a></domain>";
        Domain domain = Domain.of(text);
        assertEquals("b", domain.elementAt(text.indexOf("x=")).orElseThrow().name());
        assertEquals("a", domain.elementAt(text.indexOf("t</a>")).orElseThrow().name());
        assertEquals("a", domain.elementAt(text.indexOf("</a>") + 3).orElseThrow().name());
        assertEquals("domain", domain.elementAt(text.indexOf("</domain>")).orElseThrow().name());
    }
}
