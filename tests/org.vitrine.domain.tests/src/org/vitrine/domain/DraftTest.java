// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.domain.DomainEdit.Splice;

/** What is written, to the character. */
class DraftTest {

    private static String edited(String text, Consumer<Draft> change) {
        Domain domain = Domain.of(text);
        DomainEdit edit = domain.edit(change);
        Domain after = domain.apply(edit);
        assertEquals(text, after.apply(edit.inverse()).text());
        return after.text();
    }

    @Test
    void oneValueIsOneSplice() {
        Domain domain = Domain.of(Corpus.file("plain"));
        DomainEdit edit = domain.edit(d -> d.root().set("/devices/video/model@vgamem", 32768));
        assertEquals(List.of(new Splice(domain.text().indexOf("16384"), "16384", "32768")), edit.splices());
    }

    @Test
    void aDeviceFollowsTheLastOfItsKind() {
        String text = "<domain>\n  <devices>\n    <video>\n      <model type='vga'/>\n    </video>\n    <input/>\n  </devices>\n</domain>\n";
        String wanted = """
                <domain>
                  <devices>
                    <video>
                      <model type='vga'/>
                    </video>
                    <video>
                      <model type='qxl'>
                        <resolution x='640'/>
                      </model>
                    </video>
                    <input/>
                    <sound/>
                  </devices>
                </domain>
                """;
        Consumer<Draft> change = d -> {
            d.addDevice("video").set("model@type", "qxl").set("model/resolution@x", 640);
            d.addDevice("sound");
        };
        assertEquals(wanted, edited(text, change));
        assertEquals(wanted.replace("\n", "\r\n"), edited(text.replace("\n", "\r\n"), change));
        assertEquals(wanted.replace("  ", "\t"), edited(text.replace("  ", "\t"), change));
        assertEquals(wanted.replaceAll("\n *", ""), edited(text.replaceAll("\n *", ""), change));
    }

    @Test
    void elementsAreOpenedInTheirOwnStyle() {
        assertEquals("<domain><devices><video/></devices></domain>", edited("<domain/>", d -> d.addDevice("video")));
        assertEquals("<domain>\n  <devices>\n    <video/>\n  </devices>\n</domain>\n",
                edited("<domain/>\n", d -> d.addDevice("video")));
        assertEquals("<domain>\n  <a ><b/></a>\n</domain>",
                edited("<domain>\n  <a ></a>\n</domain>", d -> d.root().set("a/b", "").ensure("a/b")));
        assertEquals("<domain>\n  <a >\n    <b/>\n  </a>\n</domain>",
                edited("<domain>\n  <a />\n</domain>", d -> d.root().ensure("a/b")));
        assertEquals("<domain>\n<a/><b><c/></b>\n</domain>",
                edited("<domain>\n<a/><b/>\n</domain>", d -> d.root().ensure("b/c")));
        assertEquals("<domain>\n  <a>\n    <!-- x -->\n    <b/>\n  </a>\n</domain>",
                edited("<domain>\n  <a>\n    <!-- x -->\n  </a>\n</domain>", d -> d.root().ensure("a/b")));
        assertEquals("<domain>\n  <a>text<b/>\n  </a>\n</domain>".replace("<b/>", "\n    <b/>"),
                edited("<domain>\n  <a>text\n  </a>\n</domain>", d -> d.root().ensure("a/b")));
    }

    @Test
    void childrenOfTheDomainStandWhereLibvirtWritesThem() {
        String text = "<domain>\n  <name>x</name>\n  <vcpu>1</vcpu> <!-- one -->\n  <!-- the rest -->\n  <devices/>\n  <future/>\n</domain>";
        assertEquals(text.replace("<!-- one -->", "<!-- one -->\n  <features/>"),
                edited(text, d -> d.root().ensure("features")));
        assertEquals(text.replace("</name>", "</name>\n  <memory unit='MiB'>1</memory>"),
                edited(text, d -> d.root().set("memory", 1).set("memory@unit", "MiB")));
        assertEquals(text.replace("<future/>", "<future/>\n  <unheard/>"),
                edited(text, d -> d.root().ensure("unheard")));
        assertEquals(text.replace("<devices/>", "<devices/>\n  <seclabel/>"),
                edited(text, d -> d.root().ensure("seclabel")));
        assertEquals("<domain>\n  <name>y</name>\n  <os/>\n</domain>",
                edited("<domain>\n  <os/>\n</domain>", d -> d.root().set("name", "y")));
    }

