// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An element in one version of a domain. Immutable and thread-safe. Its {@linkplain #id() id} outlives edits:
 * {@link Domain#find(Element)} gives the same element in any later version.
 * <p>
 * Paths: {@code model@heads} is an attribute of a child, {@code @type} one of the element itself,
 * {@code source/address} a child of a child, {@code graphics[@type='spice']} the first child with that attribute, and
 * {@code /devices/video} begins at the root. The first match in the document's order counts. Names carry the prefix that
 * the document uses ({@code qemu:commandline}). A path that cannot be read is an {@link IllegalArgumentException}.
 */
public final class Element {

    private final String source;
    private final Span span;
    private final long id;
    private final Optional<Element> parent;
    private final List<Element> children = new ArrayList<>();
    // Computed when first asked for; two threads that race compute the same.
    private @Nullable Map<String, List<Element>> byName;
    private @Nullable Map<String, String> attributes;
    private @Nullable Content content;

    /** Adds itself to its parent; called by {@link Domain} only, while it builds the tree. */
    Element(String source, Span span, long id, Optional<Element> parent) {
        this.source = source;
        this.span = span;
        this.id = id;
        this.parent = parent;
        parent.ifPresent(p -> p.children.add(this));
    }

    /** Who it is, in all versions that come from one {@link Domain#of}; says nothing across domains. */
    public long id() {
        return id;
    }

    /** Its name as written, with its prefix. */
    public String name() {
        return span.name();
    }

    /** What it stands in; empty for the root. */
    public Optional<Element> parent() {
        return parent;
    }

    /** The offset of its start tag in {@link Domain#text()}. */
    public int start() {
        return span.start();
    }

    /** The offset after its last character. */
    public int end() {
        return span.end();
    }

    /** Its child elements of this name, in order. */
    public Stream<Element> children(String name) {
        return named(name).stream();
    }

    /** All its child elements, in order. */
    public Stream<Element> children() {
        return children.stream();
    }

    /** The element at a path; the attribute at its end, if any, is not looked at. */
    public Optional<Element> find(String path) {
        Path p = Path.of(path);
        return Path.walk(p.from(this), p.steps());
    }

    /** The value of the attribute, or the text of the element, at a path; empty when there is none. */
    public Optional<String> get(String path) {
        Path p = Path.of(path);
        Optional<Element> element = Path.walk(p.from(this), p.steps());
        return p.attribute().isPresent()
                ? element.map(e -> e.attributes().get(p.attribute().get()))
                : element.flatMap(Element::text);
    }

    /** Whether there is a value at this path and it is this one. */
    public boolean is(String path, String value) {
        return get(path).filter(value::equals).isPresent();
    }

    /** Its attributes in their order, references decoded, namespace declarations among them. */
    public Map<String, String> attributes() {
        Map<String, String> known = attributes;
        if (known == null) {
            Map<String, String> read = new LinkedHashMap<>();
            tag().attributes().forEach(a -> read.put(a.name(), Escapes.attributeValue(a.raw())));
            known = Collections.unmodifiableMap(read);
            attributes = known;
        }
        return known;
    }

    /**
     * Its own text: CDATA sections are text, comments and the text of child elements are not; references are decoded and
     * blanks at both ends are formatting, unless written as references. Empty when there is nothing but blanks.
     */
    public Optional<String> text() {
        return content().value();
    }

    /** Its name and place, for logs. */
    @Override
    public String toString() {
        return "<" + name() + "> at " + start();
    }

    Element root() {
        Element e = this;
        while (e.parent.isPresent()) {
            e = e.parent.get();
        }
        return e;
    }

    Tag tag() {
        return Tag.at(source, span.start());
    }

    Content content() {
        Content known = content;
        if (known == null) {
            known = Content.of(source, this);
            content = known;
        }
        return known;
    }

    List<Element> childList() {
        return children;
    }

    /** Its child elements of this name; asked of {@code <devices>} by every check, so that looking at all is too much. */
    List<Element> named(String name) {
        Map<String, List<Element>> known = byName;
        if (known == null) {
            known = new HashMap<>();
            for (Element child : children) {
                known.computeIfAbsent(child.name(), first -> new ArrayList<>()).add(child);
            }
            byName = known;
        }
        return known.getOrDefault(name, List.of());
    }

    int contentStart() {
        return span.contentStart();
    }

    int contentEnd() {
        return span.contentEnd();
    }

    boolean isSelfClosing() {
        return span.isSelfClosing();
    }

    /** Whether there is nothing in it: not even a comment. */
    boolean isEmpty() {
        return Escapes.isBlank(source.substring(span.contentStart(), span.contentEnd()));
    }
}
