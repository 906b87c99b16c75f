// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.eclipse.jdt.annotation.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Reads a RELAX NG grammar in XML syntax with what it includes from the same folder. Bounded in size, depth and files; fetches
 * nothing. What it does not know it takes for any text, so that a newer schema still tells what it can.
 */
public final class GrammarReader {
    private static final String NAMESPACE = "http://relaxng.org/ns/structure/1.0";
    private static final java.util.regex.Pattern LIBVIRT = java.util.regex.Pattern
            .compile("http://libvirt\\.org/schemas/domain/([a-z]+)/.*");
    private static final int MOST_FILES = 64;
    private static final long MOST_BYTES = 8L << 20;
    private static final int MOST_DEPTH = 200;

    private final Path folder;
    private final Map<String, Pattern> defined = new HashMap<>();
    private final List<Pattern> starts = new ArrayList<>();
    private final Set<String> files = new HashSet<>();
    private long bytes;

    private GrammarReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a grammar.
     *
     * @throws IOException when it cannot be read, is no grammar, or is larger than any schema should be; the message says which
     */
    public static Grammar read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("There is no schema at " + file + ".");
        }
        GrammarReader reader = new GrammarReader(folder);
        reader.include(String.valueOf(file.getFileName()), Set.of());
        return new Grammar(new Pattern.Choice(List.copyOf(reader.starts)), reader.defined);
    }

    private void include(String name, Set<String> overridden) throws IOException {
        if (name.contains("/") || name.contains(":") || files.size() >= MOST_FILES) {
            throw new IOException("The schema includes " + name + ", which is not followed.");
        }
        if (files.add(name)) {
            components(parse(folder.resolve(name)), overridden, Optional.empty());
        }
    }

    private Element parse(Path file) throws IOException {
        bytes += Files.size(file);
        if (bytes > MOST_BYTES) {
            throw new IOException("The schema at " + folder + " is too large to be read.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("The schema " + file + " is not XML that can be read: " + e.getMessage(), e);
        }
    }

    /** The definitions of a grammar, a {@code <div>} or an {@code <include>}. */
    private void components(Element grammar, Set<String> overridden, Optional<String> namespace) throws IOException {
        for (Element child : children(grammar)) {
            switch (child.getLocalName()) {
                case "define" -> define(child, overridden, namespace(child, namespace));
                case "start" -> starts.add(group(child, namespace(child, namespace), 0));
                case "div" -> components(child, overridden, namespace(child, namespace));
                case "include" -> {
                    Set<String> own = new HashSet<>(overridden);
                    children(child).stream().filter(one -> one.getLocalName().equals("define"))
                            .filter(one -> !one.hasAttribute("combine"))
                            .forEach(one -> own.add(one.getAttribute("name")));
                    include(child.getAttribute("href"), own);
                    components(child, Set.of(), namespace(child, namespace));
                }
                default -> {
                    // documentation, and what newer schemas may bring
                }
            }
        }
    }

    private void define(Element define, Set<String> overridden, Optional<String> namespace) throws IOException {
        String name = define.getAttribute("name");
        if (overridden.contains(name)) {
            return;
        }
        Pattern pattern = group(define, namespace, 0);
        boolean isChoice = define.getAttribute("combine").equals("choice");
        defined.merge(name, pattern, (old, more) -> isChoice
                ? new Pattern.Choice(List.of(old, more))
                : new Pattern.Group(List.of(old, more)));
    }

    private Pattern group(Element parent, Optional<String> namespace, int depth) throws IOException {
        List<Pattern> all = patterns(parent, namespace, depth);
        return all.isEmpty() ? new Pattern.Empty() : all.size() == 1 ? all.getFirst() : new Pattern.Group(all);
    }

    private List<Pattern> patterns(Element parent, Optional<String> namespace, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw new IOException("The schema at " + folder + " is nested too deeply to be read.");
        }
        List<Pattern> all = new ArrayList<>();
        for (Element child : children(parent)) {
            if (!Set.of("name", "anyName", "nsName", "param", "except").contains(child.getLocalName())) {
                all.add(pattern(child, namespace(child, namespace), depth + 1));
            }
        }
        return all;
    }

    private Pattern pattern(Element at, Optional<String> namespace, int depth) throws IOException {
        return switch (at.getLocalName()) {
            case "element" -> new Pattern.Element(prefixed(name(at), namespace), group(at, namespace, depth));
            case "attribute" -> {
                List<Pattern> values = patterns(at, namespace, depth);
                yield new Pattern.Attribute(name(at),
                        values.isEmpty() ? new Pattern.Data("text") : new Pattern.Group(values));
            }
            case "choice" -> new Pattern.Choice(patterns(at, namespace, depth));
            case "group", "interleave" -> group(at, namespace, depth);
            case "optional" -> new Pattern.Some(group(at, namespace, depth), new Occurs(false, false));
            case "zeroOrMore" -> new Pattern.Some(group(at, namespace, depth), Occurs.ANY);
            case "oneOrMore" -> new Pattern.Some(group(at, namespace, depth), new Occurs(true, true));
            case "mixed" -> new Pattern.Group(List.of(new Pattern.Data("text"), group(at, namespace, depth)));
            case "ref" -> new Pattern.Ref(at.getAttribute("name"));
            case "value" -> new Pattern.Value(at.getTextContent().strip());
            case "data" -> new Pattern.Data(at.getAttribute("type"));
            case "list" -> new Pattern.Data("list");
            case "empty", "notAllowed" -> new Pattern.Empty();
            default -> new Pattern.Data("text");
        };
    }

    private static String name(Element at) {
        if (at.hasAttribute("name")) {
            return at.getAttribute("name");
        }
        return children(at).stream().filter(child -> child.getLocalName().equals("name")).findFirst()
                .map(child -> child.getTextContent().strip()).orElse(Pattern.ANY);
    }

    /** As a document writes it, with libvirt's usual prefix for the namespace. */
    private static String prefixed(String name, Optional<String> namespace) {
        return namespace.filter(uri -> !name.equals(Pattern.ANY)).map(LIBVIRT::matcher)
                .filter(java.util.regex.Matcher::matches).map(found -> found.group(1) + ":" + name).orElse(name);
    }

    private static Optional<String> namespace(Element at, Optional<String> inherited) {
        return at.hasAttribute("ns") ? Optional.of(at.getAttribute("ns")) : inherited;
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        @Nullable
        Node next = parent.getFirstChild();
        while (next != null) {
            if (next instanceof Element element && NAMESPACE.equals(element.getNamespaceURI())) {
                found.add(element);
            }
            next = next.getNextSibling();
        }
        return found;
    }
}