    @Test
    void commentsOnALineStayOnIt() {
        String text = Corpus.file("passthrough");
        String after = edited(text, d -> d.addDevice("hostdev"));
        assertEquals(text.replace("<!-- its sound -->", "<!-- its sound -->\n    <hostdev/>"), after);
        String oneLine = "<domain><a/><!-- about b --><b/></domain>";
        assertEquals("<domain><a/><a/><!-- about b --><b/></domain>", edited(oneLine, d -> d.root().add("a")));
    }

    @Test
    void quotesAreTheDocumentsOwn() {
        assertEquals("<domain a=\"1\"><b c=\"it's\"/></domain>",
                edited("<domain a=\"1\"/>", d -> d.root().set("b@c", "it's")));
        assertEquals("<domain><b c='it&apos;s \"x\"'/></domain>",
                edited("<domain/>", d -> d.root().set("b@c", "it's \"x\"")));
        assertEquals("<domain a = \"&quot;2&quot;\" />",
                edited("<domain a = \"1\" />", d -> d.root().set("@a", "\"2\"")));
        assertEquals("<domain\n  a='1' b='2'\n/>", edited("<domain\n  a='1'\n/>", d -> d.root().set("@b", 2)));
        assertEquals("<domain x='a>b' y='1'>t</domain>",
                edited("<domain x='a>b'>t</domain>", d -> d.root().set("@y", 1)));
    }

    @Test
    void attributesAreFoundByTheirWholeNames() {
        String text = "<domain xtype='a type=\"b\"' x:type='c' xmlns:x='urn:x' type='d'/>";
        assertEquals(text.replace("'d'", "'e'"), edited(text, d -> d.root().set("@type", "e")));
        assertEquals(text.replace(" type='d'", ""), edited(text, d -> d.root().clear("@type")));
        assertEquals(text.replace("'c'", "'e'"), edited(text, d -> d.root().set("@x:type", "e")));
    }

    @Test
    void textIsSetAroundWhatElseIsThere() {
        assertEquals("<domain><name>y</name></domain>",
                edited("<domain><name/></domain>", d -> d.root().set("name", "y")));
        assertEquals("<domain><name>y</name></domain>",
                edited("<domain><name></name></domain>", d -> d.root().set("name", "y")));
        assertEquals("<domain><name>\n  y\n </name></domain>",
                edited("<domain><name>\n  x\n </name></domain>", d -> d.root().set("name", "y")));
        assertEquals("<domain><name><!-- a -->y<!-- b --></name></domain>",
                edited("<domain><name><!-- a -->x<!-- b --></name></domain>", d -> d.root().set("name", "y")));
        assertEquals("<domain><name>y<b/></name></domain>",
                edited("<domain><name>one <b/> two</name></domain>", d -> d.root().set("name", "y")));
        assertEquals("<domain><name>&lt;y> &amp; ]]&gt;</name></domain>",
                edited("<domain><name><![CDATA[x]]></name></domain>", d -> d.root().set("name", "<y> & ]]>")));
        assertEquals("<domain><name></name></domain>",
                edited("<domain><name>x</name></domain>", d -> d.root().set("name", "")));
        assertEquals("<domain>\r\n<title>a\r\nb</title>\r\n</domain>",
                edited("<domain>\r\n<title>x</title>\r\n</domain>", d -> d.root().set("title", "a\nb")));
    }

    @Test
    void clearTakesWhatItLeavesEmpty() {
        String text = "<domain>\n  <features>\n    <kvm>\n      <hidden state='on'/>\n    </kvm>\n  </features>\n  <devices>\n    <a/>\n  </devices>\n</domain>";
        assertEquals("<domain>\n  <devices>\n    <a/>\n  </devices>\n</domain>",
                edited(text, d -> d.root().clear("/features/kvm/hidden@state")));
        assertEquals("<domain>\n  <devices>\n    <a/>\n  </devices>\n</domain>",
                edited(text, d -> d.root().clear("features/kvm/hidden")));
        assertEquals(text.replace("\n    <a/>", ""), edited(text, d -> d.root().clear("devices/a")));
        String more = text.replace("<kvm>", "<!-- why --><kvm>");
        assertEquals(
                "<domain>\n  <features>\n    <!-- why -->\n  </features>\n  <devices>\n    <a/>\n  </devices>\n</domain>",
                edited(more, d -> d.root().clear("features/kvm/hidden@state")));
        String other = text.replace("state='on'", "state='on' x='1'");
        assertEquals(text.replace("state='on'", "x='1'"),
                edited(other, d -> d.root().clear("features/kvm/hidden@state")));
        String twice = "<domain><g t='a'><s/></g><g t='b'><l x='1'/></g></domain>";
        assertEquals("<domain><g t='a'><s/></g></domain>", edited(twice, d -> d.root().clear("/g[@t='b']/l@x")));
        assertEquals(text,
                edited(text, d -> d.root().clear("features/none").clear("features/kvm@none").clear("none@x")));
    }

