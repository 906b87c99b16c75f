// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the JDK's DOM parser finds in a text, to compare with what {@link Domain} finds; both as an outline in plain text. */
final class Oracle {

    private Oracle() {
    }

    static String outline(String text) {
        StringBuilder out = new StringBuilder();
        outline(parse(text).getDocumentElement(), "", out);
        return out.toString();
    }

    static String outline(Domain domain) {
        StringBuilder out = new StringBuilder();
        outline(domain.root(), "", out);
        return out.toString();
    }

    static Document parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setCoalescing(false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (Exception e) {
            throw new AssertionError("Not well-formed: " + e.getMessage() + "\n" + text, e);
        }
    }

    private static void outline(Element element, String indent, StringBuilder out) {
        line(indent, element.name(), new TreeMap<>(element.attributes()), element.text(), out);
        element.children().forEach(child -> outline(child, indent + " ", out));
    }

    private static void outline(Node node, String indent, StringBuilder out) {
        NamedNodeMap map = node.getAttributes();
        Map<String, String> attributes = IntStream.range(0, map.getLength()).mapToObj(map::item)
                .collect(Collectors.toMap(Node::getNodeName, Node::getNodeValue, (a, b) -> a, TreeMap::new));
        line(indent, node.getNodeName(), attributes, text(node), out);
        children(node).filter(n -> n.getNodeType() == Node.ELEMENT_NODE).forEach(n -> outline(n, indent + " ", out));
    }

    /** DOM does not tell a blank that was written as a reference, so the outline strips; that they stay is tested apart. */
    private static Optional<String> text(Node node) {
        String all = children(node)
                .filter(n -> n.getNodeType() == Node.TEXT_NODE || n.getNodeType() == Node.CDATA_SECTION_NODE)
                .map(Node::getNodeValue).collect(Collectors.joining());
        return Optional.of(all);
    }

    private static Stream<Node> children(Node node) {
        NodeList list = node.getChildNodes();
        return IntStream.range(0, list.getLength()).mapToObj(list::item);
    }

    private static void line(String indent, String name, Map<String, String> attributes, Optional<String> text,
            StringBuilder out) {
        out.append(indent).append(name).append(' ').append(attributes).append(" [").append(text.orElse("").strip())
                .append("]\n");
    }
}
