// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.domain.DomainEdit.Splice;

/**
 * A libvirt domain: a text, and the elements in it. Immutable and thread-safe; every change makes another domain.
 * <p>
 * What a provider does not know stays as it is, to the byte: comments, blanks, quotes, unknown elements. The format is
 * <a href="https://libvirt.org/formatdomain.html">libvirt's domain XML</a>; beyond its root element nothing is required here.
 */
public final class Domain {

    /** The longest text, in characters, and the largest file, in bytes, that is taken for a domain: 16 Mi. */
    public static final int LIMIT = 16 << 20;

    private final String text;
    private final Origins origins;
    private final Element root;
    private final List<Element> elements = new ArrayList<>();
    // Computed when first asked for; two threads that race compute the same.
    private @Nullable Map<Long, Element> byId;
    private @Nullable String digest;

    /** For a text that is known to be well-formed. */
    Domain(String text, Origins origins) {
        this.text = text;
        this.origins = origins;
        for (Span span : Spans.in(text)) {
            Optional<Element> parent = span.parent() < 0 ? Optional.empty() : Optional.of(elements.get(span.parent()));
            elements.add(new Element(text, span, origins.at(span.start()), parent));
        }
        root = elements.getFirst();
    }

    /**
     * Reads a domain. Nothing is fetched or expanded; a typical one takes well under a millisecond.
     *
     * @throws DomainException when this text is not a domain: not well-formed, another root element, a document type, longer
     *         than {@link #LIMIT}; the message says what to do and the position where
     */
    public static Domain of(String text) {
        WellFormed.check(text);
        return new Domain(text, Origins.of(text.length()));
    }

    /** The first character of a value, as a code point, that no XML can hold; empty when an edit can write the value. */
    public static OptionalInt unwritable(String value) {
        return Escapes.unwritable(value);
    }

    /** The text, as it was read or as edits left it. */
    public String text() {
        return text;
    }

    /** The {@code <domain>} element. */
    public Element root() {
        return root;
    }

    /** The machine's name, if one is given. */
    public Optional<String> name() {
        return get("/name");
    }

    /** What runs it: {@code kvm}, {@code qemu}, {@code xen} and so on. */
    public Optional<String> type() {
        return get("/@type");
    }

    /** The devices of one kind, such as {@code video} or {@code hostdev}, in order. */
    public Stream<Element> devices(String kind) {
        return root.children("devices").flatMap(devices -> devices.children(kind));
    }

    /** The element at a path, as in {@link Element#find(String)} from the root. */
    public Optional<Element> find(String path) {
        return root.find(path);
    }

    /** The value at a path, as in {@link Element#get(String)} from the root. */
    public Optional<String> get(String path) {
        return root.get(path);
    }

    /** The same element in this version of the document; empty when it is gone or has got another name. */
    public Optional<Element> find(Element element) {
        return element(element.id()).filter(found -> found.name().equals(element.name()));
    }

    /** The element with this {@linkplain Element#id() id}, whatever its name is in this version; empty when it is gone. */
    public Optional<Element> element(long id) {
        return Optional.ofNullable(byId().get(id));
    }

    private Map<Long, Element> byId() {
        Map<Long, Element> known = byId;
        if (known == null) {
            known = new HashMap<>();
            for (Element element : elements) {
                known.put(element.id(), element);
            }
            byId = known;
        }
        return known;
    }

    /** The innermost element that has the character at this offset; empty outside the root. */
    public Optional<Element> elementAt(int offset) {
        Optional<Element> inner = Optional.empty();
        Optional<Element> next = Optional.of(root).filter(e -> covers(e, offset));
        while (next.isPresent()) {
            inner = next;
            next = next.get().children().filter(e -> covers(e, offset)).findFirst();
        }
        return inner;
    }

    /** The line and column at which this version has the start tag of an element of it. */
    public Position locate(Element element) {
        return Position.of(text, find(element).orElseThrow(() -> gone(element)).start());
    }

    /** The SHA-256 of the text in UTF-8, in hexadecimal: the same for the same text, whatever was edited to get there. */
    public String digest() {
        String known = digest;
        if (known == null) {
            try {
                known = HexFormat.of().formatHex(
                        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
            digest = known;
        }
        return known;
    }

    /**
     * What an editing function does, as data; this domain stays as it is.
     *
     * @throws StaleEditException when it edits an element that is not there
     */
    public DomainEdit edit(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /**
     * The domain after an edit. Parsed once, however many splices there are; elements keep their ids.
     *
     * @throws StaleEditException when the edit was made for another version than this one
     * @throws DomainException when the result is not a domain
     */
    public Domain apply(DomainEdit edit) {
        if (edit.from().isPresent() && !edit.from().get().equals(digest())) {
            throw stale();
        }
        String edited = text;
        Origins moved = origins;
        for (Splice splice : edit.splices()) {
            if (!splice.fits(edited)) {
                throw stale();
            }
            edited = splice.on(edited);
            moved = moved.after(splice);
        }
        if (edit.isEmpty()) {
            return this;
        }
        if (!isSurelyWellFormed(edit.splices(), edited)) {
            WellFormed.check(edited);
        }
        return new Domain(edited, moved);
    }

    /**
     * The domain that this text is, taken as typed over this one: as little as possible is new, all else keeps its identity.
     *
     * @throws DomainException when the new text is not a domain, as it often is for a moment while someone types
     */
    public Domain reparse(String newText) {
        return newText.equals(text) ? this : apply(new DomainEdit(List.of(Minimal.between(text, newText))));
    }

    /** What is typed is one splice, and mostly within one element; to look at that alone is much less than all of a long text. */
    private boolean isSurelyWellFormed(List<Splice> splices, String edited) {
        return splices.size() == 1 && edited.length() <= LIMIT
                && new Patch(this, splices.getFirst()).isSurelyWellFormed();
    }

    /** How many elements there are. */
    int size() {
        return elements.size();
    }

    Origins origins() {
        return origins;
    }

    static StaleEditException gone(Element element) {
        return new StaleEditException("The <" + element.name() + "> to be edited is no longer in the domain;"
                + " look at the domain as it is now and repeat the change.");
    }

    private static StaleEditException stale() {
        return new StaleEditException("The domain has changed since this edit was made;"
                + " look at the domain as it is now and repeat the change.");
    }

    private static boolean covers(Element element, int offset) {
        return element.start() <= offset && offset < element.end();
    }
}