    @Test
    void removeTakesItsLine() {
        String text = Corpus.file("sections");
        assertEquals(text.replace("\n    <input type='tablet' bus='usb'/>", ""),
                edited(text, d -> d.at(d.now().devices("input").findFirst().orElseThrow()).remove()));
        assertEquals("<domain>\n  <os/>\n</domain>",
                edited("<domain>\n  <os>\n    <type/>\n  </os>\n</domain>", d -> d.root().ensure("os/type").remove()));
        assertThrows(IllegalArgumentException.class, () -> edited(text, d -> d.root().remove()));
        assertThrows(IllegalArgumentException.class, () -> edited(text, d -> d.root().clear("")));
    }

    @Test
    void theNearestBranchIsCompleted() {
        String text = "<domain><g t='a'/><g t='b'><l x='1'/></g></domain>";
        assertEquals(text.replace("x='1'", "x='2'"), edited(text, d -> d.root().set("g/l@x", 2)));
        assertEquals(text.replace("<g t='a'/>", "<g t='a'><m x='2'/></g>"),
                edited(text, d -> d.root().set("g/m@x", 2)));
        assertEquals(text.replace("</domain>", "<g t='c' u='d'><l x='2'/></g></domain>"),
                edited(text, d -> d.root().set("g[@t='c'][@u='d']/l@x", 2)));
    }

    @Test
    void libvirtsPrefixesAreDeclaredWhereNobodyDid() {
        String uri = "http://libvirt.org/schemas/domain/qemu/1.0";
        Consumer<Draft> arg = d -> d.root().add("qemu:commandline").add("qemu:arg").set("@value", "-s");
        assertEquals(
                "<domain type='kvm' xmlns:qemu='" + uri
                        + "'><qemu:commandline><qemu:arg value='-s'/></qemu:commandline></domain>",
                edited("<domain type='kvm'/>", arg));
        assertEquals(
                "<domain xmlns:qemu='" + uri + "'><qemu:commandline><qemu:arg value='-s'/></qemu:commandline></domain>",
                edited("<domain/>", arg.andThen(d -> d.root().set("/@xmlns:qemu", uri))));
        Domain plain = Domain.of("<domain/>");
        DomainEdit unknown = plain.edit(d -> d.root().add("foo:bar"));
        assertTrue(String.valueOf(assertThrows(DomainException.class, () -> plain.apply(unknown)).getMessage())
                .contains("\"foo:\""));
    }

    @Test
    void aDraftSeesItsOwnChangesAndPartiesShareIt() {
        List<String> seen = new ArrayList<>();
        String after = edited("<domain><devices/></domain>", d -> {
            Editable first = d.addDevice("video").set("model@type", "qxl");
            seen.add(d.now().text());
            d.addDevice("video").set("model@type", "vga");
            first.set("model@heads", first.element().find("model").orElseThrow().attributes().size());
            assertEquals(Optional.of("1"), d.now().get("/devices/video/model@heads"));
        });
        assertEquals(List.of("<domain><devices><video><model type='qxl'/></video></devices></domain>"), seen);
        assertEquals(
                "<domain><devices><video><model type='qxl' heads='1'/></video><video><model type='vga'/></video></devices></domain>",
                after);
    }

    @Test
    void aDraftEndsWithItsEdit() {
        List<Draft> kept = new ArrayList<>();
        Domain domain = Domain.of("<domain/>");
        domain.edit(kept::add);
        assertThrows(IllegalStateException.class, () -> kept.getFirst().root().set("@a", 1));
    }

    @Test
    void doneAndUndoneIsNoEdit() {
        Domain domain = Domain.of("<domain><a/></domain>");
        assertEquals(DomainEdit.NONE, domain.edit(d -> {
            d.root().set("@x", 1);
            d.root().clear("@x");
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0001b", "\uFFFE", "\uD800", "x\uDC00"})
    void charactersThatXmlCannotHoldAreRefused(String value) {
        Domain domain = Domain.of("<domain/>");
        assertThrows(IllegalArgumentException.class, () -> domain.edit(d -> d.root().set("@a", value)));
        assertThrows(IllegalArgumentException.class, () -> domain.edit(d -> d.root().set("a", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "<a", "a/", "1", ":a", "a:", "a:b:c", "a='1'"})
    void whatIsNoNameIsRefused(String name) {
        Domain domain = Domain.of("<domain/>");
        assertThrows(IllegalArgumentException.class, () -> domain.edit(d -> d.addDevice(name)));
    }
}
